// Chunks kept in the browser's Cache Storage. Worker thread.
import { manifestFormat } from './manifest.ts';
import type { ChunkStore } from './source.ts';

const prefix = 'neural-networks-live/mnist/';
const name = `${prefix}${manifestFormat}`;

/** Browsers hide it on plain http and, some of them, in private windows. */
function cacheStorage(): CacheStorage | undefined {
  return (globalThis as { readonly caches?: CacheStorage }).caches;
}

/** A full disk or a private window must not keep anyone from training. */
async function orElse<Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> {
  try {
    return await work();
  } catch {
    return otherwise;
  }
}

/**
 * @param folder absolute URL that files are kept under
 * @returns null where the browser keeps nothing
 */
export function openChunkCache(folder: string): ChunkStore | null {
  const storage = cacheStorage();
  if (!storage) return null;
  const address = (file: string) => new URL(file, folder).href;
  return {
    get: (file) =>
      orElse(async () => {
        const response = await (await storage.open(name)).match(address(file));
        return response ? new Uint8Array(await response.arrayBuffer()) : null;
      }, null),
    put: (file, bytes) =>
      orElse(async () => {
        await (await storage.open(name)).put(address(file), new Response(bytes));
      }, undefined),
    delete: (file) =>
      orElse(async () => {
        await (await storage.open(name)).delete(address(file));
      }, undefined),
    prune: (files) =>
      orElse(async () => {
        for (const other of await storage.keys()) {
          if (other.startsWith(prefix) && other !== name) await storage.delete(other);
        }
        const wanted = new Set(files.map(address));
        const cache = await storage.open(name);
        for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
      }, undefined),
  };
}
