// How quickly a saved network is back on the bench, in headless Chromium on the built book: npm run bench:network-file. From the
// choice of the file to the frame that says it is built. Prints it and writes it to bench/network-file.md. Node.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { serve } from '../scripts/serve.mjs';
import { launchOptions } from '../scripts/setup/browser.mjs';
import { EngineRun, initialState } from '../src/engine/index.ts';
import { writeNetworkFile } from '../src/figures/open-laboratory/take-home/network-file.ts';
import { parameterCount } from '../src/network/network-spec.ts';
import { fullyConnectedPlan } from '../src/network/presets/fc-784-30-10.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const port = 4231;
const times = 12;
/** Hidden units: a million parameters with the second. */
const sizes = [30, 1258];

const served = await serve({ root: path.join(root, 'dist'), port });
if (served === undefined) throw new Error(`port ${port} is taken`);
const browser = await chromium.launch(await launchOptions());
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(120_000);
  // What the compiler wraps names in is not there on the page.
  await page.addInitScript('globalThis.__name = (value) => value');
  await page.goto(new URL('laboratory/', served.url).href);
  const figure = page.getByRole('figure', { name: 'The laboratory' });
  const input = figure.getByLabel('File of a network');
  const step = figure.getByRole('button', { name: 'Step', exact: true });
  await step.click();
  await figure.getByText('Paused after').waitFor();

  const rows: string[] = [];
  for (const units of sizes) {
    const plan = { ...fullyConnectedPlan(units), seed: units };
    const checkpoint = EngineRun.started(plan).checkpoint(initialState(plan));
    const text = writeNetworkFile({ checkpoint, history: [] });
    const file = { name: 'network.json', mimeType: 'application/json', buffer: Buffer.from(text) };
    const taken: number[] = [];
    for (let i = 0; i < times; i++) {
      await input.evaluate((element) => {
        element.addEventListener(
          'change',
          () => {
            const started = performance.now();
            const look = () => {
              const built = [...document.querySelectorAll('p')].some((one) =>
                one.innerText.startsWith('Built, with its first'),
              );
              if (built) document.body.dataset['taken'] = String(performance.now() - started);
              else requestAnimationFrame(look);
            };
            look();
          },
          // Before the figure's own.
          { capture: true, once: true },
        );
      });
      await input.setInputFiles(file);
      await page.locator('body[data-taken]').waitFor();
      taken.push(
        await page.evaluate(() => {
          const value = Number(document.body.dataset['taken']);
          delete document.body.dataset['taken'];
          return value;
        }),
      );
      await step.click();
      await figure.getByText('Paused after').waitFor();
    }
    const sorted = taken.toSorted((one, other) => one - other);
    const at = (share: number) => sorted[Math.floor(share * (times - 1))]!.toFixed(0);
    const count = parameterCount(plan.network).toLocaleString('en');
    const megabytes = (text.length / 1e6).toFixed(1);
    rows.push(`| ${count} | ${megabytes} | ${at(0.5)} | ${at(0.9)} | ${at(1)} |`);
  }
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root })
    .toString()
    .trim();
  const load = os.loadavg()[0]!.toFixed(1);
  const text = `# Loading a saved network

Written by \`npm run bench:network-file\`: ${os.cpus()[0]?.model.trim() ?? 'unknown'}, ${String(os.cpus().length)} cores, ${load} processes wanting
them on average; Chromium ${browser.version()}; ${new Date().toISOString().slice(0, 10)}; commit ${commit}. Milliseconds from the choice of the
file to the frame in which the laboratory says that the network is built, ${String(times)} times each.

| parameters | file, MB | median | nine of ten | longest |
| ---------: | -------: | -----: | ----------: | ------: |
${rows.join('\n')}
`;
  await writeFile(path.join(root, 'bench', 'network-file.md'), text);
  process.stdout.write(text);
} finally {
  await browser.close();
  served.close();
}
