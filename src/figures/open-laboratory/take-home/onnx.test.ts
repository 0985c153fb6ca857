// The exported file in ONNX Runtime, against the reference network.
import { InferenceSession, Tensor, env } from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { ReferenceNetwork } from '../../../backends/reference/network.ts';
import { inputSize, parameterCount } from '../../../network/network-spec.ts';
import type { Parameters } from '../../../network/parameters.ts';
import { presets } from '../../../network/presets/index.ts';
import type { TrainingPlan } from '../../../network/training-plan.ts';
import { Generator } from '../../../random/generator.ts';
import { onnxModel, opset } from './onnx.ts';
import { firstParameters, testPlans } from './testing/networks.ts';

env.wasm.numThreads = 1;

const base = testPlans['two convolutions, log-likelihood, Adam']!;
/** What the plans for tests leave out: a list from the start, an image with colours, pools with little left over. */
const further: Readonly<Record<string, TrainingPlan>> = {
  'dropout at both ends, no hidden layer': {
    ...base,
    network: {
      inputShape: [784],
      layers: [
        { kind: 'dropout', rate: 0.3 },
        { kind: 'flatten' },
        { kind: 'dense', units: 10, biases: false },
        { kind: 'activation', function: 'identity' },
        { kind: 'dropout', rate: 0.5 },
      ],
    },
  },
  'colours, kept and dropped rests, an image flattened twice': {
    ...base,
    network: {
      inputShape: [13, 9, 3],
      layers: [
        { kind: 'maxPool2d', size: 4, partial: 'keep' },
        { kind: 'activation', function: 'sigmoid' },
        { kind: 'conv2d', maps: 5, field: 3, border: 'full', biases: true },
        { kind: 'dropout', rate: 0.2 },
        { kind: 'conv2d', maps: 2, field: 1, border: 'full', biases: false },
        { kind: 'maxPool2d', size: 2, partial: 'drop' },
        { kind: 'flatten' },
        { kind: 'flatten' },
        { kind: 'dense', units: 10, biases: true },
      ],
    },
  },
};
/** One of each shape, for many experiments differ only in how they learn; and none that is large for its units alone. */
const published = Object.fromEntries(
  presets
    .filter(({ plan }) => parameterCount(plan.network) < 1_000_000)
    .map(({ title, plan }) => [JSON.stringify(plan.network), [title, plan] as const]),
);

async function theirOutputs(
  { network }: TrainingPlan,
  parameters: Parameters,
  inputs: Float32Array,
  count: number,
) {
  const session = await InferenceSession.create(onnxModel(network, parameters));
  const pixels = new Tensor('float32', inputs, [count, ...network.inputShape]);
  const { outputs } = await session.run({ pixels });
  await session.release();
  expect(outputs!.dims).toEqual([count, 10]);
  return outputs!.data as Float32Array;
}

describe('an ONNX file', () => {
  it.each([...Object.entries(testPlans), ...Object.entries(further), ...Object.values(published)])(
    'gives the same outputs: %s',
    async (_, plan) => {
      const count = 3;
      const size = inputSize(plan.network);
      const generator = Generator.seeded(1, 'inputs');
      const inputs = Float32Array.from({ length: count * size }, () => generator.uniform());
      const parameters = firstParameters(plan);
      const theirs = await theirOutputs(plan, parameters, inputs, count);

      const network = new ReferenceNetwork(plan);
      network.load(parameters);
      let furthest = 0;
      for (let i = 0; i < count; i++) {
        network.forward(Float64Array.from(inputs.subarray(i * size, (i + 1) * size)), null);
        network.output.forEach((output, j) => {
          furthest = Math.max(furthest, Math.abs(output - theirs[i * 10 + j]!));
        });
      }
      expect(furthest).toBeLessThan(1e-5);
    },
  );

  it('says which operations it is written in', () => {
    const { network } = base;
    const bytes = onnxModel(network, firstParameters(base));
    // The message of the operations' set is the last one: no domain, and its version.
    expect([...bytes.slice(-6)]).toEqual([8 * 8 + 2, 4, 10, 0, 2 * 8, opset]);
  });
});
