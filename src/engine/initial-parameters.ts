// Draws a plan's first weights and biases. Worker and Node. Formulas and sources: network/initialisations.
import type { Distribution } from '../network/initialisations/index.ts';
import { sizeOf, type ParameterShapes } from '../network/layers/layer-definition.ts';
import { checkedShapes } from '../network/network-spec.ts';
import { optimiserSlots } from '../network/optimisers/index.ts';
import type { Parameters, TrainerState } from '../network/parameters.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { Generator } from '../random/generator.ts';

/** The plan's state before its first step. Layer by layer from one stream of the seed, in each the weights, then the biases. */
export function initialState(plan: TrainingPlan): TrainerState {
  const generator = Generator.seeded(plan.seed, 'initialisation');
  const shapes = checkedShapes(plan.network);
  const parameters = plan.network.layers.map((spec, index) => {
    const shape = shapes[index]!.parameters;
    if (shape === null) return null;
    const own = 'initialisation' in spec ? spec.initialisation : undefined;
    const { weights, biases } = own ?? plan.initialisation;
    return {
      weights: draw(sizeOf(shape.weights), weights, shape, generator),
      biases: shape.biases === null ? null : draw(shape.biases[0], biases, shape, generator),
    };
  });
  const slots = optimiserSlots[plan.optimiser.kind];
  return {
    parameters,
    optimiser: Object.fromEntries(slots.map((slot) => [slot, zerosLike(parameters)])),
    step: 0,
  };
}

/**
 * A state that goes on under another plan, whose parameters have the same shapes. An optimiser of another kind begins with an
 * empty memory, and Adam, which corrects for that, counts its steps from here.
 */
export function stateUnder(
  state: TrainerState,
  from: TrainingPlan,
  to: TrainingPlan,
): TrainerState {
  const { kind } = to.optimiser;
  if (kind === from.optimiser.kind) return state;
  const { parameters, step } = state;
  return {
    parameters,
    optimiser: Object.fromEntries(
      optimiserSlots[kind].map((slot) => [slot, zerosLike(parameters)]),
    ),
    step: kind === 'adam' ? 0 : step,
  };
}

function draw(
  length: number,
  distribution: Distribution,
  { fanIn, fanOut }: ParameterShapes,
  generator: Generator,
): Float32Array {
  const normal = (deviation: number) =>
    Float32Array.from({ length }, () => deviation * generator.normal());
  switch (distribution.kind) {
    case 'zero':
      return new Float32Array(length);
    case 'normal':
      return normal(distribution.deviation);
    case 'fanIn':
      return normal(Math.sqrt(1 / fanIn));
    case 'fanOut':
      return normal(Math.sqrt((distribution.divisor ?? 1) / fanOut));
    case 'he':
      return normal(Math.sqrt(2 / fanIn));
    case 'glorot': {
      const bound = Math.sqrt(6 / (fanIn + fanOut));
      return Float32Array.from({ length }, () => bound * (2 * generator.uniform() - 1));
    }
  }
}

function zerosLike(parameters: Parameters): Parameters {
  return parameters.map((layer) =>
    layer === null
      ? null
      : {
          weights: new Float32Array(layer.weights.length),
          biases: layer.biases === null ? null : new Float32Array(layer.biases.length),
        },
  );
}
