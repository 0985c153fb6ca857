// Compiles the kernels: AssemblyScript to two WebAssembly files, with and without fused multiply-add. Build.
// Does nothing when the sources have not changed since the last build.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { main as compile } from 'assemblyscript/asc';
import { recordSource } from '../src/backends/kernels/generate/records.ts';
import { transformSource } from '../src/backends/kernels/generate/transforms.ts';
import { unrolledSource } from '../src/backends/kernels/generate/unrolled.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const kernels = path.join(root, 'src/backends/kernels');
const build = path.join(kernels, 'build');
const stampFile = path.join(build, 'stamp.txt');

const variants = [
  { name: 'simd', features: ['simd'] },
  { name: 'relaxed-simd', features: ['simd', 'relaxed-simd'] },
] as const;
const options =
  '-O3 --noAssert --runtime stub --importMemory --initialMemory 2 --maximumMemory 32768'.split(' ');

const generated = {
  'records.ts': recordSource(),
  'transforms.ts': transformSource(),
  'unrolled.ts': unrolledSource(),
};

async function stamp(): Promise<string> {
  const hash = createHash('sha256');
  const folder = path.join(kernels, 'assembly');
  for (const name of (await readdir(folder)).sort()) {
    hash.update(name).update(await readFile(path.join(folder, name)));
  }
  const compiler = await readFile(path.join(root, 'node_modules/assemblyscript/package.json'));
  hash.update(compiler).update(JSON.stringify([generated, variants, options]));
  return hash.digest('hex');
}

const wanted = await stamp();
const present = await readFile(stampFile, 'utf8').catch(() => '');
if (present === wanted) {
  console.log('kernels: up to date');
} else {
  await rm(stampFile, { force: true });
  await mkdir(build, { recursive: true });
  for (const [name, source] of Object.entries(generated)) {
    await writeFile(path.join(build, name), source);
  }
  for (const { name, features } of variants) {
    const output = path.join(build, `${name}.wasm`);
    const messages: string[] = [];
    const stderr = { write: (text: string | Uint8Array) => void messages.push(text.toString()) };
    const { error } = await compile(
      [
        path.join(kernels, 'assembly/index.ts'),
        '--outFile',
        output,
        ...options,
        ...features.flatMap((feature) => ['--enable', feature]),
      ],
      { stderr },
    );
    if (error) throw new Error(`kernels (${name}) do not compile:\n${messages.join('')}`);
    console.log(`kernels: ${name}.wasm, ${(await readFile(output)).length} bytes`);
  }
  await writeFile(stampFile, wanted);
}
