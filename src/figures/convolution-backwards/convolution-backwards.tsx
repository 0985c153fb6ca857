// A small convolution with its pool, forwards and backwards, all numbers shown, any slope checked. Page thread.
import { useCallback } from 'react';
import * as v from 'valibot';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import type { FigureProps } from '../figure-props.ts';
import { KernelGrid } from '../kernel-bench/kernel-grid.tsx';
import { exponential, powerOfTen } from '../scientific.ts';
import { signed } from '../signed.ts';
import { subscript } from '../small-digits.ts';
import { useFigureState } from '../state/figure-state.ts';
import { NumberSquare } from './number-square.tsx';
import {
  backward,
  biasIndex,
  byDifference,
  field,
  forward,
  imageSide,
  mapSide,
  pixelUnder,
  pooledSide,
} from './pass.ts';
import styles from './convolution-backwards.module.css';

const bit = v.picklist([0, 1]);
const weight = v.pipe(v.number(), v.minValue(-6), v.maxValue(6));
const bits = (side: number) => v.pipe(v.array(bit), v.length(side * side));
const schema = v.strictObject({
  image: bits(imageSide),
  weights: v.pipe(v.array(weight), v.length(field * field)),
  bias: weight,
  target: bits(pooledSide),
  /** Of the weights, then the bias. */
  chosen: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(biasIndex)),
  /** Its power of ten, without the sign. */
  step: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8)),
});
type State = v.InferOutput<typeof schema>;
/** A seven. */
const initial: State = {
  image: [
    [1, 1, 1, 1, 1, 0],
    [0, 0, 0, 0, 1, 0],
    [0, 0, 0, 1, 0, 0],
    [0, 0, 0, 1, 0, 0],
    [0, 0, 1, 0, 0, 0],
    [0, 0, 1, 0, 0, 0],
  ].flat() as State['image'],
  weights: [-0.4, 0.3, 0.9, -0.7, 0.8, 0.6, 0.7, 1.1, -0.9],
  bias: -0.5,
  target: [0, 1, 0, 1],
  chosen: 4,
  step: 4,
};

const steps = wholeScale(0, 8);
const slopeText = (value: number) => signed(value, 8);

export default function ConvolutionBackwards({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('conv-back', schema, initial);
  const { image, weights, bias, target, chosen, step } = state;
  const pass = forward(state);
  const { delta, gradient } = backward(state, pass);
  const epsilon = 10 ** -step;
  const check = byDifference(state, chosen, epsilon);
  const slope = gradient[chosen]!;
  const name =
    chosen === biasIndex
      ? 'b'
      : `w${subscript(Math.floor(chosen / field))}${subscript(chosen % field)}`;
  const turn = useCallback(
    (index: number, value: number) =>
      change({ weights: weights.map((old, i) => (i === index ? value : old)) }),
    [change, weights],
  );
  const flip = (list: State['image'], index: number) =>
    list.map((old, i) => (i === index ? (old === 0 ? 1 : 0) : old));
  const won = (index: number) => pass.winners.includes(index);

  return (
    <FigureFrame
      title="Backwards through a convolution and its pool"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="press a pixel, and see which slopes change. Choose another weight. Then make ε large enough for another cell to win."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.row}>
        <section className={styles.image}>
          <h4>Image x</h4>
          <NumberSquare
            label="Image"
            side={imageSide}
            values={image}
            kind="ink"
            text={String}
            nameOf={(row, column) => `pixel in row ${String(row)}, column ${String(column)}`}
            pressed={(index) => image[index] === 1}
            marked={(index) =>
              chosen !== biasIndex &&
              pass.winners.some((cell) => pixelUnder(cell, chosen) === index)
            }
            onPress={(index) => change({ image: flip(image, index) })}
          />
        </section>
        <section>
          <h4>Kernel w, bias b&nbsp;=&nbsp;{signed(bias, 2)}</h4>
          <KernelGrid weights={weights} onTurn={turn} />
        </section>
        <section>
          <h4>Map a = σ(z), winners framed</h4>
          <NumberSquare
            label="Map"
            side={mapSide}
            values={pass.a}
            kind="ink"
            text={(value) => value.toFixed(2)}
            marked={won}
          />
        </section>
        <section className={styles.small}>
          <h4>Pooled</h4>
          <NumberSquare
            label="Pooled map"
            side={pooledSide}
            values={pass.pooled}
            kind="ink"
            text={(value) => value.toFixed(2)}
          />
          <h4>Wanted y</h4>
          <NumberSquare
            label="Target"
            side={pooledSide}
            values={target}
            kind="ink"
            text={String}
            nameOf={(row, column) => `target in row ${String(row)}, column ${String(column)}`}
            pressed={(index) => target[index] === 1}
            onPress={(index) => change({ target: flip(target, index) })}
          />
        </section>
      </div>
      <div className={styles.row}>
        <section>
          <h4>Errors δ of the map: only winners</h4>
          <NumberSquare
            label="Errors"
            side={mapSide}
            values={delta.map((d) => d * 4)}
            kind="signed"
            text={(_, index) => (won(index) ? signed(delta[index]!, 3) : '0')}
            marked={won}
          />
        </section>
        <section>
          <h4>Slopes ∂C/∂w: choose one</h4>
          <NumberSquare
            label="Slopes"
            side={field}
            values={gradient.slice(0, biasIndex).map((g) => g * 2)}
            kind="signed"
            text={(_, index) => signed(gradient[index]!, 3)}
            nameOf={(row, column) =>
              `slope of the weight in row ${String(row)}, column ${String(column)}`
            }
            pressed={(index) => index === chosen}
            onPress={(index) => change({ chosen: index })}
          />
          <button
            type="button"
            className={styles.bias}
            aria-pressed={chosen === biasIndex}
            onClick={() => change({ chosen: biasIndex })}
          >
            ∂C/∂b = {signed(gradient[biasIndex]!, 3)}
          </button>
        </section>
        <section className={styles.check}>
          <h4>The slope of {name}, both ways</h4>
          <p className={styles.terms}>
            {pass.winners
              .map((cell) => {
                const pixel = chosen === biasIndex ? 1 : image[pixelUnder(cell, chosen)]!;
                return `(${signed(delta[cell]!, 3)})\u00a0·\u00a0${String(pixel)}`;
              })
              .join(' + ')}
          </p>
          <Slider
            label="Step"
            symbol="ε"
            value={step}
            scale={steps}
            format={(value) => (value === 0 ? '1' : powerOfTen(-value))}
            describe={(value) => `10 to the −${String(value)}`}
            onChange={(value) => change({ step: value })}
          />
          <Readings
            rows={[
              ['cost C', pass.cost.toFixed(6)],
              ['backpropagation', slopeText(slope)],
              ['central difference', slopeText(check.slope)],
              ['apart by', exponential(Math.abs(slope - check.slope), 1)],
            ]}
          />
          <p className={styles.kink}>
            {check.kink
              ? 'Within this ε another cell wins: the cost has a kink there, and the difference quotient looks across it.'
              : ''}
          </p>
        </section>
      </div>
    </FigureFrame>
  );
}
