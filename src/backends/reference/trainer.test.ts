// Training as a whole: what a step is, what is reported, and what cannot be done.
import { describe, expect, it } from 'vitest';
import { initialState } from '../../engine/index.ts';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { patternExamples } from '../conformance/examples.ts';
import { referenceBackend } from './index.ts';

const inputs = 12;
const sizes = { training: 40, validation: 0, test: 10 };

function planOf(changes: Partial<TrainingPlan> = {}): TrainingPlan {
  return {
    ...fullyConnectedPlan(),
    network: {
      inputShape: [inputs],
      layers: [
        { kind: 'dense', units: 10, biases: true },
        { kind: 'activation', function: 'sigmoid' },
      ],
    },
    ...changes,
  };
}

async function trainerOf(plan: TrainingPlan) {
  const store = await referenceBackend.store(sizes, inputs);
  await store.load('training', 0, patternExamples(inputs, 40, 0.5, 'training'));
  const trainer = await referenceBackend.compile(plan, store);
  await trainer.write(initialState(plan));
  return trainer;
}

describe('ReferenceTrainer', () => {
  it('steps along the mean gradient: a batch of two is the mean of two batches of one', async () => {
    const hyper = { learningRate: 0.5, lambda: 0 };
    const after = async (...order: readonly number[]) => {
      const trainer = await trainerOf(planOf());
      await trainer.steps(Uint32Array.from(order), order.length, hyper);
      return (await trainer.read()).parameters[0]!.weights;
    };
    const [first, second, both] = [await after(3), await after(8), await after(3, 8)];
    for (const [i, weight] of both.entries()) {
      expect(weight).toBeCloseTo((first[i]! + second[i]!) / 2, 6);
    }
  });

  it('reports the cost before the update, and the step that diverged', async () => {
    const plan = planOf({
      network: { inputShape: [inputs], layers: [{ kind: 'dense', units: 10, biases: true }] },
    });
    const trainer = await trainerOf(plan);
    const order = Uint32Array.from({ length: 20 }, (_, i) => i);
    const fine = await trainer.steps(order, 6, { learningRate: 1e-9, lambda: 0 });
    expect(fine).toMatchObject({ steps: 4, examples: 20, divergedAt: null });

    const one = await trainer.steps(order.slice(0, 1), 1, { learningRate: 1e300, lambda: 0 });
    expect(one.divergedAt).toBeNull();
    const gone = await trainer.steps(order, 6, { learningRate: 0.1, lambda: 0 });
    expect(gone).toMatchObject({ divergedAt: 0, cost: NaN });
  });

  it('refuses examples that are not there', async () => {
    const trainer = await trainerOf(planOf());
    const hyper = { learningRate: 1, lambda: 0 };
    await expect(trainer.steps(Uint32Array.of(40), 1, hyper)).rejects.toThrow(
      'training example 40',
    );
    await expect(trainer.evaluate('test', 0, 1)).rejects.toThrow('test example 0');
  });

  it('refuses a split of bytes and floats', async () => {
    const store = await referenceBackend.store(sizes, inputs);
    const bytes = patternExamples(inputs, 2, 0.5, 'test');
    await store.load('test', 0, bytes);
    const floats = { ...bytes, inputs: new Float32Array(2 * inputs) };
    await expect(store.load('test', 2, floats)).rejects.toThrow('bytes in one part');
  });
});
