// End-to-end tests: a reader's journeys through the built book, served as a static host would.
import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/setup/browser.mjs';

/** Another port where 4174 is taken: E2E_PORT. */
const port = Number(process.env['E2E_PORT'] ?? 4174);

const measured = ['laboratory', 'digits', 'memory', 'device'].map((name) => `${name}.e2e.ts`);

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: '.cache/e2e',
  projects: [
    // Nothing of these is timed, so that `npm test` runs two at once.
    { name: 'pages', testMatch: 'site.e2e.ts', fullyParallel: true },
    { name: 'journeys', testIgnore: ['site.e2e.ts', ...measured] },
    // One at a time: how responsive the page is while it trains, what it takes of memory, how fast a device is.
    { name: 'measured', testMatch: measured },
  ],
  workers: 1,
  forbidOnly: true,
  retries: 0,
  // Generous, for every wait and for the sum of them: a shared machine may be many times slower than a reader's.
  timeout: 600_000,
  expect: { timeout: 100_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${String(port)}/`,
    // No WebGPU here, as on many readers' machines; a test that wants it adds WEBGPU_FLAG.
    launchOptions: await launchOptions(),
    actionTimeout: 100_000,
    // Tracing takes every third second: TRACE=1 for those who look into a failure.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
  },
  webServer: {
    command: `node scripts/serve.mjs --port ${String(port)}`,
    url: `http://localhost:${String(port)}/`,
    reuseExistingServer: false,
  },
});
