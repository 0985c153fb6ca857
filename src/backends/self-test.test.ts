// The self-test trusts a backend that computes right, and no other.
import { describe, expect, it } from 'vitest';
import type { Backend, Trainer } from '../network/backend.ts';
import { knownGradient, knownParameters } from './known-values.ts';
import { referenceBackend } from './reference/index.ts';
import { runSelfTest, selfTest } from './self-test.ts';

/** The reference backend with something about its trainers changed. */
function changed(change: (trainer: Trainer) => Partial<Trainer>): Backend {
  return {
    ...referenceBackend,
    async compile(plan, store) {
      const trainer = await referenceBackend.compile(plan, store);
      return Object.assign(trainer, change(trainer));
    },
  };
}

describe('selfTest', () => {
  it('knows what the reference backend computes', async () => {
    const { gradient, parameters } = await runSelfTest(referenceBackend);
    for (const [actual, known] of [
      [gradient, knownGradient],
      [parameters, knownParameters],
    ] as const) {
      expect(known).toHaveLength(actual.length);
      for (const [index, layer] of actual.entries()) {
        const wanted = known[index];
        expect(wanted?.weights ?? null).toEqual(layer && closeTo(layer.weights));
        expect(wanted?.biases ?? null).toEqual(layer && closeTo(layer.biases!));
      }
    }
  });

  it('trusts the reference backend', async () => {
    expect(await selfTest(referenceBackend)).toBeNull();
  });

  it('sees a gradient that is off by one per cent', async () => {
    const off = changed((trainer) => {
      const steps = trainer.steps.bind(trainer);
      return {
        steps: (order, batchSize, hyper) =>
          steps(order, batchSize, { ...hyper, learningRate: 1.01 * hyper.learningRate }),
      };
    });
    expect(await selfTest(off)).toMatch(/first gradient.*off by 1\.0 %/);
  });

  it('sees an error that begins later', async () => {
    const off = changed((trainer) => {
      const steps = trainer.steps.bind(trainer);
      let calls = 0;
      return {
        steps: (order, batchSize, hyper) =>
          steps(calls++ === 0 ? order : order.toReversed(), batchSize, hyper),
      };
    });
    expect(await selfTest(off)).toMatch(/20 training steps/);
  });

  it('sees numbers that are none', async () => {
    const off = changed((trainer) => {
      const read = trainer.read.bind(trainer);
      return {
        read: async () => {
          const state = await read();
          for (const layer of state.parameters) layer?.biases?.fill(NaN);
          return state;
        },
      };
    });
    expect(await selfTest(off)).toMatch(/off by Infinity %/);
  });
});

function closeTo(values: Float32Array): readonly unknown[] {
  return Array.from(values, (value): unknown => expect.closeTo(value, 5));
}
