// What the page of published experiments costs, in headless Chromium on the built book: npm run bench:experiments. How long it
// takes to open with a hundred kept runs, and the most memory that the worker holds while it trains on made images, and on
// those as they are. Prints it and writes it to bench/experiments.md. Node.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { serve } from '../scripts/serve.mjs';
import { launchOptions } from '../scripts/setup/browser.mjs';
import { totalOf, WorkerTarget, type WorkerMemory } from './page/worker-target.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const port = 4228;
const tries = 7;
const keptRuns = 100;
const mebibyte = 2 ** 20;
/** The same network on 50,000 images, on five times as many, and on distorted ones. */
const rows = [
  'conv20-conv40-fc100-relu',
  'conv20-conv40-fc100-relu-expanded',
  'conv20-conv40-fc1000-fc1000-dropout',
  'simard-conv',
];

const browser = await chromium.launch(await launchOptions());

/** Runs of 100 epochs, as earlier visits would have left them. */
async function keep(page: Page): Promise<void> {
  await page.evaluate(
    (count) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('neural-networks-live-experiments', 1);
        request.onsuccess = () => {
          const transaction = request.result.transaction('finished', 'readwrite');
          const presets = ['fc-784-30-10', 'fc-784-60-10', 'fc-100-softmax', 'conv20-fc100'];
          for (let seed = 1; seed <= count; seed++) {
            const run = {
              version: 1,
              id: `run-${String(seed)}`,
              preset: presets[seed % presets.length],
              seed,
              backend: 'kernels',
              finishedAt: seed,
              seconds: 10,
              testImages: 10_000,
              testCorrect: Array.from({ length: 100 }, (_, epoch) => 9_700 + epoch + (seed % 40)),
              trainingCost: Array.from({ length: 100 }, () => 0.1),
            };
            transaction.objectStore('finished').put(run, run.id);
          }
          transaction.oncomplete = () => {
            request.result.close();
            resolve();
          };
          transaction.onabort = () => reject(new Error('nothing was kept'));
        };
      }),
    keptRuns,
  );
}

/** Milliseconds from the press on the contents' link until the figures of the kept runs are painted. */
async function opening(url: string, page: Page, kept: boolean): Promise<number> {
  await page.goto(url, { waitUntil: 'networkidle' });
  return page.evaluate(async (expected) => {
    const link = [...document.querySelectorAll('a')].find((one) =>
      one.textContent.includes('Published experiments'),
    );
    const start = performance.now();
    link!.click();
    for (;;) {
      await new Promise(requestAnimationFrame);
      const shown = [...document.querySelectorAll('main li p')].filter((one) =>
        expected ? /^9,\d{3} of 10,000/.test(one.textContent) : one.textContent === 'not run yet',
      );
      if (shown.length >= 4) break;
    }
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    return performance.now() - start;
  }, kept);
}

/** The sample that came to most, of those taken one after another through the first part of an epoch. */
async function peakMemory(url: string, row: string): Promise<WorkerMemory> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const started = await WorkerTarget.watch(page);
  await page.goto(`${url}experiments/`);
  await page
    .getByRole('listitem')
    .filter({ has: page.getByText(row, { exact: true }) })
    .getByRole('button', { name: / epochs? of/ })
    .click();
  const worker = await started();
  let peak = await worker.memory();
  const meter = page.getByRole('region', { name: 'Queue' }).getByText(/^epoch /);
  await meter.waitFor({ timeout: 120_000 });
  for (;;) {
    const sample = await worker.memory();
    if (totalOf(sample) > totalOf(peak)) peak = sample;
    const epoch = Number(/epoch ([\d.]+)/.exec((await meter.textContent()) ?? '')?.[1] ?? 0);
    if (epoch >= 0.2) break;
  }
  await context.close();
  return peak;
}

const served = await serve({ root: path.join(root, 'dist'), port });
if (served === undefined) throw new Error(`port ${port} is taken`);
try {
  const { url } = served;
  const page = await browser.newPage();
  const empty: number[] = [];
  for (let n = 0; n < tries; n++) empty.push(await opening(url, page, false));
  await page.goto(`${url}experiments/`);
  await page.getByText('Nothing trains now.').waitFor();
  await keep(page);
  const full: number[] = [];
  for (let n = 0; n < tries; n++) full.push(await opening(url, page, true));
  await page.close();

  const memory: string[] = [];
  for (const row of rows) {
    const peak = await peakMemory(url, row);
    const parts = [peak.arrays, peak.wasm, peak.heap, totalOf(peak)];
    memory.push(`| ${row} | ${parts.map((bytes) => (bytes / mebibyte).toFixed(1)).join(' | ')} |`);
  }
  const listed = (times: readonly number[]) => times.map((time) => time.toFixed(0)).join(', ');
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root }).toString();
  const report = [
    '# The page of published experiments',
    '',
    `Written by \`npm run bench:experiments\`: ${os.cpus()[0]?.model.trim() ?? os.arch()}, ${os.cpus().length} cores, ` +
      `${os.loadavg()[0]!.toFixed(1)} processes wanting them on average;`,
    `Chromium ${browser.version()}; ${new Date().toISOString().slice(0, 10)}; commit ${commit.trim()}.`,
    '',
    'From the press on its link in the contents until its figures are painted, in milliseconds by the clock, each try after the',
    'front page was loaded anew:',
    '',
    '| kept on the device | ms |',
    '| --- | --- |',
    `| no run | ${listed(empty)} |`,
    `| ${keptRuns} runs of 100 epochs | ${listed(full)} |`,
    '',
    'The most memory that the worker held from its start through a fifth of the first epoch, in MiB. An expanded training set is',
    'never there as a whole; 250,000 images of it would be 187 MiB.',
    '',
    '| experiment | typed arrays | WebAssembly | objects | together |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...memory,
    '',
  ].join('\n');
  console.log(report);
  await writeFile(path.join(root, 'bench/experiments.md'), report);
} finally {
  await browser.close();
  served.close();
}
