// Set-up: a Chromium for the tests, from the system, else from Debian, else from Playwright.
import { aptPrefix, installFromDebian } from './debian.mjs';
import { findBrowser } from './browser.mjs';
import { SetupError, run, tool } from './run.mjs';

const HELP =
  'No Chromium could be installed for the browser tests: install Chromium or Chrome, name it in CHROMIUM_PATH and try again.';

async function browserRuns() {
  const path = await findBrowser();
  if (path === undefined) return false;
  const { code } = await run([path, '--version'], { limitSeconds: 60 });
  return code === 0;
}

/** Finds a browser for the tests, installing one where there is none. */
export async function ensureBrowser() {
  if (await browserRuns()) return;
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    throw new SetupError(
      `CHROMIUM_PATH names ${named}, which does not run: correct it or unset it.`,
    );
  }
  process.stdout.write('Installing a browser for the tests ...\n');
  const prefix = await aptPrefix();
  if (prefix) await installFromDebian(prefix, 'chromium');
  if (await browserRuns()) return;
  // Where Debian's package is not to be had, as on Ubuntu, macOS and Windows.
  await run(tool('playwright', 'install', ...(prefix ? ['--with-deps'] : []), 'chromium'));
  if (!(await browserRuns())) throw new SetupError(HELP);
}
