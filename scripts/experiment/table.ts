// The table of experiments/README.md: what was published beside all that is recorded. Node.
import { readFile, writeFile } from 'node:fs/promises';
import * as prettier from 'prettier';
import { shortEpochs } from '../../src/figures/experiments/short-epochs.ts';
import { epochsText, wholeText } from '../../src/figures/reading.ts';
import {
  bandAfter,
  figureAfter,
  isSilent,
  type Band,
} from '../../src/figures/records-table/bands.ts';
import { runsOf } from '../../src/figures/records-table/recorded-run.ts';
import { publishedPercent } from '../../src/figures/records-table/rows.ts';
import { presets, type Preset } from '../../src/network/presets/index.ts';
import { recordedFile, recordedText, type TableRun } from './read-runs.ts';
import { resultsFolder } from './record.ts';

export const readme = new URL('../README.md', resultsFolder);
const marks = /(<!-- table: .*? -->\n)[^]*?(\n<!-- end of the table -->)/;

const bandCell = (band: Band | null) =>
  band === null ? '' : `${wholeText(band.least)} – ${wholeText(band.most)}`;

function rowOf(preset: Preset, all: readonly TableRun[]): readonly string[] {
  const { id, plan, published } = preset;
  const percent = publishedPercent(published.figure);
  const ours = runsOf(preset, all);
  const longest = Math.max(0, ...ours.map(({ testCorrect }) => testCorrect.length));
  const told = ours.filter(({ testCorrect }) => testCorrect.length === longest);
  const figure = ({ testCorrect }: TableRun) => {
    const right = figureAfter(preset, testCorrect, longest);
    return `${wholeText(right)}${isSilent(preset, right) ? ' (silent)' : ''}`;
  };
  const chosen = told.flatMap((run) => (run.chosen === null ? [] : [wholeText(run.chosen)]));
  const short = shortEpochs(plan);
  const whole = longest === plan.epochs;
  return [
    id,
    percent === null ? 'none' : wholeText(100 * percent),
    longest === 0 ? '' : whole ? `all ${longest}` : `${longest} of ${plan.epochs}`,
    told.map(({ seed }) => seed).join(' '),
    told.map(figure).join(' '),
    bandCell(longest === 0 ? null : bandAfter(preset, all, longest)),
    whole && chosen.length === told.length ? chosen.join(' ') : '',
    epochsText(short),
    bandCell(bandAfter(preset, all, short)),
  ];
}

const heads = [
  'experiment',
  'published',
  'epochs run',
  'seeds',
  'best of each',
  'band',
  'chosen',
  'short run',
  'its band',
];

/** In Markdown, unaligned. */
function tableText(runs: readonly TableRun[]): string {
  const rows = [heads, heads.map(() => '---'), ...presets.map((preset) => rowOf(preset, runs))];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** @param text of experiments/README.md @returns the same with the table of these runs */
export async function withTable(text: string, runs: readonly TableRun[]): Promise<string> {
  const table = await prettier.format(tableText(runs), { parser: 'markdown' });
  return text.replace(marks, (_, start: string, end: string) => `${start}\n${table}${end}`);
}

/** Brings the table in experiments/README.md, and what the book reads, up to what is recorded. */
export async function writeTable(runs: readonly TableRun[]): Promise<void> {
  await writeFile(readme, await withTable(await readFile(readme, 'utf8'), runs));
  await writeFile(recordedFile, recordedText(runs));
}
