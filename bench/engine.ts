// How fast the backends train, in headless Chromium: npm run bench [-- --rounds N --seconds N --only NAME]. Prints a table
// and writes it to bench/results.md. Node.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import { createServer } from 'vite';
import { launchOptions } from '../scripts/setup/browser.mjs';
import { presetOf } from '../src/network/presets/index.ts';
import { benchCases, type BenchCase, type Contestant } from './engine/cases.ts';
import type { BenchRequest } from './engine/protocol.ts';
import { reportText, type CaseResult } from './engine/report.ts';
import { shuffled } from './engine/statistics.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const port = 4225;
/** Milliseconds before the first round. */
const warmUp = 3000;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    only: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const cases = benchCases.filter(
  ({ preset }) => values.only === undefined || preset === values.only,
);
if (cases.length === 0) throw new Error(`${values.only ?? ''} is not among the measured networks`);

function commit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  return (
    git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ', changed')
  );
}

function ask(page: Page, contestant: Contestant, request: BenchRequest): Promise<number> {
  return page.evaluate(([to, message]) => window.ask(to, message), [contestant, request] as const);
}

async function measure(page: Page, benchCase: BenchCase): Promise<CaseResult> {
  const { preset, contestants } = benchCase;
  const speeds = new Map(contestants.map((contestant) => [contestant, [] as number[]]));
  // Browsers compile twice, first quickly and then well, while the code already runs: that is not measured.
  for (const contestant of contestants) {
    await ask(page, contestant, { kind: 'train', preset, milliseconds: warmUp });
  }
  for (let round = 0; round < rounds; round++) {
    for (const [contestant, measured] of shuffled([...speeds], Math.random)) {
      const milliseconds = 1000 * seconds;
      measured.push(await ask(page, contestant, { kind: 'train', preset, milliseconds }));
    }
  }
  const prediction = await ask(page, 'kernels', { kind: 'predict', preset });
  return { benchCase, batchSize: presetOf(preset)!.plan.batchSize, speeds, prediction };
}

const server = await createServer({
  root,
  // Beside a dev server's own, which may be running.
  cacheDir: path.join(root, '.cache/vite-bench'),
  server: { port, hmr: false },
  logLevel: 'error',
});
await server.listen();
const browser = await chromium.launch(await launchOptions());
try {
  const page = await browser.newPage();
  const base = server.resolvedUrls!.local[0]!;
  await page.goto(new URL('bench/engine/page.html', base).href);
  const folder = new URL('data/mnist/', base).href;
  for (const contestant of new Set(cases.flatMap(({ contestants }) => contestants))) {
    await ask(page, contestant, { kind: 'open', contestant, folder });
  }
  const results: CaseResult[] = [];
  for (const benchCase of cases) {
    console.log(`measuring ${benchCase.preset} …`);
    results.push(await measure(page, benchCase));
  }
  const wholeSeconds = await ask(page, 'kernels', { kind: 'whole', preset: 'fc-784-30-10' });
  const setting = {
    machine: `${os.cpus()[0]?.model.trim() ?? os.arch()}, ${os.cpus().length} cores, load ${os.loadavg()[0]!.toFixed(1)}`,
    browser: `Chromium ${browser.version()}`,
    date: new Date().toISOString().slice(0, 10),
    commit: commit(),
    rounds,
    seconds,
  };
  const report = reportText(setting, results, wholeSeconds);
  console.log(report);
  if (values.only === undefined) await writeFile(path.join(root, 'bench/results.md'), report);
} finally {
  await browser.close();
  await server.close();
}
