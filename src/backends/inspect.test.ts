// What is seen inside a network: against finite differences of the cost, and against the four equations by hand.
import { describe, expect, it } from 'vitest';
import type { CostId } from '../network/costs/index.ts';
import type { LayerSpec } from '../network/layers/index.ts';
import { checkedShapes, type NetworkSpec } from '../network/network-spec.ts';
import { sizeOf } from '../network/layers/layer-definition.ts';
import type { Parameters } from '../network/parameters.ts';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import { Generator } from '../random/generator.ts';
import { inspect } from './inspect.ts';

const dense = (units: number): LayerSpec => ({ kind: 'dense', units, biases: true });
const activation = (id: 'sigmoid' | 'softmax' | 'tanh'): LayerSpec => ({
  kind: 'activation',
  function: id,
});
const count = 3;

function setUp(network: NetworkSpec, cost: CostId) {
  const generator = Generator.seeded(7, 'inspect');
  const draw = (length: number) => Float32Array.from({ length }, () => 0.6 * generator.normal());
  const parameters: Parameters = checkedShapes(network).map(({ parameters: shapes }) =>
    shapes === null
      ? null
      : {
          weights: draw(sizeOf(shapes.weights)),
          biases: shapes.biases && draw(shapes.biases[0]),
        },
  );
  const size = sizeOf(network.inputShape);
  const inputs = Float32Array.from({ length: count * size }, () => generator.uniform());
  const targets = Float32Array.from({ length: count * 3 }, (_, i) => (i % 4 === 0 ? 1 : 0));
  const plan = { ...fullyConnectedPlan(), network, cost };
  return { plan, parameters, inputs, targets };
}

const networks: Readonly<Record<string, NetworkSpec>> = {
  'dense layers': {
    inputShape: [5],
    layers: [
      { kind: 'dropout', rate: 0.5 },
      dense(4),
      activation('tanh'),
      dense(3),
      activation('sigmoid'),
    ],
  },
  'softmax outputs': {
    inputShape: [5],
    layers: [dense(4), activation('sigmoid'), dense(3), activation('softmax')],
  },
  'a convolution': {
    inputShape: [5, 4, 1],
    layers: [
      { kind: 'conv2d', maps: 2, field: 2, border: 'valid', biases: true },
      activation('tanh'),
      { kind: 'maxPool2d', size: 2, partial: 'keep' },
      { kind: 'flatten' },
      dense(3),
      activation('sigmoid'),
    ],
  },
};

/** (C(v + e) - C(v - e)) / 2e, with what float32 made of e. */
function slope(values: Float32Array, i: number, cost: () => number): number {
  const kept = values[i]!;
  values[i] = kept + 1e-2;
  const above = [values[i], cost()] as const;
  values[i] = kept - 1e-2;
  const below = [values[i], cost()] as const;
  values[i] = kept;
  return (above[1] - below[1]) / (above[0] - below[0]);
}

for (const [name, network] of Object.entries(networks)) {
  for (const cost of ['quadratic', 'logLikelihood', 'crossEntropy'] as const) {
    describe(`inside ${name} with the ${cost} cost`, () => {
      const { plan, parameters, inputs, targets } = setUp(network, cost);
      const look = () => inspect(plan, parameters, { inputs, targets, count }, true);
      const seen = look();
      const costNow = () => look().cost!;

      it('the gradient of the mean cost is that of finite differences', () => {
        for (const [index, layer] of parameters.entries()) {
          const gradient = seen.layers[index]!.gradient;
          expect(gradient === null).toBe(layer === null);
          for (const part of ['weights', 'biases'] as const) {
            const values = layer?.[part];
            if (!values) continue;
            const whole = gradient!.whole![part]!;
            for (let i = 0; i < values.length; i++) {
              expect(whole[i]).toBeCloseTo(slope(values, i, costNow), 3);
            }
            const norm = part === 'weights' ? gradient!.weightsNorm : gradient!.biasesNorm!;
            expect(norm).toBeCloseTo(Math.hypot(...whole), 6);
          }
        }
      });

      it('the error of each input is that of its own example’s cost', () => {
        for (let i = 0; i < inputs.length; i++) {
          expect(seen.inputErrors![i]).toBeCloseTo(count * slope(inputs, i, costNow), 2);
        }
      });
    });
  }
}

describe('inside a network', () => {
  it('the gradient of the biases is the mean of delta (BP3), example by example', () => {
    const { plan, parameters, inputs, targets } = setUp(
      networks['softmax outputs']!,
      'logLikelihood',
    );
    const { layers } = inspect(plan, parameters, { inputs, targets, count }, true);
    const { errors, gradient } = layers[2]!;
    const biases = gradient!.whole!.biases!;
    for (let j = 0; j < 3; j++) {
      const mean = (errors![j]! + errors![3 + j]! + errors![6 + j]!) / count;
      expect(biases[j]).toBeCloseTo(mean, 6);
      // Delta of the output layer is a - y.
      expect(errors![j]).toBeCloseTo(layers[3]!.outputs[j]! - targets[j]!, 6);
    }
    expect(layers[3]!.errors).toBeNull();
  });

  it('goes backwards from any errors of the last weighted sums', () => {
    const { plan, parameters, inputs } = setUp(networks['dense layers']!, 'quadratic');
    const sumErrors = Float32Array.of(1, -1, 0, 0, 2, 0, 0, 0, 1);
    const look = () =>
      inspect(plan, parameters, { inputs, targets: null, sumErrors, count }, false);
    const seen = look();
    const wished = () =>
      look().layers[3]!.outputs.reduce((sum, z, i) => sum + z * sumErrors[i]!, 0);
    expect(seen.cost).toBeNull();
    expect(seen.layers[4]!.errors).toBeNull();
    expect(seen.layers[3]!.errors).toEqual(sumErrors);
    for (let i = 0; i < inputs.length; i++) {
      expect(seen.inputErrors![i]).toBeCloseTo(slope(inputs, i, wished), 2);
    }
  });

  it('without targets nothing goes backwards, and no gradient is made up', () => {
    const { plan, parameters, inputs } = setUp(networks['dense layers']!, 'quadratic');
    const seen = inspect(plan, parameters, { inputs, targets: null, count }, true);
    expect(seen.cost).toBeNull();
    expect(seen.inputErrors).toBeNull();
    expect(seen.layers.every(({ errors, gradient }) => errors === null && gradient === null)).toBe(
      true,
    );
    expect(seen.layers.map(({ outputs }) => outputs.length)).toEqual([15, 12, 12, 9, 9]);
  });
});
