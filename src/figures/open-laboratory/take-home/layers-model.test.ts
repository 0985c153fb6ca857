// The exported model in TensorFlow.js itself, against the reference network.
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { ReferenceNetwork } from '../../../backends/reference/network.ts';
import { inputSize } from '../../../network/network-spec.ts';
import type { TrainingPlan } from '../../../network/training-plan.ts';
import { Generator } from '../../../random/generator.ts';
import { layersModel } from './layers-model.ts';
import { firstParameters, testPlans } from './testing/networks.ts';

const withDropout: TrainingPlan = {
  ...testPlans['two convolutions, log-likelihood, Adam']!,
  network: {
    inputShape: [28, 28, 1],
    layers: [
      { kind: 'dropout', rate: 0.3 },
      ...testPlans['two convolutions, log-likelihood, Adam']!.network.layers,
    ],
  },
};

describe('a TensorFlow.js model', () => {
  it.each(Object.entries({ ...testPlans, 'dropout first': withDropout }))(
    'gives the same outputs: %s',
    async (_, plan) => {
      const parameters = firstParameters(plan);
      const exported = layersModel(plan.network, parameters);
      if (!exported.ok) throw new Error(exported.problem.message);
      const { model, weights } = exported.value;
      // As it would come from a server.
      const { modelTopology, weightsManifest } = JSON.parse(JSON.stringify(model)) as {
        readonly modelTopology: object;
        readonly weightsManifest: readonly [{ readonly weights: tf.io.WeightsManifestEntry[] }];
      };
      const loaded = await tf.loadLayersModel(
        tf.io.fromMemory({
          modelTopology,
          weightSpecs: weightsManifest[0].weights,
          weightData: weights.buffer,
        }),
      );

      const count = 5;
      const size = inputSize(plan.network);
      const generator = Generator.seeded(1, 'inputs');
      const inputs = Float32Array.from({ length: count * size }, () => generator.uniform());
      const theirs = tf.tidy(() => {
        const shaped = tf.tensor(inputs, [count, ...plan.network.inputShape]);
        return (loaded.predict(shaped) as tf.Tensor).dataSync();
      });
      loaded.dispose();

      const network = new ReferenceNetwork(plan);
      network.load(parameters);
      let furthest = 0;
      for (let i = 0; i < count; i++) {
        network.forward(Float64Array.from(inputs.subarray(i * size, (i + 1) * size)), null);
        network.output.forEach((output, j) => {
          furthest = Math.max(furthest, Math.abs(output - theirs[i * 10 + j]!));
        });
      }
      expect(theirs).toHaveLength(count * 10);
      expect(furthest).toBeLessThan(1e-5);
    },
  );

  it('is refused where TensorFlow.js would pool otherwise', () => {
    const plan: TrainingPlan = {
      ...withDropout,
      network: {
        inputShape: [28, 28, 1],
        layers: [
          { kind: 'maxPool2d', size: 3, partial: 'keep' },
          { kind: 'flatten' },
          { kind: 'dense', units: 10, biases: true },
        ],
      },
    };
    const exported = layersModel(plan.network, firstParameters(plan));
    expect(exported).toMatchObject({ ok: false, problem: { code: 'pool-not-exported' } });
  });
});
