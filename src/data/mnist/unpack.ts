// Unpacks a chunk and verifies it. Any thread.
import { success, type Result } from '../../network/result.ts';
import type { MnistChunk } from './manifest.ts';
import { altered, cannotUnpack, cutShort } from './problems.ts';
import { sha256 } from './sha256.ts';

/** Gunzips into exactly `size` bytes; null when the bytes are no gzip, or hold more or less. */
async function gunzip(
  packed: Uint8Array<ArrayBuffer>,
  size: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const unpacked = new Uint8Array(size);
  let filled = 0;
  const reader = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (filled + piece.value.length > size) return null;
      unpacked.set(piece.value, filled);
      filled += piece.value.length;
    }
  } catch {
    // The stream ends with a TypeError where the bytes are no gzip.
    return null;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return filled === size ? unpacked : null;
}

/** @returns the chunk's decoded bytes (see manifest.ts), which are those that were packed: their SHA-256 says so */
export async function unpackChunk(
  chunk: MnistChunk,
  packed: Uint8Array<ArrayBuffer>,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (!('DecompressionStream' in globalThis)) return cannotUnpack();
  if (packed.length < chunk.bytes) return cutShort(chunk.file, packed.length, chunk.bytes);
  const unpacked = await gunzip(packed, chunk.decodedBytes);
  if (!unpacked || (await sha256(unpacked)) !== chunk.sha256) return altered(chunk.file);
  return success(unpacked);
}
