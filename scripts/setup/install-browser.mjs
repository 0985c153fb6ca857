// Set-up: a Chromium for the tests, from the system, else from Debian, else from Playwright.
import { existsSync } from 'node:fs';
import { findBrowser } from './browser.mjs';
import { SetupError, run, tool } from './run.mjs';

const HELP =
  'No Chromium could be installed for the browser tests: install Chromium or Chrome, name it in CHROMIUM_PATH and try again.';

/** What runs apt-get here without asking for a password; undefined where nothing does. */
async function aptPrefix() {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/etc/debian_version')) return undefined;
  if (process.getuid?.() === 0) return [];
  const { code } = await run(['sudo', '-n', 'true']);
  return code === 0 ? ['sudo', '-n'] : undefined;
}

/** @param {readonly string[]} prefix */
async function installFromDebian(prefix) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const apt = [...prefix, 'apt-get', '-o', 'DPkg::Lock::Timeout=120'];
  await run([...apt, 'update'], { env });
  await run([...apt, 'install', '-y', '--no-install-recommends', 'chromium'], { env });
}

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
  if (prefix) await installFromDebian(prefix);
  if (await browserRuns()) return;
  // Where Debian's package is not to be had, as on Ubuntu, macOS and Windows.
  await run(tool('playwright', 'install', ...(prefix ? ['--with-deps'] : []), 'chromium'));
  if (!(await browserRuns())) throw new SetupError(HELP);
}
