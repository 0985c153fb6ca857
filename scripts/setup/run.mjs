// Set-up: runs one command with its output caught; whatever still runs is ended with us.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something the reader can mend; the message is one sentence that says how. */
export class SetupError extends Error {}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** What a command that is asked to end is given to end its own servers and browsers. */
const GRACE_SECONDS = 10;

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {'SIGINT' | 'SIGKILL'} signal
 */
function end(child, signal) {
  if (child.pid === undefined) return;
  try {
    // The whole group: npm, the shell it starts and the tool itself.
    if (process.platform !== 'win32') process.kill(-child.pid, signal);
    else child.kill();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => {
    // Between two commands there is nothing to break off: that is how a server is meant to end.
    const code = running.size === 0 ? 0 : 130;
    for (const child of running) end(child, 'SIGINT');
    process.exit(code);
  });
}

/**
 * @typedef {{ code: number, output: string, seconds: number, timedOut: boolean }} Outcome
 *
 * @param {readonly string[]} command program and arguments
 * @param {{ env?: Record<string, string>, limitSeconds?: number }} [options]
 * @returns {Promise<Outcome>}
 */
export function run([program, ...args], { env = {}, limitSeconds } = {}) {
  if (program === undefined) throw new TypeError('no command');
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let output = '';
    let timedOut = false;
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    let limit =
      limitSeconds === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            end(child, 'SIGINT');
            limit = setTimeout(() => {
              end(child, 'SIGKILL');
            }, GRACE_SECONDS * 1000);
          }, limitSeconds * 1000);
    const finish = (/** @type {number} */ code) => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ code, output, seconds: (performance.now() - start) / 1000, timedOut });
    };
    child.on('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.on('close', (code) => {
      finish(code ?? 1);
    });
  });
}

/**
 * npm itself, the one that runs us where one does.
 * @param {readonly string[]} args
 */
export function npm(...args) {
  const path = process.env['npm_execpath'];
  return path?.endsWith('.js') ? [process.execPath, path, ...args] : ['npm', ...args];
}

/**
 * The (first) command of an installed package, started without the wrapper that npx is.
 * @param {string} name of the package
 * @param {readonly string[]} args
 */
export function tool(name, ...args) {
  const folder = join('node_modules', ...name.split('/'));
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : Object.values(bin)[0];
  return [process.execPath, join(folder, file), ...args];
}
