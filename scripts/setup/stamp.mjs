// Set-up: what a step was made from and what it made, as hashes, so that it is done again only where either changed.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The files under some paths, sorted; a path that does not exist has none.
 * @param {readonly string[]} paths files and folders
 * @param {(file: string) => boolean} [wanted]
 * @returns {string[]}
 */
export function filesUnder(paths, wanted = () => true) {
  return paths
    .flatMap((path) => {
      const info = statSync(path, { throwIfNoEntry: false });
      if (!info) return [];
      if (!info.isDirectory()) return [path];
      return filesUnder(readdirSync(path).map((name) => join(path, name)));
    })
    .filter(wanted)
    .sort();
}

/**
 * SHA-256 over the names and contents of files.
 * @param {readonly string[]} files
 */
export function hashFiles(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${file}\0${String(content.length)}\0`).update(content);
  }
  return hash.digest('hex');
}

/** @param {string} name */
const stampFile = (name) => join('.cache', 'stamps', `${name}.json`);

/**
 * Whether a step was done before from these inputs, and its outputs still are as it left them.
 * @param {string} name of the step
 * @param {{ inputs: string, outputs: string }} state hashes of both
 */
export function isFresh(name, { inputs, outputs }) {
  try {
    const stamp = JSON.parse(readFileSync(stampFile(name), 'utf8'));
    return stamp.inputs === inputs && stamp.outputs === outputs;
  } catch {
    // No stamp, or one cut short: the step is done again.
    return false;
  }
}

/**
 * @param {string} name of the step
 * @param {{ inputs: string, outputs: string }} state hashes of both
 */
export function writeStamp(name, state) {
  mkdirSync(dirname(stampFile(name)), { recursive: true });
  writeFileSync(stampFile(name), JSON.stringify(state));
}

/** @param {string} name of the step */
export function removeStamp(name) {
  rmSync(stampFile(name), { force: true });
}
