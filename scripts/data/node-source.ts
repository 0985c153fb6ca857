// MNIST from the packed files on disk, for tests and for experiments in Node.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { success } from '../../src/network/result.ts';
import { manifestFile, parseManifest } from '../../src/data/mnist/manifest.ts';
import { missing } from '../../src/data/mnist/problems.ts';
import type { MnistSource } from '../../src/data/mnist/source.ts';

const packedFolder = fileURLToPath(new URL('../../public/data/mnist/', import.meta.url));

/** @param folder that pack-data.ts has filled */
export function nodeSource(folder: string = packedFolder): MnistSource {
  return {
    manifest: async () => {
      const text = await readFile(path.join(folder, manifestFile), 'utf8').catch(() => 'null');
      return parseManifest(JSON.parse(text));
    },
    fetchFile: async (file, { onBytes }) => {
      const bytes = await readFile(path.join(folder, file)).catch(() => null);
      if (!bytes) return missing(file, 404);
      onBytes(bytes.length);
      return success(new Uint8Array(bytes));
    },
    store: null,
  };
}
