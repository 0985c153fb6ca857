// Quadratic cost against cross-entropy: on one neuron, and on two digit networks that start alike. Page thread.
import * as v from 'valibot';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { RunState } from '../../training/run-state.ts';
import { useRun } from '../../training/use-run.ts';
import { CurvePlot } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Slider } from '../../ui/slider.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import bench from '../digit-runs/bench.module.css';
import { Numbers, RunName } from '../digit-runs/numbers.tsx';
import { endsOf, epochAxis, percentAxis } from '../digit-runs/epoch-axes.ts';
import { RunProblems } from '../digit-runs/run-problems.tsx';
import { TrainButtons } from '../digit-runs/train-buttons.tsx';
import { useFirstSteps } from '../digit-runs/use-first-steps.ts';
import { useKeep } from '../digit-runs/use-keep.ts';
import type { FigureProps } from '../figure-props.ts';
import { percentRight, percentText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { NeuronPart } from './neuron-part.tsx';

const schema = v.strictObject({
  z: v.pipe(v.number(), v.minValue(-2), v.maxValue(8)),
  eta: v.pipe(v.number(), v.gtValue(0), v.maxValue(3)),
  seed: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
});
const initial: v.InferOutput<typeof schema> = { z: 4, eta: 0.15, seed: 3 };
const seeds = wholeScale(1, 50);
const epochs = 20;
/** That they train by themselves. */
const firstEpochs = 2;

/** The same first weights and the same order of images for both; each with the rate that suits its cost. */
function planFor(cost: 'quadratic' | 'crossEntropy', seed: number): TrainingPlan {
  const learningRate = cost === 'quadratic' ? 3 : 0.5;
  return {
    ...fullyConnectedPlan(),
    cost,
    optimiser: { kind: 'sgd', learningRate },
    epochs,
    seed,
  };
}

const pointsOf = (state: RunState) =>
  state.epochs.map(({ epoch, test }) => [epoch, percentRight(test)] as const);

export default function CostsCompared({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('costs', schema, initial);
  const quadratic = useRun('costs-quadratic', planFor('quadratic', state.seed));
  const entropy = useRun('costs-entropy', planFor('crossEntropy', state.seed));
  const runs = [
    { name: 'quadratic, η 3', tone: 'negative', ...quadratic },
    { name: 'cross-entropy, η 0.5', tone: 'accent', ...entropy },
  ] as const;
  const { keep, room, inSight } = useKeep(runs);
  const takeFirstSteps = useFirstSteps(runs, inSight, firstEpochs);
  const curves = runs.map((run) => pointsOf(run.state));
  const drawn = runs.map(({ name, tone }, i) => ({ name, tone, points: curves[i]! }));
  const startWith = (seed: number) => {
    quadratic.actions.reset(planFor('quadratic', seed));
    entropy.actions.reset(planFor('crossEntropy', seed));
  };

  return (
    <FigureFrame
      title="Two costs"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            reset();
            startWith(initial.seed);
            keep.set(false);
            takeFirstSteps();
          }}
          link={link}
        />
      }
      tryThis="drag the first sum z to 8, where the neuron is as wrong as it can be. Then train both digit networks, which begin with the same weights, beyond their first two epochs, and try other seeds."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <NeuronPart z={state.z} eta={state.eta} onChange={change} />
      <div className={bench.part} />
      <RunProblems runs={runs} />
      <div className={bench.columns}>
        <div className={bench.controls}>
          <TrainButtons runs={runs} label="Train both" keep={keep} />
          <Slider
            label="Seed"
            value={state.seed}
            scale={seeds}
            format={String}
            describe={(seed) => `number ${String(seed)}`}
            onChange={(seed) => change({ seed })}
            onCommit={startWith}
            note="Both networks start anew."
          />
        </div>
        <div className={bench.plotAndTable}>
          <div>
            <h4 className={bench.heading}>784-30-10 on 50,000 digits: test accuracy</h4>
            <CurvePlot
              label="Test accuracy by epoch for the two costs; the numbers stand in the table."
              x={epochAxis(epochs)}
              y={percentAxis(curves, 80)}
              curves={drawn}
              dots={endsOf(drawn)}
            />
          </div>
          <Numbers label="The networks’ numbers" columns={['cost', 'epochs', 'test', '90 % at']}>
            {runs.map(({ name, tone, state: run }, i) => {
              const last = run.epochs.at(-1);
              const reached = curves[i]!.find(([, percent]) => percent >= 90);
              return (
                <tr key={name}>
                  <RunName name={name} tone={tone} />
                  <td>{run.position.epoch.toFixed(1)}</td>
                  <td className={bench.later}>
                    {last ? percentText(percentRight(last.test)) : '–'}
                  </td>
                  <td>{reached ? String(Math.round(reached[0])) : '–'}</td>
                </tr>
              );
            })}
          </Numbers>
        </div>
      </div>
    </FigureFrame>
  );
}
