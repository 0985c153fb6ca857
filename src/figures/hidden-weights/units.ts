// The first layer's units with what they weigh and where they lead. Page thread, pure.
import type { Parameters } from '../../network/parameters.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';

export interface Unit {
  /** [784] from the pixels to this unit. */
  readonly weights: Float32Array;
  readonly bias: number;
  /** From this unit to each unit of the next dense layer; null where it is an output itself. */
  readonly outgoing: readonly number[] | null;
}

const pixelCount = 784;

/** The units of the first dense layer, in order. */
export function firstLayerUnits(
  parameters: Parameters,
  { network }: TrainingPlan,
): readonly Unit[] {
  const dense = network.layers.flatMap((layer, index) => {
    const learnt = parameters[index];
    return layer.kind === 'dense' && learnt ? [learnt] : [];
  });
  const [first, second] = dense;
  if (first === undefined) return [];
  const count = first.weights.length / pixelCount;
  return Array.from({ length: count }, (_, unit) => ({
    weights: first.weights.subarray(unit * pixelCount, (unit + 1) * pixelCount),
    bias: first.biases?.[unit] ?? 0,
    outgoing: second
      ? Array.from(
          { length: second.weights.length / count },
          (_out, output) => second.weights[output * count + unit]!,
        )
      : null,
  }));
}

/** The size of weight that is shown in full colour, the same for all units: 99 of 100 are smaller. Rounded, so that it seldom changes. */
export function commonScale(units: readonly Unit[]): number {
  // A tenth of the weights tells it well enough.
  const every = 10;
  const sizes = Float32Array.from(
    units.flatMap(({ weights }) => Array.from(weights.filter((_, index) => index % every === 0))),
    Math.abs,
  ).sort();
  const large = sizes[Math.floor(sizes.length * 0.99)] ?? 1;
  return Math.max(0.1, Math.ceil(large * 2) / 2);
}
