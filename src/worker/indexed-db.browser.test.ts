// What outlives the worker, in a real IndexedDB.
import { afterEach, expect, it } from 'vitest';
import { EngineRun, initialState } from '../engine/index.ts';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import { parseKept } from './checkpoint-store.ts';
import { indexedDbStores } from './indexed-db.ts';

const name = 'test of stores';
afterEach(
  () =>
    new Promise<void>((resolve) => {
      indexedDB.deleteDatabase(name).onsuccess = () => resolve();
    }),
);

const plan = fullyConnectedPlan();
const kept = {
  checkpoint: EngineRun.started(plan).checkpoint(initialState(plan)),
  history: [],
};

it('gives back a run as it was saved, to a later visit too', async () => {
  await indexedDbStores(name).checkpoints.save('lab', kept);
  const { checkpoints } = indexedDbStores(name);
  expect(parseKept(await checkpoints.load('lab'))).toEqual(kept);
  await checkpoints.remove('lab');
  expect(await checkpoints.load('lab')).toBeUndefined();
});

it('keeps its order: what is saved after a removal stays', async () => {
  const { checkpoints } = indexedDbStores(name);
  await Promise.all([
    checkpoints.save('lab', kept),
    checkpoints.remove('lab'),
    checkpoints.save('lab', kept),
  ]);
  expect(await checkpoints.load('lab')).toEqual(kept);
});

it('opens again after the reader has cleared it', async () => {
  const { checkpoints, speeds } = indexedDbStores(name);
  await checkpoints.save('lab', kept);
  await new Promise<void>((resolve) => {
    indexedDB.deleteDatabase(name).onsuccess = () => resolve();
  });
  expect(await checkpoints.load('lab')).toBeUndefined();
  await speeds.save('dense', { kernels: { detail: 'here', examplesPerSecond: 1 } });
  expect(await speeds.load('dense')).toBeDefined();
});

it('rejects what cannot be stored', async () => {
  const { speeds } = indexedDbStores(name);
  const noData = (() => 1) as unknown as Parameters<typeof speeds.save>[1];
  await expect(speeds.save('dense', noData)).rejects.toThrow();
});
