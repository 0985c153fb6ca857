// How quickly the laboratory goes back and on, in headless Chromium on the built book: npm run bench:time-machine. From the key
// or the click to the frame that shows it. Prints it and writes it to bench/time-machine.md. Node.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { serve } from '../scripts/serve.mjs';
import { launchOptions } from '../scripts/setup/browser.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const port = 4227;
const scrubs = 40;
const forks = 12;

/** Does something and waits until the text under the buttons is another. @returns milliseconds to the frame after that */
function timed(page: Page, act: 'back' | 'on' | 'fork'): Promise<number> {
  return page.evaluate(async (what) => {
    const labelled = (name: string) =>
      [...document.querySelectorAll('figure')].find((one) => one.innerText.startsWith(name))!;
    const figure = labelled('The laboratory');
    const status = [...figure.querySelectorAll('p')].find((one) =>
      /^(Paused after|Built, with|All \d|Ready to go|Training on)/.test(one.innerText),
    )!;
    const wanted = what === 'fork' ? /^Training on .*step [1-9]/ : /^(Paused after|Built, with)/;
    const before = status.innerText;
    const started = performance.now();
    if (what === 'fork') {
      [...figure.querySelectorAll('button')].find((one) => one.innerText === 'Fork here')!.click();
    } else {
      const key = what === 'back' ? 'ArrowLeft' : 'ArrowRight';
      figure
        .querySelector('input[aria-label="Moment"]')!
        .dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }
    await new Promise<void>((resolve) => {
      const look = () => {
        const now = status.innerText;
        // One frame more: what was changed now is on the screen then.
        if (now !== before && wanted.test(now)) requestAnimationFrame(() => resolve());
        else requestAnimationFrame(look);
      };
      look();
    });
    return performance.now() - started;
  }, act);
}

function row(name: string, times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(0);
  return `| ${name} | ${String(times.length)} | ${at(0.5)} | ${at(0.9)} | ${at(1)} |`;
}

const served = await serve({ root: path.join(root, 'dist'), port });
if (served === undefined) throw new Error(`port ${port} is taken`);
const browser = await chromium.launch(await launchOptions());
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(180_000);
  // What the compiler wraps names in is not there on the page.
  await page.addInitScript('globalThis.__name = (value) => value');
  await page.goto(new URL('laboratory/', served.url).href);
  const figure = page.getByRole('figure', { name: 'The laboratory' });
  const button = (name: string) => figure.getByRole('button', { name, exact: true });
  await figure.getByRole('textbox', { name: 'Epochs' }).fill('8');
  await button('Train').click();
  await figure.getByText('All 8 epochs done').waitFor();
  const moments = figure.getByRole('slider', { name: 'Moment' });
  await moments.press('Home');
  await figure.getByText('Built, with its first').waitFor();

  const scrubbed: number[] = [];
  for (let i = 0; i < scrubs; i++) scrubbed.push(await timed(page, i % 10 < 5 ? 'on' : 'back'));
  const forked: number[] = [];
  for (let i = 0; i < forks; i++) {
    await figure.getByRole('textbox', { name: '=', exact: true }).fill(String(0.5 + i / 10));
    forked.push(await timed(page, 'fork'));
    await button('Pause').click();
    await figure.getByText('Paused after').waitFor();
    await moments.press('Home');
    await figure.getByText('Built, with its first').waitFor();
  }
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root })
    .toString()
    .trim();
  const load = os.loadavg()[0]!.toFixed(1);
  const text = `# The time machine

Written by \`npm run bench:time-machine\`: ${os.cpus()[0]?.model.trim() ?? 'unknown'}, ${String(os.cpus().length)} cores, ${load} processes wanting
them on average; Chromium ${browser.version()}; ${new Date().toISOString().slice(0, 10)}; commit ${commit}. The laboratory’s own network,
784-30-10 on 50,000 images, after eight epochs. Milliseconds from the key or the click to the frame that shows the run
there: at the other moment, or training on with another rate.

|                          | times | median | nine of ten | longest |
| ------------------------ | ----: | -----: | ----------: | ------: |
${row('to the next moment', scrubbed)}
${row('from “Fork here” to steps', forked)}
`;
  await writeFile(path.join(root, 'bench', 'time-machine.md'), text);
  process.stdout.write(text);
} finally {
  await browser.close();
  served.close();
}
