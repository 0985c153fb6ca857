// Five neurons in a row: each factor of the gradient by slider, and what their product leaves for the first. Page thread.
import * as v from 'valibot';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { stopScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { Thermometers } from '../depth/thermometers.tsx';
import type { FigureProps } from '../figure-props.ts';
import { scientific } from '../scientific.ts';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { byNudging, centredBiases, neurons, pass } from './chain.ts';
import styles from './chain-of-neurons.module.css';

const most = 100;
const list = v.pipe(
  v.array(v.pipe(v.number(), v.minValue(-most), v.maxValue(most))),
  v.length(neurons),
);
const schema = v.strictObject({ w: list, b: list });
/** Drawn from N(0, 1) once, and kept to one decimal. */
const usual = { w: [0.6, -1.3, 0.9, 1.7, -0.8], b: [0.4, -0.2, 1.1, -0.7, 0.3] };
const half = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.3, 1.5, 1.7, 2, 2.5, 3, 3.5].concat(
  [4, 4.5, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, most],
);
const scale = stopScale([...half.map((value) => -value).reverse(), 0, ...half]);
const decimals = (value: number) => (Number.isInteger(value) ? 0 : 1);
/** CSS pixels: below, the thermometers stay in view over the sliders. */
const oneColumn = 521;
const letters = ['₁', '₂', '₃', '₄', '₅'];

export default function ChainOfNeurons({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('chain', schema, usual);
  const [layout, width] = useWidth<HTMLDivElement>();
  const { w, b } = state;
  const { z, a, slopes, deltas } = pass(state);
  const difference = byNudging(state);
  const last = deltas[neurons - 1]!;
  // A neuron that is saturated to the last digit has a slope of exactly 0.
  const ratio = last === 0 ? null : Math.abs(deltas[0]! / last);
  useReportGoal('chain-explodes', ratio !== null && ratio > 1000);
  const replaced = (values: readonly number[], at: number, by: number) =>
    values.map((value, i) => (i === at ? by : value));

  return (
    <FigureFrame
      title="A chain of neurons"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="set every weight to 1 and centre the sums: the best that such weights can do. Then look for the weight at which a factor passes 1."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div ref={layout} className={styles.layout}>
        <div className={styles.side}>
          <ol className={styles.chain}>
            {w.map((weight, j) => {
              // How the first weight comes in does not matter to the first bias.
              const factor = (j === 0 ? 1 : weight) * slopes[j]!;
              const large = Math.abs(factor) >= 1;
              return (
                <li key={j}>
                  <span className={styles.neuron} data-large={large}>
                    {a[j]!.toFixed(2)}
                  </span>
                  <Slider
                    label={`Weight ${String(j + 1)}`}
                    symbol={`w${letters[j]!}`}
                    value={weight}
                    scale={scale}
                    format={(value) => signed(value, decimals(value))}
                    describe={(value) => `weight ${signed(value, 1)}`}
                    onChange={(value) => change({ w: replaced(w, j, value) })}
                  />
                  <Slider
                    label={`Bias ${String(j + 1)}`}
                    symbol={`b${letters[j]!}`}
                    value={b[j]!}
                    scale={scale}
                    format={(value) => signed(value, decimals(value))}
                    describe={(value) => `bias ${signed(value, 1)}`}
                    onChange={(value) => change({ b: replaced(b, j, value) })}
                  />
                  <span className={styles.numbers}>
                    <span>z = {signed(z[j]!, 2)}</span>
                    <span>σ′ = {scientific(slopes[j]!)}</span>
                    <b data-large={large}>
                      {j === 0 ? 'σ′ alone' : `w σ′ = ${scientific(factor)}`}
                    </b>
                  </span>
                </li>
              );
            })}
          </ol>
          <Readings
            rows={[
              ['∂C/∂b₁, the product', scientific(deltas[0]!)],
              ['∂C/∂b₁, by nudging b₁', scientific(difference)],
              ['∂C/∂b₅', scientific(last)],
              ['|∂C/∂b₁| ÷ |∂C/∂b₅|', ratio === null ? 'both are 0' : scientific(ratio)],
            ]}
          />
        </div>
        <div className={styles.effect}>
          <div className={styles.buttons}>
            <Button onClick={() => change({ w: w.map(() => 1) })}>All w = 1</Button>
            <Button onClick={() => change({ w: w.map(() => most) })}>All w = 100</Button>
            <Button onClick={() => change({ b: centredBiases(w) })}>Centre all sums</Button>
          </div>
          <div>
            <h4>|δ| of each neuron</h4>
            <Thermometers norms={deltas.map(Math.abs)} count={neurons} low={width < oneColumn} />
          </div>
        </div>
      </div>
    </FigureFrame>
  );
}
