// What the figure can be set to, and the plan that follows. Page thread, pure.
import * as v from 'valibot';
import { pointsPlan } from '../../network/presets/points-plan.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { pointSet, setIds, type LabelledPoint } from '../../network/plane-sets.ts';

export const mostLayers = 3;
export const mostUnits = 8;
export const mostPoints = 300;
export const mostNoise = 0.3;

const coordinate = v.pipe(v.number(), v.minValue(-1), v.maxValue(1));
const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

export const schema = v.strictObject({
  set: v.picklist(setIds),
  /** The reader's own, in place of the set's; null before any was changed. */
  own: v.nullable(
    v.pipe(
      v.array(v.strictObject({ at: v.tuple([coordinate, coordinate]), label: v.picklist([0, 1]) })),
      v.maxLength(mostPoints),
    ),
  ),
  noise: v.pipe(v.number(), v.minValue(0), v.maxValue(mostNoise)),
  hidden: v.pipe(v.array(whole(1, mostUnits)), v.maxLength(mostLayers)),
  activation: v.picklist(['sigmoid', 'tanh', 'relu']),
  learningRate: v.pipe(v.number(), v.minValue(0.001), v.maxValue(10)),
  seed: whole(1, 99),
});
export type Settings = v.InferOutput<typeof schema>;

export const initial: Settings = {
  set: 'circle',
  own: null,
  noise: 0,
  hidden: [3],
  activation: 'tanh',
  learningRate: 0.3,
  seed: 1,
};

export function pointsOf({ own, set, noise }: Settings): readonly LabelledPoint[] {
  return own ?? pointSet(set, noise, 1);
}

/** @param settings with a point at least */
export function planOf(settings: Settings): TrainingPlan {
  const { hidden, activation, learningRate, seed } = settings;
  return pointsPlan({
    sizes: [2, ...hidden, 1],
    hidden: activation,
    output: 'sigmoid',
    data: {
      dataset: 'inline',
      targets: 'values',
      training: pointsOf(settings).map(({ at, label }) => ({ input: [...at], target: [label] })),
    },
    cost: 'crossEntropy',
    learningRate,
    batchSize: 10,
    seed,
  });
}

/** The figure's run, and what it is opened with. */
export const runId = 'region';
export const firstPlan = planOf(initial);
