// Finished runs in a real IndexedDB: whole ones, older ones, damaged ones.
import { afterEach, expect, it } from 'vitest';
import { indexedDbArchive } from './archive.ts';
import { parseFinished, type FinishedRun } from '../experiments/finished-run.ts';

const name = 'test of the archive';

afterEach(
  () =>
    new Promise<void>((resolve) => {
      indexedDB.deleteDatabase(name).onsuccess = () => resolve();
    }),
);

const run = (id: string, finishedAt: number, epochs = 2): FinishedRun => ({
  version: 1,
  id,
  preset: 'fc-784-30-10',
  seed: 1,
  backend: 'kernels',
  finishedAt,
  seconds: 1.5,
  testImages: 10_000,
  testCorrect: Array.from({ length: epochs }, (_, index) => 9_000 + index),
  trainingCost: Array.from({ length: epochs }, (_, index) => 1 / (index + 1)),
});

/** As another book, or a damaged disk, would leave it. */
function plant(key: string, value: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      const transaction = request.result.transaction('finished', 'readwrite');
      transaction.objectStore('finished').put(value, key);
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
      transaction.onabort = () => reject(new Error('not planted'));
    };
  });
}

it('gives runs back to a later visit, oldest first, and removes them', async () => {
  const archive = indexedDbArchive(name, parseFinished);
  await archive.save(run('b', 20));
  await archive.save(run('a', 10));
  await archive.save(run('a', 10));
  expect(await indexedDbArchive(name, parseFinished).load()).toEqual({
    runs: [run('a', 10), run('b', 20)],
    unreadable: [],
  });
  await archive.remove('a');
  expect((await archive.load()).runs).toEqual([run('b', 20)]);
});

it('says what it cannot show, keeps it, and removes it when asked', async () => {
  const archive = indexedDbArchive(name, parseFinished);
  await archive.save(run('whole', 10));
  await plant('old', { ...run('old', 5), version: 0 });
  await plant('torn', { ...run('torn', 6), trainingCost: [1] });
  await plant('noise', 'noise');
  const { runs, unreadable } = await archive.load();
  expect(runs).toEqual([run('whole', 10)]);
  expect(unreadable.map(({ key }) => key)).toEqual(['noise', 'old', 'torn']);
  expect(unreadable[1]!.why).toContain('another version of this book (0,');
  expect(unreadable[2]!.why).toContain('damaged');
  await archive.remove('old');
  expect((await archive.load()).unreadable.map(({ key }) => key)).toEqual(['noise', 'torn']);
});

it('opens again after the reader has cleared it', async () => {
  const archive = indexedDbArchive(name, parseFinished);
  await archive.save(run('a', 10));
  await new Promise<void>((resolve) => {
    indexedDB.deleteDatabase(name).onsuccess = () => resolve();
  });
  expect((await archive.load()).runs).toEqual([]);
});
