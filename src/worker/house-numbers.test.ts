// House numbers through the real protocol: read, viewed, learnt from, replaced and refused.
import { describe, expect, it } from 'vitest';
import { houseNumbersFile, imagesArray, matFile } from '../data/svhn/testing/mat-files.ts';
import { denseLayer } from '../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { Line } from './testing/line.ts';
import { testLines } from './testing/lines.ts';

const line = testLines();

const blobOf = (bytes: Uint8Array) => new Blob([Uint8Array.from(bytes)]);
const good = blobOf(houseNumbersFile(120, { compressed: true }));

async function read(on: Line, id: number, file: Blob) {
  on.command({ type: 'read-house-numbers', id, file });
  const over = await on.next(
    'house-numbers',
    (event) => event.id === id && (event.set !== null || event.problem !== null),
  );
  return over.set ?? over.problem;
}

async function view(on: Line, indices: readonly number[]) {
  on.command({ type: 'view-house-numbers', id: 99, indices: Uint32Array.from(indices) });
  return on.next('house-number-images');
}

const plan = (set: number): TrainingPlan => ({
  version: 1,
  network: { inputShape: [1024], layers: [...denseLayer(10, 'softmax')] },
  data: { dataset: 'house-numbers', set, training: 80, validation: 20, test: 20 },
  cost: 'logLikelihood',
  optimiser: { kind: 'sgd', learningRate: 0.02 },
  batchSize: 10,
  epochs: 12,
  regularisation: { kind: 'none' },
  initialisation: { weights: { kind: 'zero' }, biases: { kind: 'zero' } },
  seed: 1,
});

describe('house numbers', () => {
  it('are counted and shown as the file has them', async () => {
    const on = line();
    expect(await read(on, 7, good)).toEqual({
      id: 7,
      count: 120,
      inFile: 120,
      labels: Uint8Array.from({ length: 120 }, (_, n) => (n + 1) % 10),
    });
    const { images, labels } = await view(on, [1, 9]);
    expect([...labels]).toEqual([2, 0]);
    const all = Uint8Array.from(imagesArray(10).values);
    expect(images.subarray(0, 3072)).toEqual(all.subarray(3072, 6144));
    expect((await view(on, [120])).labels).toHaveLength(0);
  });

  it('are learnt by a run that was opened before the file was read', async () => {
    const on = line();
    on.command({ type: 'open', run: 'street', plan: plan(7), backend: 'auto' });
    on.command({ type: 'train', run: 'street' });
    await on.next('opened');
    await read(on, 7, good);
    await on.next('ended');
    const epochs = on.events.filter((event) => event.type === 'epoch');
    // The ten kinds are told apart by their place alone, which a network without hidden layer can learn.
    expect(epochs.at(-1).report.test).toMatchObject({ count: 20, correct: 20 });
    expect(epochs.at(-1).report.validation?.count).toBe(20);
  });

  it('stay when a later file is refused, and go when they are dropped', async () => {
    const on = line();
    await read(on, 1, good);
    const noLabels = blobOf(matFile([imagesArray(2)]));
    expect(await read(on, 2, noLabels)).toMatchObject({ code: 'not-svhn' });
    expect((await view(on, [0])).labels).toHaveLength(1);
    on.command({ type: 'drop-house-numbers' });
    expect((await view(on, [0])).labels).toHaveLength(0);
  });

  it('of a file chosen while another is read are the later ones', async () => {
    const on = line();
    on.command({ type: 'read-house-numbers', id: 1, file: good });
    await read(on, 2, blobOf(houseNumbersFile(5)));
    expect((await view(on, [4])).labels).toHaveLength(1);
    expect((await view(on, [5])).labels).toHaveLength(0);
  });

  it('are refused with a sentence to a network of another size', async () => {
    const on = line();
    const small: TrainingPlan = {
      ...plan(1),
      network: { inputShape: [784], layers: [...denseLayer(10, 'softmax')] },
    };
    on.command({ type: 'open', run: 'street', plan: small, backend: 'auto' });
    const { problem } = await on.next('failed');
    expect(problem.message).toContain('a grey house number has 1024');
  });
});
