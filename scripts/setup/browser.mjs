// Build time: finds the Chromium that tests drive; plain Node, so that it runs before anything is installed.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Flags that keep Chromium quiet and let it run as root in a container; WebGPU through SwiftShader. */
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Without a GPU this flag alone gives a (software) WebGPU adapter, on the page and in workers. */
export const WEBGPU_FLAG = '--enable-unsafe-webgpu';

/**
 * The path of an installed Chromium: CHROMIUM_PATH, one on the PATH, or Playwright's own.
 * @returns {Promise<string | undefined>} undefined where there is none
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = onPath.find((path) => existsSync(path));
  if (found) return found;
  const { chromium } = await import('playwright');
  const own = chromium.executablePath();
  return existsSync(own) ? own : undefined;
}

/**
 * Launch options for Playwright and for vitest's browser mode.
 * @param {readonly string[]} [extra] further flags
 */
export async function launchOptions(extra = []) {
  const executablePath = await findBrowser();
  const args = [...CHROMIUM_FLAGS, ...extra];
  return executablePath === undefined ? { args } : { args, executablePath };
}
