// Two networks of different depth that learn to read digits side by side. Page thread.
import { useMemo } from 'react';
import * as v from 'valibot';
import type { RunState } from '../../training/run-state.ts';
import { CurvePlot, type Curve } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { stopScale, wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { DataProblem } from '../data-problem.tsx';
import { DeepButtons } from '../depth/deep-buttons.tsx';
import { deepPlan, hiddenActivations, mostHiddenLayers, startNames } from '../depth/deep-plan.ts';
import { DeepSelects } from '../depth/deep-selects.tsx';
import { useDeepRun, type DeepRun } from '../depth/use-deep-run.ts';
import { endsOf } from '../digit-runs/epoch-axes.ts';
import { useFirstSteps } from '../digit-runs/use-first-steps.ts';
import type { FigureProps } from '../figure-props.ts';
import { latestTest, percentRight, percentText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { usePauseOffScreen } from '../use-pause-off-screen.ts';
import styles from './shallow-and-deep.module.css';

const depth = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostHiddenLayers));
const rates = [0.01, 0.03, 0.1, 0.3, 1, 3];
const schema = v.strictObject({
  one: depth,
  other: depth,
  activation: v.picklist(hiddenActivations),
  start: v.picklist(startNames),
  eta: v.picklist(rates),
});
type Settings = v.InferOutput<typeof schema>;
const initial: Settings = {
  one: 1,
  other: 5,
  activation: 'sigmoid',
  start: 'fanIn',
  eta: 0.1,
};
/** That it trains by itself. */
const firstEpochs = 2;
const depths = wholeScale(1, mostHiddenLayers);
const etas = stopScale(rates);

const planFor = ({ activation, start, eta }: Settings, layers: number) =>
  deepPlan({ layers, activation, start, eta, seed: 1 });

/** Test accuracy in percent against the epoch, as far as it is known. */
function curve({ live, epochs }: RunState): (readonly [number, number])[] {
  const estimates = live.flatMap(({ epoch, testAccuracy }) =>
    testAccuracy === null ? [] : [[epoch, 100 * testAccuracy] as const],
  );
  const whole = epochs.map(({ epoch, test }) => [epoch, percentRight(test)] as const);
  return [...estimates, ...whole].sort((p, q) => p[0] - q[0]);
}

export default function ShallowAndDeep({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('side-by-side', schema, initial);
  const { one, other, activation, start, eta } = state;
  const plans = useMemo(
    () => [planFor(state, state.one), planFor(state, state.other)] as const,
    [state],
  );
  const first = useDeepRun('depth-one', plans[0]);
  const second = useDeepRun('depth-other', plans[1]);
  const curves: readonly Curve[] = [
    { name: 'one', points: curve(first.state), tone: 'accent' },
    { name: 'other', points: curve(second.state), tone: 'negative' },
  ];
  const training = first.training || second.training;
  const together = useMemo(() => {
    const actions = [first.actions, second.actions];
    const each = (act: 'pause' | 'train') => () => {
      for (const one of actions) one[act]();
    };
    return { pause: each('pause'), train: each('train') };
  }, [first.actions, second.actions]);
  const { room, inSight } = usePauseOffScreen(training, together);
  const takeFirstSteps = useFirstSteps([first, second], inSight, firstEpochs);
  const dataProblem = first.state.dataProblem ?? second.state.dataProblem;

  function toggle(): void {
    const runs = [first, second];
    const unfinished = runs.filter((run) => run.state.status !== 'ended');
    const ready = unfinished.length > 0 ? unfinished : runs;
    for (const run of training ? runs.filter((one) => one.training) : ready) run.toggle();
  }

  return (
    <FigureFrame
      title="Shallow and deep, side by side"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            reset();
            first.actions.reset(planFor(initial, initial.one));
            second.actions.reset(planFor(initial, initial.other));
            takeFirstSteps();
          }}
          link={link}
        />
      }
      tryThis="two epochs run by themselves; train on, and wait for the deep one. Then give both ReLUs with He’s start, and train again."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <DataProblem problem={dataProblem} onRetry={first.actions.retryData} />
      {[first, second].map(({ state: run }, index) =>
        run.status === 'failed' && run.problem ? (
          <Notice key={index} tone="error">
            {layersText([one, other][index]!)}: {run.problem.message} {run.problem.hint}
          </Notice>
        ) : null,
      )}
      <div className={styles.layout}>
        <div className={styles.controls}>
          <Slider
            label="Hidden layers of the one"
            value={one}
            scale={depths}
            format={String}
            describe={layersText}
            onChange={(value) => change({ one: value })}
          />
          <Slider
            label="Hidden layers of the other"
            value={other}
            scale={depths}
            format={String}
            describe={layersText}
            onChange={(value) => change({ other: value })}
          />
          <DeepSelects activation={activation} start={start} onChange={change} />
          <Slider
            label="Learning rate"
            symbol="η"
            value={eta}
            scale={etas}
            format={String}
            describe={(value) => `learning rate ${String(value)}`}
            onChange={(value) => change({ eta: value })}
          />
        </div>
        <CurvePlot
          label={`Test accuracy against epoch. ${described(first, one)} ${described(second, other)}`}
          x={{ min: 0, max: 10, ticks: [0, 2, 4, 6, 8, 10], label: 'epoch' }}
          y={{
            min: 0,
            max: 100,
            ticks: [0, 10, 50, 90, 100],
            label: 'test digits read right, %',
          }}
          curves={[
            {
              name: 'guessing',
              points: [
                [0, 10],
                [10, 10],
              ],
              tone: 'published',
              dashed: true,
              label: 'guessing',
            },
            ...curves,
          ]}
          dots={endsOf(curves)}
        />
        <div className={styles.side}>
          <div className={styles.buttons}>
            <DeepButtons
              runs={[first, second]}
              label="Train both"
              onPress={toggle}
              onFirstWeights={() => {
                first.actions.reset(plans[0]);
                second.actions.reset(plans[1]);
              }}
            />
          </div>
          <table className={styles.table}>
            <thead>
              <tr>
                <td />
                <th scope="col" data-tone="accent">
                  {one} hidden
                </th>
                <th scope="col" data-tone="negative">
                  {other} hidden
                </th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">epoch</th>
                <td>{first.state.position.epoch.toFixed(1)}</td>
                <td>{second.state.position.epoch.toFixed(1)}</td>
              </tr>
              <tr>
                <th scope="row">read right</th>
                <td>{accuracy(first)}</td>
                <td>{accuracy(second)}</td>
              </tr>
              <tr>
                <th scope="row">training cost</th>
                <td>{costOf(first)}</td>
                <td>{costOf(second)}</td>
              </tr>
            </tbody>
          </table>
        </div>
      </div>
    </FigureFrame>
  );
}

function accuracy({ state }: DeepRun): string {
  const test = latestTest(state);
  return test === null ? '–' : percentText(percentRight(test.evaluation));
}

function costOf({ state }: DeepRun): string {
  const cost = state.live.at(-1)?.cost;
  if (cost === undefined) return '–';
  return Number.isFinite(cost) ? cost.toFixed(3) : 'not finite';
}

function described(run: DeepRun, layers: number): string {
  return `${layersText(layers)}: ${accuracy(run)} after ${run.state.position.epoch.toFixed(1)} epochs.`;
}

function layersText(count: number): string {
  return count === 1 ? '1 hidden layer' : `${String(count)} hidden layers`;
}
