// How far two outcomes are from each other. Worker (self-test at start) and tests.
import type { Parameters, TrainerState } from '../../network/parameters.ts';
import type { Outcome } from './run.ts';

/** A float32 sum in another order differs by about 1e-7; twenty steps may carry that a hundredfold. */
export const conformanceTolerance = 1e-4;

/** One array of numbers that two outcomes share, such as 'weights of layer 2'. */
export interface Difference {
  readonly name: string;
  /** Largest difference of two values, divided by the largest magnitude in the reference's array. NaN counts as infinite. */
  readonly relative: number;
}

/**
 * The array that differs most. Relative to the largest value of each array and not value by value: a value that is all
 * but 0 is the rest of a subtraction, and holds no correct digits on any backend.
 */
export function worstDifference(actual: Outcome, reference: Outcome): Difference {
  const cost = (outcome: Outcome) => Float32Array.of(outcome.report.cost);
  const differences = [
    ...stateDifferences(actual.state, reference.state),
    difference('training cost', cost(actual), cost(reference)),
    difference('test costs', actual.evaluation.costs, reference.evaluation.costs),
    difference('outputs', actual.outputs, reference.outputs),
  ];
  return differences.reduce((worst, next) => (next.relative > worst.relative ? next : worst));
}

function stateDifferences(actual: TrainerState, reference: TrainerState): readonly Difference[] {
  return [
    ...parameterDifferences('', actual.parameters, reference.parameters),
    ...Object.entries(reference.optimiser).flatMap(([slot, values]) =>
      parameterDifferences(`${slot} of `, actual.optimiser[slot] ?? [], values),
    ),
  ];
}

export function parameterDifferences(
  prefix: string,
  actual: Parameters,
  reference: Parameters,
): readonly Difference[] {
  return reference.flatMap((layer, index) => {
    if (layer === null) return [];
    const { weights, biases } = layer;
    const other = actual[index];
    const differences = [difference(`${prefix}weights of layer ${index}`, other?.weights, weights)];
    if (biases !== null) {
      differences.push(difference(`${prefix}biases of layer ${index}`, other?.biases, biases));
    }
    return differences;
  });
}

function difference(
  name: string,
  actual: Float32Array | null | undefined,
  reference: Float32Array,
): Difference {
  if (actual?.length !== reference.length) return { name, relative: Infinity };
  let largest = 0;
  let apart = 0;
  for (let i = 0; i < reference.length; i++) {
    const gap = Math.abs(actual[i]! - reference[i]!);
    largest = Math.max(largest, Math.abs(reference[i]!));
    apart = Math.max(apart, Number.isNaN(gap) ? Infinity : gap);
  }
  return { name, relative: apart === 0 ? 0 : apart / largest };
}
