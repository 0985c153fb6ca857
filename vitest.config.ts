// Tests: `unit` runs in Node beside the code, `browser` (*.browser.test.ts) in a real Chromium.
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { WEBGPU_FLAG, launchOptions } from './scripts/setup/browser.mjs';

const BROWSER_TESTS = 'src/**/*.browser.test.{ts,tsx}';

/** Generous: a shared machine may be many times slower than a writer's, and some tests take as long as minutes there. */
const patience = 300_000;
const patient = { testTimeout: patience, hookTimeout: patience };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          ...patient,
          environment: 'node',
          // Files share a process, and with it what they import: a third less time. What a test puts in another's
          // place is taken back after it.
          isolate: false,
          setupFiles: ['scripts/setup/same-draws.ts'],
          restoreMocks: true,
          unstubGlobals: true,
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: [BROWSER_TESTS],
        },
      },
      {
        // What the book is built with: worker format, plugins, wasm addresses.
        extends: './vite.config.ts',
        test: {
          name: 'browser',
          ...patient,
          include: [BROWSER_TESTS],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            connectTimeout: patience,
            provider: playwright({ launchOptions: await launchOptions([WEBGPU_FLAG]) }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
