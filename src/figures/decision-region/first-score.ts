// How a network that has not been trained yet fares on its points; later the run itself tells. Page thread, pure.
import { costs } from '../../network/costs/index.ts';
import type { Parameters } from '../../network/parameters.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { Fields } from './fields.ts';

interface Score {
  readonly correct: number;
  readonly count: number;
  /** Mean of a point. */
  readonly cost: number;
}

/** Null where the parameters are not of the plan's network, or there is nothing to be measured on. */
export function firstScore(plan: TrainingPlan, parameters: Parameters): Score | null {
  const { data, network } = plan;
  if (data.dataset !== 'inline' || data.targets !== 'values' || data.training.length === 0) {
    return null;
  }
  const points = data.training;
  const places = [0, 1].map((axis) => Float32Array.from(points, ({ input }) => input[axis]!));
  const fields = new Fields(network, places);
  if (!fields.compute(parameters)) return null;
  const outputs = fields.layers.at(-1)![0]!;
  const { term } = costs[plan.cost];
  let correct = 0;
  let cost = 0;
  points.forEach(({ target }, index) => {
    const [wanted] = target;
    const answer = outputs[index]!;
    if (Math.abs(answer - wanted!) <= 0.5) correct++;
    cost += term(answer, wanted!);
  });
  return { correct, count: points.length, cost: cost / points.length };
}
