// What is recorded in experiments/results, and all of it in the one file that the book reads. Node.
import { readdir, readFile } from 'node:fs/promises';
import { packRuns } from '../../src/figures/records-table/packed-runs.ts';
import type { RecordedRun } from '../../src/figures/records-table/recorded-run.ts';
import { jsonOf, resultsFolder } from './record.ts';

/** A recorded run, and what its validation images would have chosen of it. */
export interface TableRun extends RecordedRun {
  readonly chosen: number | null;
}

/** Of the file beside a table of epochs. */
export interface Summary {
  readonly testCorrect: readonly number[];
  readonly trainingSeconds: number;
  readonly testCorrectAtBestValidation?: number;
}

const pattern = /^(.+?)(?:-\d+-epochs)?-seed(\d+)-kernels\.json$/;

/**
 * @param summaries by the names of their files; those of other backends are left out
 * @returns the longest run of each seed, for a shorter one is its beginning
 */
export function runsIn(summaries: ReadonlyMap<string, Summary>): readonly TableRun[] {
  const longest = new Map<string, TableRun>();
  for (const [name, summary] of summaries) {
    const found = pattern.exec(name);
    if (found === null) continue;
    const [, preset = '', seed = ''] = found;
    const { testCorrect, trainingSeconds: seconds, testCorrectAtBestValidation } = summary;
    const other = longest.get(`${preset} ${seed}`);
    if (other !== undefined && other.testCorrect.length >= testCorrect.length) continue;
    const chosen = testCorrectAtBestValidation ?? null;
    longest.set(`${preset} ${seed}`, { preset, seed: Number(seed), seconds, testCorrect, chosen });
  }
  return [...longest.values()].sort(
    (one, other) => one.preset.localeCompare(other.preset) || one.seed - other.seed,
  );
}

/** @param table of every epoch @returns null where it has no such column */
export function columnOf(table: string, name: string): readonly number[] | null {
  const [head = '', ...rows] = table.trim().split('\n');
  const column = head.split(',').indexOf(name);
  return column < 0 ? null : rows.map((row) => Number(row.split(',')[column]));
}

/**
 * Seconds that a run takes at the pace of its fastest epoch: the others shared the computer with something else.
 * @param table of every epoch @returns null where the epochs were not timed, as those of a team
 */
export function undisturbedSeconds(table: string): number | null {
  const seconds = columnOf(table, 'seconds');
  return seconds && Math.round(Math.min(...seconds) * seconds.length * 10) / 10;
}

export async function readRuns(): Promise<readonly TableRun[]> {
  const names = (await readdir(resultsFolder)).filter((name) => name.endsWith('.json'));
  const text = (name: string) => readFile(new URL(name, resultsFolder), 'utf8');
  const read = async (name: string) => {
    const summary = JSON.parse(await text(name)) as Summary;
    const undisturbed = undisturbedSeconds(await text(name.replace('.json', '.csv')));
    const trainingSeconds = undisturbed ?? summary.trainingSeconds;
    return [name, { ...summary, trainingSeconds }] as const;
  };
  return runsIn(new Map(await Promise.all(names.sort().map(read))));
}

/** What the book reads of them: the runs without what their validation images chose. */
export const recordedFile = new URL('../recorded.json', resultsFolder);

export const recordedText = (runs: readonly TableRun[]): string => jsonOf(packRuns(runs));
