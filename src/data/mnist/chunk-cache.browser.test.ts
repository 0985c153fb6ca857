// The packed data set from the project's own server, and what Cache Storage keeps of it.
import { beforeEach, expect, it, vi } from 'vitest';
import { success } from '../../network/result.ts';
import { browserSource } from './browser-source.ts';
import { MnistData } from './mnist-data.ts';

const folder = new URL(`${import.meta.env.BASE_URL}data/mnist/`, location.href).href;

beforeEach(async () => {
  for (const name of await caches.keys()) await caches.delete(name);
});

/** Loads everything; @returns the names of the chunks that were fetched */
async function visit(): Promise<readonly string[]> {
  const fetched = vi.spyOn(globalThis, 'fetch');
  const data = new MnistData(browserSource(folder));
  expect(await data.load()).toEqual(success(undefined));
  const urls = fetched.mock.calls.map(([url]) => (url as URL).pathname.split('/').pop()!);
  fetched.mockRestore();
  expect([...data.examples('training', 0, 10).labels]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
  expect([...data.examples('test', 0, 5).labels]).toEqual([7, 2, 1, 0, 4]);
  expect(data.progress).toMatchObject({ training: 60_000, test: 10_000, complete: true });
  return urls.filter((file) => file.endsWith('.bin'));
}

it('fetches all 70,000 images once, then keeps them', async () => {
  expect(await visit()).toHaveLength(7);
  expect(await visit()).toEqual([]);
});

it('fetches a kept chunk anew when it was damaged, and clears away old versions', async () => {
  await caches.open('neural-networks-live/mnist/0');
  await caches.open('another-book');
  const [first] = await visit();
  expect(await caches.keys()).toEqual(['another-book', 'neural-networks-live/mnist/1']);
  const cache = await caches.open('neural-networks-live/mnist/1');
  await cache.put(new URL(first!, folder).href, new Response('damaged'));
  await cache.put(new URL('training-old.bin', folder).href, new Response('old'));
  expect(await visit()).toEqual([first]);
  expect(await cache.keys()).toHaveLength(7);
  expect(await visit()).toEqual([]);
});
