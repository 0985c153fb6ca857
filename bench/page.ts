// What training costs the page and its worker, in headless Chromium on the built book: npm run bench:page. How long the page's
// main thread is held up, by the clock on the wall, the most memory that the worker holds with all of MNIST loaded, and how
// often the regions of the plane are painted. Prints it and writes it to bench/page.md. Node.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Locator, type Page } from 'playwright';
import { serve } from '../scripts/serve.mjs';
import { launchOptions } from '../scripts/setup/browser.mjs';
import { mainThreadTasks, type Task } from './page/main-thread.ts';
import { paintedFrames, regions, type Region } from './page/region-frames.ts';
import { totalOf, WorkerTarget, type WorkerMemory } from './page/worker-target.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const port = 4226;
const watched = 10_000;
const painted = 5_000;
/** Mini-batches of 10 of 50,000 images. */
const stepsInEpoch = 5_000;
const mebibyte = 2 ** 20;

/** The page whose laboratory trains, and its worker. */
interface Training {
  readonly page: Page;
  readonly figure: Locator;
  readonly worker: WorkerTarget;
}

const browser = await chromium.launch(await launchOptions());

async function startTraining(url: string): Promise<Training> {
  const page = await browser.newPage();
  await page.goto(url);
  const figure = page.getByRole('figure', { name: 'The laboratory' });
  await figure.scrollIntoViewIfNeeded();
  await figure.getByRole('slider', { name: 'Epochs', exact: true }).fill('60');
  const worker = await WorkerTarget.watch(page);
  await figure.getByRole('button', { name: 'Train', exact: true }).click();
  return { page, figure, worker: await worker() };
}

async function stepsTaken(figure: Locator): Promise<number> {
  const found = /(?:step|after) ([\d,]+)/.exec((await figure.textContent()) ?? '')?.[1] ?? '0';
  return Number(found.replaceAll(',', ''));
}

/** The sample that came to most, of those taken one after another until the end of the second epoch. */
async function peakMemory({ figure, worker }: Training): Promise<WorkerMemory> {
  let peak = await worker.memory();
  while ((await stepsTaken(figure)) < 2 * stepsInEpoch) {
    const sample = await worker.memory();
    if (totalOf(sample) > totalOf(peak)) peak = sample;
  }
  return peak;
}

/** Tasks while it trains, from anew as often as it comes to its last epoch: fast devices do so in a few seconds. */
function watch({ page, figure }: Training): Promise<readonly Task[]> {
  const ended = figure.getByText('60 epochs done');
  return mainThreadTasks(browser, page, async () => {
    const timeIsUp = pass(page, watched).then(() => false);
    const comesToItsEnd = () =>
      ended.waitFor({ timeout: 0 }).then(
        () => true,
        () => false,
      );
    while (await Promise.race([timeIsUp, comesToItsEnd()])) await trainAnew(figure);
  });
}

async function trainAnew(figure: Locator): Promise<void> {
  await figure.getByRole('button', { name: 'Reset', exact: true }).click();
  await figure.getByRole('button', { name: 'Train', exact: true }).click();
  await figure.getByText('60 epochs done').waitFor({ state: 'hidden' });
}

/** Waits on the page's own clock. */
function pass(page: Page, milliseconds: number): Promise<unknown> {
  return page.evaluate(
    (duration) => new Promise((resolve) => setTimeout(resolve, duration)),
    milliseconds,
  );
}

async function regionRow(region: Region): Promise<string> {
  const page = await browser.newPage();
  const frames = await paintedFrames(page, new URL(book), region, painted);
  await page.close();
  return `| ${region.name} | ${frames.toFixed(0)} |`;
}

function taskRow(trainedBy: string, tasks: readonly Task[]): string {
  const longest = (of: keyof Task): string => Math.max(...tasks.map((task) => task[of])).toFixed(0);
  const long = tasks.filter(({ wall }) => wall > 50).length;
  return `| ${[trainedBy, tasks.length, long, longest('wall'), longest('cpu')].join(' | ')} |`;
}

function memoryRows(memory: WorkerMemory): readonly string[] {
  const row = (name: string, bytes: number): string =>
    `| ${name} | ${(bytes / mebibyte).toFixed(1)} |`;
  return [
    row('contents of typed arrays, the images as they came above all', memory.arrays),
    row('memory of WebAssembly, the kernels’ and their images', memory.wasm),
    row('JavaScript objects', memory.heap),
    row('together', totalOf(memory)),
  ];
}

const served = await serve({ root: path.join(root, 'dist'), port });
if (served === undefined) throw new Error(`port ${port} is taken`);
const book = served.url;
try {
  const training = await startTraining(new URL('training/', book).href);
  const peak = await peakMemory(training);
  const { page, figure } = training;
  const onKernels = await watch(training);
  await figure.getByText('Where it runs').click();
  await figure.getByRole('radio', { name: /TypeScript/ }).check();
  await trainAnew(figure);
  await figure.getByText('Training on 50,000 images').waitFor();
  const onReference = await watch(training);
  await page.close();
  const regionRows: string[] = [];
  for (const region of regions) regionRows.push(await regionRow(region));

  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root }).toString();
  const report = [
    '# The page while it trains',
    '',
    `Written by \`npm run bench:page\`: ${os.cpus()[0]?.model.trim() ?? os.arch()}, ${os.cpus().length} cores, ` +
      `${os.loadavg()[0]!.toFixed(1)} processes wanting them on average;`,
    `Chromium ${browser.version()}; ${new Date().toISOString().slice(0, 10)}; commit ${commit.trim()}. The laboratory of the chapter on training, 784-30-10.`,
    '',
    `Tasks of the page’s main thread during ${watched / 1000} s of training. The clock also counts what other programs took of the`,
    'processor in the midst of a task; the processor’s time does not.',
    '',
    '| trained by | tasks | over 50 ms by the clock | longest, ms by the clock | longest, ms of processor |',
    '| --- | ---: | ---: | ---: | ---: |',
    taskRow('kernels', onKernels),
    taskRow('reference', onReference),
    '',
    'The most memory that the worker held from its start to the end of the second epoch, all 70,000 images loaded, trained by',
    'the kernels, the other backends timed for comparison:',
    '',
    '| | MiB |',
    '| --- | ---: |',
    ...memoryRows(peak),
    '',
    `How often the regions of the plane in the chapter on networks are painted, in ${painted / 1000} s of training:`,
    '',
    '| network | frames a second |',
    '| --- | ---: |',
    ...regionRows,
    '',
  ].join('\n');
  console.log(report);
  await writeFile(path.join(root, 'bench/page.md'), report);
} finally {
  await browser.close();
  served.close();
}
