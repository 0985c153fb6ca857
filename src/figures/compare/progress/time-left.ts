// How long what waits would take on this device. Page thread, pure.
import { epochSize } from '../../../network/augmentation.ts';
import { validationSize } from '../../../network/dataset.ts';
import type { TrainingPlan } from '../../../network/training-plan.ts';
import { weightUses } from '../../../network/work.ts';
import { speedKey, type ComparisonRuns } from '../../../training/comparison/use-comparison-runs.ts';

/** MNIST's; a plan's own points are few. */
const testImages = 10_000;
/** Forward alone is a third of forward, backward and the step. */
const evaluationShare = 1 / 3;
/** Of each run, until it is built. */
const startSeconds = 0.15;

/** As many as would take as long to learn from as an epoch takes with its evaluation. */
const epochExamples = (plan: TrainingPlan) =>
  epochSize(plan) + evaluationShare * (testImages + validationSize(plan.data));

/** Seconds for everything in the queue; null before anything has been measured. */
export function secondsLeft({ queue, run, speeds }: ComparisonRuns): number | null {
  const [first, ...behind] = queue.items;
  if (first === undefined) return 0;
  const usual = usualSpeed(first.plan, run, speeds);
  const secondsOf = (plan: TrainingPlan, epochs: number): number | null => {
    const speed = speeds[speedKey(plan)];
    const examples = epochExamples(plan) * epochs;
    if (speed !== undefined) return startSeconds + examples / speed;
    return usual === null ? null : startSeconds + (examples * weightUses(plan.network)) / usual;
  };
  const left = Math.max(0, first.plan.epochs - run.position.epoch);
  return [
    secondsOf(first.plan, left),
    ...behind.map(({ plan }) => secondsOf(plan, plan.epochs)),
  ].reduce((sum, seconds) => (sum === null || seconds === null ? null : sum + seconds), 0);
}

/** Multiplications a second, by the run under way; null where its speed is not known. */
function usualSpeed(
  plan: TrainingPlan,
  run: ComparisonRuns['run'],
  speeds: ComparisonRuns['speeds'],
): number | null {
  const examples = speeds[speedKey(plan)] ?? run.examplesPerSecond;
  return examples === null ? null : examples * weightUses(plan.network);
}
