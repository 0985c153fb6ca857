// Set-up: a Python with NumPy for the tests that run exported programs, from the system, else from Debian.
import { aptPrefix, installFromDebian } from './debian.mjs';
import { SetupError, run } from './run.mjs';

/** A Python that somebody put first in the path need not be the one that Debian's packages are for. */
const CANDIDATES = ['python3', '/usr/bin/python3'];

const HELP =
  'The tests run exported Python programs and need python3 with NumPy: install both (on Debian: python3-numpy) and try again.';

/**
 * The first Python that has NumPy.
 * @returns {Promise<string | null>} its command
 */
export async function pythonWithNumpy() {
  for (const python of CANDIDATES) {
    try {
      const { code } = await run([python, '-c', 'import numpy'], { limitSeconds: 60 });
      if (code === 0) return python;
    } catch {
      // There is no such Python.
    }
  }
  return null;
}

/** Finds Python's NumPy, installing it where there is none and the system can. */
export async function ensureNumpy() {
  if ((await pythonWithNumpy()) !== null) return;
  process.stdout.write('Installing NumPy for the tests ...\n');
  const prefix = await aptPrefix();
  if (prefix) await installFromDebian(prefix, 'python3-numpy');
  if ((await pythonWithNumpy()) === null) throw new SetupError(HELP);
}
