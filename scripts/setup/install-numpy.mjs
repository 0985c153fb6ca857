// Set-up: a Python with NumPy for the tests that run exported programs, from the system, else from Debian.
import { aptPrefix, installFromDebian } from './debian.mjs';
import { SetupError, run } from './run.mjs';

const HELP =
  'The tests run exported Python programs and need python3 with NumPy: install both (on Debian: python3-numpy) and try again.';

async function hasNumpy() {
  try {
    const { code } = await run(['python3', '-c', 'import numpy'], { limitSeconds: 60 });
    return code === 0;
  } catch {
    // There is no python3 at all.
    return false;
  }
}

/** Finds Python's NumPy, installing it where there is none and the system can. */
export async function ensureNumpy() {
  if (await hasNumpy()) return;
  process.stdout.write('Installing NumPy for the tests ...\n');
  const prefix = await aptPrefix();
  if (prefix) await installFromDebian(prefix, 'python3-numpy');
  if (!(await hasNumpy())) throw new SetupError(HELP);
}
