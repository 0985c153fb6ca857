// Tests: `unit` runs in Node beside the code, `browser` (*.browser.test.ts) in a real Chromium.
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { WEBGPU_FLAG, launchOptions } from './scripts/setup/browser.mjs';

const BROWSER_TESTS = 'src/**/*.browser.test.{ts,tsx}';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: [BROWSER_TESTS],
        },
      },
      {
        // What the book is built with: worker format, plugins, wasm addresses.
        extends: './vite.config.ts',
        test: {
          name: 'browser',
          include: [BROWSER_TESTS],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await launchOptions([WEBGPU_FLAG]) }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
