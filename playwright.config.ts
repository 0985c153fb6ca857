// End-to-end tests: a reader's journeys through the built book, served as a static host would.
import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/setup/browser.mjs';

/** Another port where 4174 is taken: E2E_PORT. */
const port = Number(process.env['E2E_PORT'] ?? 4174);

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: '.cache/e2e',
  projects: [
    // What every page owes its reader: nothing of it is timed, so that `npm test` runs two at once.
    { name: 'pages', testMatch: 'site.e2e.ts', fullyParallel: true },
    // One at a time: some of them measure how responsive the page is while it trains.
    { name: 'journeys', testIgnore: 'site.e2e.ts' },
  ],
  workers: 1,
  forbidOnly: true,
  retries: 0,
  // Generous: a shared machine may be many times slower than a reader's.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${String(port)}/`,
    // No WebGPU here, as on many readers' machines; a test that wants it adds WEBGPU_FLAG.
    launchOptions: await launchOptions(),
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `node scripts/serve.mjs --port ${String(port)}`,
    url: `http://localhost:${String(port)}/`,
    reuseExistingServer: false,
  },
});
