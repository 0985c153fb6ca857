// The bench: a digit, a kernel that is turned by hand, its feature map at once, the pooled map, and shifts. Page thread.
import { memo, useCallback, useMemo } from 'react';
import type { RunActions } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { Readings } from '../../ui/readings.tsx';
import { Select } from '../../ui/select.tsx';
import { SignedImage } from '../../ui/signed-image.tsx';
import { stepScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { usePickedDigit, type DigitChoice } from '../convolution/digit-choice.ts';
import { DigitPicker } from '../convolution/digit-picker.tsx';
import { scaleOf, shift, type Kernel } from '../convolution/feature-map.ts';
import { kernelPresetIds, kernelPresets } from '../convolution/presets.ts';
import { learntKernels, useConvnetRun } from '../convnet-run.ts';
import type { FigureProps } from '../figure-props.ts';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { Compass } from './compass.tsx';
import { KernelGrid } from './kernel-grid.tsx';
import {
  activationIds,
  answersToHorizontalOnly,
  answerTo,
  asCell,
  initial,
  largestShift,
  largestWeight,
  resized,
  schema,
  shiftChanges,
  stagesOf,
  strokeIds,
  strokePicture,
} from './settings.ts';
import styles from './kernel-bench.module.css';

const biases = stepScale(-largestWeight, largestWeight, 1);
const activationLabels = { relu: 'ReLU', sigmoid: 'Sigmoid', identity: 'none' } as const;
const poolingLabels = { max: 'largest', l2: 'L2', mean: 'mean' } as const;
/** Least milliseconds between two looks at the kernels of a network in training. */
const interval = 250;

export default function KernelBench({ number }: FigureProps) {
  const { state: run, actions } = useConvnetRun();
  const paced = usePaced(run, interval);
  const learnt = useMemo(
    () => (paced.position.step > 0 ? learntKernels(paced.parameters, paced.plan) : []),
    [paced],
  );
  return <Bench number={number} learnt={learnt} readExamples={actions.readExamples} />;
}

interface BenchProps extends FigureProps {
  /** Of the convnet in training; none before its first step. */
  readonly learnt: readonly Kernel[];
  readonly readExamples: RunActions['readExamples'];
}

const Bench = memo(function Bench({ number, learnt, readExamples }: BenchProps) {
  const { state, change, reset, link, problem } = useFigureState('kernel', schema, initial);
  const { digit, weights, bias, activation, pooling, poolSize, right, down } = state;
  const choose = (chosen: DigitChoice) => change({ digit: chosen });
  const { image, name, picker } = usePickedDigit(digit, choose, readExamples);
  const shifted = useMemo(() => shift(image, right, down), [image, right, down]);
  const { map, pooled } = useMemo(() => stagesOf(shifted, state), [shifted, state]);
  const changes = useMemo(() => shiftChanges(shifted, state), [shifted, state]);
  useReportGoal('horizontal-only', answersToHorizontalOnly(state));

  const turn = useCallback(
    (index: number, weight: number) =>
      change({ weights: weights.map((old, i) => (i === index ? weight : old)) }),
    [change, weights],
  );
  const take = (kernel: Kernel, more: Partial<typeof state> = {}) =>
    change({
      weights: Array.from(kernel.weights, asCell),
      bias: asCell(kernel.bias),
      ...more,
    });
  const bounded = (pixels: number) => Math.max(-largestShift, Math.min(largestShift, pixels));
  const mean = (read: (one: (typeof changes)[number]) => number) =>
    changes.reduce((sum, one) => sum + read(one), 0) / changes.length;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const share = ({ same, live }: { readonly same: number; readonly live: number }) =>
    live === 0 ? 0 : same / live;

  return (
    <FigureFrame
      title="A kernel in your hands"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="drag a cell of the kernel up and down and watch the map. Then shift the digit by a pixel, and compare what the map does with what is left of it after pooling."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <DigitPicker {...picker} />
      <div className={styles.stages}>
        <section>
          <h4>Kernel</h4>
          <KernelGrid weights={weights} onTurn={turn} />
        </section>
        <section>
          <h4>Digit</h4>
          <div className={styles.picture}>
            <PixelImage
              pixels={shifted.values}
              width={28}
              height={28}
              label={`${name}, shifted by ${String(right)} and ${String(down)}`}
            />
          </div>
        </section>
        <section>
          <h4>
            Map, {map.side} × {map.side}
          </h4>
          <div className={styles.picture}>
            <SignedImage
              values={map.values}
              width={map.side}
              height={map.side}
              scale={scaleOf(map)}
              label={`The feature map, up to ${signed(scaleOf(map), 2)}`}
            />
          </div>
        </section>
        <section>
          <h4>
            Pooled, {pooled.side} × {pooled.side}
          </h4>
          <div className={styles.picture}>
            <SignedImage
              values={pooled.values}
              width={pooled.side}
              height={pooled.side}
              scale={scaleOf(pooled)}
              label={`The pooled map, up to ${signed(scaleOf(pooled), 2)}`}
            />
          </div>
        </section>
      </div>
      <div className={styles.kernels} role="group" aria-label="Kernels to begin with">
        {kernelPresetIds.map((id) => (
          <Button key={id} onClick={() => take(kernelPresets[id].kernel)}>
            {kernelPresets[id].label}
          </Button>
        ))}
        <Button onClick={() => change({ weights: weights.map(() => 0), bias: 0 })}>Zeros</Button>
        <span className={styles.learnt}>
          {learnt.length === 0 ? (
            <span>
              kernels that your convnet has learnt: none yet, see the figure of the convnet below
            </span>
          ) : (
            <>
              <span>your convnet’s:</span>
              {learnt.map((kernel, index) => (
                <button
                  key={index}
                  type="button"
                  aria-label={`Take learnt kernel ${String(index + 1)}`}
                  onClick={() => take(kernel, { activation: 'sigmoid' })}
                >
                  <SignedImage
                    values={Float32Array.from(kernel.weights)}
                    width={kernel.field}
                    height={kernel.field}
                    scale={scaleOf({
                      side: kernel.field,
                      values: Float32Array.from(kernel.weights),
                    })}
                    label=""
                  />
                </button>
              ))}
            </>
          )}
        </span>
      </div>
      <div className={styles.settings}>
        <div className={styles.choices}>
          <Select
            label="Field"
            value={weights.length === 9 ? '3' : '5'}
            options={[
              { value: '3', label: '3 × 3' },
              { value: '5', label: '5 × 5' },
            ]}
            onChange={(value) => change({ weights: resized(weights, Number(value)) })}
          />
          <Select
            label="Activation"
            value={activation}
            options={activationIds.map((id) => ({ value: id, label: activationLabels[id] }))}
            onChange={(id) => change({ activation: id })}
          />
          <Select
            label="Pooling"
            value={pooling}
            options={(['max', 'l2', 'mean'] as const).map((id) => ({
              value: id,
              label: poolingLabels[id],
            }))}
            onChange={(id) => change({ pooling: id })}
          />
          <Select
            label="Square"
            value={poolSize === 2 ? '2' : '3'}
            options={[
              { value: '2', label: '2 × 2' },
              { value: '3', label: '3 × 3' },
            ]}
            onChange={(value) => change({ poolSize: value === '2' ? 2 : 3 })}
          />
          <div className={styles.wide}>
            <Slider
              label="Bias"
              symbol="b"
              value={bias}
              scale={biases}
              format={(value) => signed(value, 2)}
              describe={(value) => signed(value, 2)}
              onChange={(value) => change({ bias: value })}
            />
          </div>
        </div>
        <div>
          <h4>Shift the digit: pooled cells that stay</h4>
          <Compass
            changes={changes}
            right={right}
            down={down}
            onShift={(x, y) => change({ right: bounded(right + x), down: bounded(down + y) })}
            onHome={() => change({ right: 0, down: 0 })}
          />
        </div>
        <div className={styles.measures}>
          <h4>Mean of the eight shifts by one pixel</h4>
          <Readings
            rows={[
              ['map: live cells unchanged', percent(mean((one) => share(one.map)))],
              ['pooled: live cells unchanged', percent(mean((one) => share(one.pooled)))],
              ['map: changed by', percent(mean((one) => one.map.moved))],
              ['pooled: changed by', percent(mean((one) => one.pooled.moved))],
            ]}
          />
          <h4>Largest sum on a stroke</h4>
          <ul className={styles.strokes}>
            {strokeIds.map((id) => (
              <li key={id}>
                <span className={styles.stroke}>
                  <PixelImage
                    pixels={strokePicture(id).values}
                    width={15}
                    height={15}
                    label={`${id} stroke`}
                  />
                </span>
                <output aria-label={`Answer to a ${id} stroke`}>
                  {signed(answerTo(id, state), 2)}
                </output>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </FigureFrame>
  );
});
