// MNIST from the server that the book comes from. Worker thread.
import { success, type Result } from '../../network/result.ts';
import { openChunkCache } from './chunk-cache.ts';
import { manifestFile, parseManifest } from './manifest.ts';
import { cancelled, cutShort, missing, unreachable } from './problems.ts';
import type { FetchOptions, MnistSource } from './source.ts';

/** Milliseconds without a byte after which a connection counts as dead. */
const patience = 30_000;

/** @param folder absolute URL of the packed files, with a slash at its end */
export function browserSource(folder: string): MnistSource {
  return {
    async manifest(signal) {
      const options = { onBytes: () => undefined, fresh: false, signal };
      const bytes = await download(folder, manifestFile, 'no-cache', options);
      return bytes.ok ? parseManifest(parseJson(bytes.value)) : bytes;
    },
    fetchFile: (file, options) =>
      // A file's name holds a hash of its content, so a cached one will do, unless it proved damaged.
      download(folder, file, options.fresh ? 'reload' : 'default', options),
    store: openChunkCache(folder),
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

async function download(
  folder: string,
  file: string,
  cache: RequestCache,
  { onBytes, signal }: FetchOptions,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const ended = new AbortController();
  const end = () => {
    ended.abort();
  };
  signal?.addEventListener('abort', end);
  let timer = setTimeout(end, patience);
  let loaded = 0;
  try {
    const response = await fetch(new URL(file, folder), { cache, signal: ended.signal });
    if (!response.ok || !response.body) return missing(file, response.status);
    const pieces: Uint8Array[] = [];
    const reader = response.body.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(end, patience);
      pieces.push(piece.value);
      loaded += piece.value.length;
      onBytes(loaded);
    }
    return success(joined(pieces, loaded));
  } catch {
    // fetch says TypeError for all that goes wrong on the line.
    if (signal?.aborted) return cancelled();
    return loaded > 0 ? cutShort(file) : unreachable(file);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
