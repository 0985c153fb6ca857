// Ten runs of 60 epochs side by side, in headless Chromium on the built book: npm run bench:compare. They are trained as a
// reader would, then the page is scrolled through their figure frame by frame, and its sliders are moved. Prints how long
// the frames took and writes it to bench/compare.md. Node.
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Locator, type Page } from 'playwright';
import { serve } from '../scripts/serve.mjs';
import { launchOptions } from '../scripts/setup/browser.mjs';
import { benchPlan } from '../src/figures/digit-runs/plans.ts';
import { initialComparison, letters } from '../src/figures/compare/state/comparison.ts';
import { writeComparison } from '../src/figures/compare/state/comparison-data.ts';
import { writeLink } from '../src/figures/state/figure-state.ts';
import { mainThreadTasks, type Task } from './page/main-thread.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const port = 4227;
const epochs = 60;
/** Frames of each measurement, and CSS pixels scrolled in each. */
const frames = 300;
const stride = 12;
const presses = 40;

const plans = letters.map((letter, index) => ({
  letter,
  plan: benchPlan({
    images: 1_000,
    hiddenUnits: 30,
    penalty: 'none',
    lambda: 0,
    dropout: 0,
    learningRate: Number((0.03 * 1.6 ** index).toPrecision(2)),
    epochs,
    seed: 1,
  }),
}));

interface Frames {
  /** Milliseconds between one frame and the next. */
  readonly median: number;
  readonly perSecond: number;
}

/** @param intervals milliseconds */
function summary(intervals: readonly number[]): Frames {
  const rising = [...intervals].sort((a, b) => a - b);
  const sum = rising.reduce((all, one) => all + one, 0);
  return {
    median: rising[Math.floor(rising.length / 2)]!,
    perSecond: (1000 * rising.length) / sum,
  };
}

/** Scrolls to and fro over the figure, a little in every frame. */
function scrolled(figure: Locator): Promise<readonly number[]> {
  return figure.evaluate(
    async (element, { count, step }) => {
      const top = element.getBoundingClientRect().top + scrollY - 200;
      const span = element.getBoundingClientRect().height - innerHeight + 400;
      const intervals: number[] = [];
      let before = await new Promise<number>(requestAnimationFrame);
      for (let index = 0; index < count; index++) {
        const along = (index * step) % (2 * span);
        scrollTo(0, top + (along < span ? along : 2 * span - along));
        const now = await new Promise<number>(requestAnimationFrame);
        intervals.push(now - before);
        before = now;
      }
      return intervals;
    },
    { count: frames, step: stride },
  );
}

/** Moves a slider stop by stop, by keyboard. */
async function pressed(page: Page, slider: Locator): Promise<void> {
  await slider.focus();
  for (let press = 0; press < presses; press++) await page.keyboard.press('ArrowLeft');
}

const longestOf = (tasks: readonly Task[], of: keyof Task): number =>
  Math.max(...tasks.map((task) => task[of]));

const served = await serve({ root: path.join(root, 'dist'), port });
if (served === undefined) throw new Error(`port ${port} is taken`);
const browser = await chromium.launch(await launchOptions());
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const comparison = { ...initialComparison, plans, seeds: 1 };
  await page.goto(writeLink(`${served.url}laboratory/`, 'compare', writeComparison(comparison)));
  const figure = page.getByRole('figure', { name: 'Side by side' });
  await figure.getByRole('button', { name: 'Train', exact: true }).click();
  await figure.getByText(/: epoch [1-9]/).waitFor();
  const rows: string[] = [];
  async function scroll(name: string): Promise<void> {
    let intervals: readonly number[] = [];
    const tasks = await mainThreadTasks(browser, page, async () => {
      intervals = await scrolled(figure);
    });
    rows.push(row(name, summary(intervals), longestOf(tasks, 'cpu')));
  }
  await scroll('scrolling while they train');
  await figure.getByText('All 10 runs are done.').waitFor({ timeout: 600_000 });
  await scroll('scrolling when all are done');
  const slider = figure.getByRole('slider', { name: 'Read at epoch' });
  const reactions = await mainThreadTasks(browser, page, () => pressed(page, slider));

  const report = [
    '# Ten runs side by side',
    '',
    `Written by \`npm run bench:compare\`: ${os.cpus()[0]?.model.trim() ?? os.arch()}, ${os.cpus().length} cores, ` +
      `${os.loadavg()[0]!.toFixed(1)} processes wanting them on average; Chromium ${browser.version()}, no GPU.`,
    '',
    `Ten plans of ${epochs} epochs, trained and drawn in the comparison of the laboratory. The page is scrolled through it for`,
    `${frames} frames, ${stride} pixels in each; 60 frames a second leave 16.7 ms for one. The clock also counts what other`,
    'programs took of the processor; the processor’s time does not.',
    '',
    '| | frames a second | median frame, ms | longest task of the page, ms of processor |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
    '',
    `Moving “Read at epoch” by ${presses} stops: longest task of the page ${longestOf(reactions, 'cpu').toFixed(1)} ms of processor.`,
    '',
  ].join('\n');
  process.stdout.write(report);
  await writeFile(path.join(root, 'bench/compare.md'), report);
} finally {
  await browser.close();
  served.close();
}

function row(name: string, { perSecond, median }: Frames, cpu: number): string {
  return `| ${name} | ${perSecond.toFixed(1)} | ${median.toFixed(1)} | ${cpu.toFixed(1)} |`;
}
