// Set-up: what has to be made before the book can be built, tested or served, each step only where it is due.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError, npm, run, tool } from './run.mjs';
import { filesUnder, hashFiles, isFresh, removeStamp, writeStamp } from './stamp.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} label what the reader sees while it runs
 * @property {readonly string[]} inputs files and folders it is made from
 * @property {readonly string[]} outputs files and folders it makes
 * @property {() => readonly string[]} command
 */

/** @type {readonly Step[]} */
const PREPARATIONS = [
  {
    name: 'data',
    label: 'Packing the data',
    inputs: ['package-lock.json', 'scripts/pack-data.ts', 'scripts/data', 'src/data'],
    outputs: ['public/data'],
    command: () => tool('tsx', 'scripts/pack-data.ts'),
  },
  {
    name: 'kernels',
    label: 'Compiling the kernels',
    inputs: ['package-lock.json', 'scripts/build-kernels.ts', 'src/backends/kernels'],
    outputs: ['src/backends/kernels/build'],
    command: () => tool('tsx', 'scripts/build-kernels.ts'),
  },
  {
    name: 'fonts',
    label: 'Cutting the fonts',
    inputs: ['package-lock.json', 'scripts/fonts.ts'],
    outputs: ['public/fonts'],
    command: () => tool('tsx', 'scripts/fonts.ts'),
  },
];

/** @type {Step} */
const BUILD = {
  name: 'build',
  label: 'Building the book',
  inputs: [
    'package-lock.json',
    'package.json',
    'vite.config.ts',
    'index.html',
    'scripts',
    'chapters',
    'experiments/results',
    'public',
    'src',
  ],
  outputs: ['dist'],
  command: () => npm('run', 'build'),
};

/** What a known failure comes from, and what to do about it. */
const CAUSES = /** @type {const} */ ([
  [/ENOSPC/, 'the disk is full: free some space'],
  [/EACCES|EPERM|EROFS/, 'a file or folder here may not be written: check its owner and rights'],
  [
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/,
    'the package registry does not answer: check the network connection',
  ],
]);

/**
 * @param {string} label of the step that failed
 * @param {string} name of its log
 * @param {string} output
 */
function failure(label, name, output) {
  const log = join('.cache', 'log', `${name}.log`);
  const cause = CAUSES.find(([pattern]) => pattern.test(output))?.[1];
  let details = '';
  try {
    mkdirSync(join('.cache', 'log'), { recursive: true });
    writeFileSync(log, output);
    details = ` (its output is in ${log})`;
  } catch {
    // On a full or read-only disk the sentence stands without its log.
  }
  return new SetupError(
    `${label} failed: ${cause ?? 'see what it says, mend that'} and try again${details}.`,
  );
}

/**
 * Runs a command with its label and its seconds on one line.
 * @param {{ name: string, label: string, command: readonly string[] }} job
 */
async function perform({ name, label, command }) {
  process.stdout.write(`${label} ... `);
  const { code, output, seconds } = await run(command);
  process.stdout.write(code === 0 ? `${seconds.toFixed(1)} s\n` : '\n');
  if (code !== 0) throw failure(label, name, output);
}

/** Whether node_modules holds, version for version, what package-lock.json names. */
function isInstalled() {
  const installed = 'node_modules/.package-lock.json';
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const found = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === '' ||
      // Those of other platforms are left out.
      ((optional || devOptional || peer) && found[path] === undefined) ||
      (found[path]?.version === version && existsSync(path)),
  );
}

/** Installs the packages that package-lock.json names, where they are not. */
export async function install() {
  if (isInstalled()) return;
  await perform({
    name: 'install',
    label: 'Installing packages',
    command: npm('ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund'),
  });
}

/** @param {Step} step */
async function ensure({ name, label, inputs, outputs, command }) {
  const made = (/** @type {string} */ file) =>
    outputs.some((path) => file === path || file.startsWith(join(path, '/')));
  const sources = filesUnder(inputs, (file) => !made(file) && !/\.test\.tsx?$/.test(file));
  const before = { inputs: hashFiles(sources), outputs: hashFiles(filesUnder(outputs)) };
  if (isFresh(name, before)) return;
  removeStamp(name);
  await perform({ name, label, command: command() });
  writeStamp(name, { inputs: before.inputs, outputs: hashFiles(filesUnder(outputs)) });
}

/** Makes what the sources need beside them: data, kernels, fonts. Packages must be installed. */
export async function prepare() {
  for (const step of PREPARATIONS) await ensure(step);
}

/** Builds the book into dist/, where it is not there already. */
export async function build() {
  await prepare();
  await ensure(BUILD);
}

/**
 * Runs a command's work; whatever goes wrong ends in one sentence and a failing exit code.
 * @param {() => Promise<void>} work
 */
export async function main(work) {
  try {
    process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
    await work();
  } catch (error) {
    const sentence =
      error instanceof SetupError
        ? error
        : failure('This command', 'command', String(error instanceof Error ? error.stack : error));
    console.error(sentence.message);
    process.exit(1);
  }
}
