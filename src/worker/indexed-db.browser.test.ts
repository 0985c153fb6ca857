// What outlives the worker, in a real IndexedDB.
import { afterEach, expect, it } from 'vitest';
import { EngineRun, initialState } from '../engine/index.ts';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import { parseKept } from '../protocol/kept-run.ts';
import { indexedDbStores } from './indexed-db.ts';

const name = 'test of stores';
afterEach(async () => {
  for (const database of [name, `${name}-moments`]) await removed(database);
});

function removed(database: string): Promise<void> {
  return new Promise<void>((resolve) => {
    indexedDB.deleteDatabase(database).onsuccess = () => resolve();
  });
}

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

it('gives back moments, one by one, and forgets those of one run alone', async () => {
  const { timelines } = indexedDbStores(name);
  const list = { moments: [], branches: [{ id: 0, from: null, curve: [] }], branch: 0 };
  await timelines.saveList('lab', list);
  for (const run of ['lab', 'lab 2'])
    for (const moment of [1, 20]) await timelines.save(run, moment, kept);
  await timelines.remove('lab', 1);
  expect(await timelines.load('lab', 1)).toBeUndefined();
  expect(parseKept(await timelines.load('lab', 20))).toEqual(kept);
  expect(await timelines.list('lab')).toEqual(list);
  await timelines.clear('lab');
  expect(await timelines.load('lab', 20)).toBeUndefined();
  expect(await timelines.list('lab')).toBeUndefined();
  expect(await timelines.load('lab 2', 20)).toEqual(kept);
});
