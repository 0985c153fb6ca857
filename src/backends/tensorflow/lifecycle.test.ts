// What a trainer leaves behind: after an epoch, after a stop, after a failure. And several at once.
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { conformanceCases, type ConformanceCase } from '../conformance/cases.ts';
import { caseHyper, caseOrder, runCase, withTrainer } from '../conformance/run.ts';
import { tensorflowBackend } from './index.ts';
import { tensorCount } from './testing/tensor-count.ts';
import { nodeAssets } from './testing/wasm-file.ts';

const images = conformanceCase('dropout behind a pool, RMSprop, L2');
const adam = conformanceCase('L2 and Adam');

function conformanceCase(name: string): ConformanceCase {
  return conformanceCases.find((candidate) => candidate.name === name)!;
}

afterEach(() => vi.restoreAllMocks());

/** Lets every operation after the first `count` fail. */
function failAfter(count: number): void {
  const engine = tf.engine();
  const run = engine.runKernel.bind(engine);
  let ran = 0;
  vi.spyOn(engine, 'runKernel').mockImplementation((...call) => {
    if (ran++ >= count) throw new Error('out of memory');
    return run(...call);
  });
}

describe.each(['cpu', 'wasm'] as const)('%s', (device) => {
  const backend = tensorflowBackend(device, nodeAssets);

  it.each([images, adam])('holds as many tensors after an epoch: $name', async (which) => {
    const { plan } = which;
    await withTrainer(backend, which, async (trainer) => {
      const before = tensorCount();
      await trainer.steps(caseOrder(which), plan.batchSize, caseHyper(plan));
      await trainer.evaluate('test', 0, 24);
      await trainer.read();
      expect(tensorCount()).toBe(before);
    });
  });

  it('holds nothing after a stop', async () => {
    await runCase(backend, adam);
    const before = tensorCount();
    await withTrainer(backend, adam, async (trainer) => {
      await trainer.steps(caseOrder(adam), adam.plan.batchSize, caseHyper(adam.plan));
    });
    expect(tensorCount()).toBe(before);
  });

  it.each([0, 1, 7, 60, 333, 500])('holds nothing more when operation %i fails', async (count) => {
    const { plan } = images;
    await withTrainer(backend, images, async (trainer) => {
      const before = tensorCount();
      failAfter(count);
      await expect(
        trainer.steps(caseOrder(images), plan.batchSize, caseHyper(plan)),
      ).rejects.toThrow('out of memory');
      vi.restoreAllMocks();
      expect(tensorCount()).toBe(before);
    });
  });

  it('has taken whole steps when one fails', async () => {
    const { plan } = adam;
    const order = caseOrder(adam);
    await withTrainer(backend, adam, async (trainer) => {
      failAfter(200);
      await expect(trainer.steps(order, plan.batchSize, caseHyper(plan))).rejects.toThrow();
      vi.restoreAllMocks();
      const failed = await trainer.read();
      expect(failed.step).toBeGreaterThan(0);
      await withTrainer(backend, adam, async (other) => {
        await other.steps(
          order.slice(0, failed.step * plan.batchSize),
          plan.batchSize,
          caseHyper(plan),
        );
        expect(await other.read()).toEqual(failed);
      });
    });
  });

  it('asks for examples that exist', async () => {
    await withTrainer(backend, adam, async (trainer) => {
      await expect(trainer.steps(Uint32Array.of(64), 1, caseHyper(adam.plan))).rejects.toThrow(
        RangeError,
      );
    });
  });

  it('says at which step the cost was no longer finite', async () => {
    await withTrainer(backend, conformanceCase('linear'), async (trainer) => {
      const report = await trainer.steps(new Uint32Array(40), 2, { learningRate: 1000, lambda: 0 });
      expect(report.cost).not.toBeLessThan(Infinity);
      expect(report.divergedAt).toBeGreaterThan(0);
      expect(report.divergedAt).toBeLessThan(20);
    });
  });

  it('leaves alone the arrays that it was given', async () => {
    await withTrainer(backend, adam, async (trainer) => {
      const state = await trainer.read();
      const copy = structuredClone(state);
      await trainer.write(state);
      state.parameters[0]!.weights.fill(9);
      expect(await trainer.read()).toEqual(copy);
    });
  });
});

it('trains on two devices in turns as on each alone', async () => {
  const devices = ['cpu', 'wasm'] as const;
  const backends = devices.map((device) => tensorflowBackend(device, nodeAssets));
  const alone = [];
  for (const backend of backends) alone.push(await runCase(backend, adam));
  expect(await Promise.all(backends.map((backend) => runCase(backend, adam)))).toEqual(alone);
});
