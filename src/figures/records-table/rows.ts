// The published experiments as rows: what was published, what we recorded, how large it is. Page thread, pure.
import { parameterCount } from '../../network/network-spec.ts';
import type { Preset } from '../../network/presets/index.ts';
import { testCount } from '../baseline/digits-data.ts';
import { figureAfter } from './bands.ts';
import { runsOf, type RecordedRun } from './recorded-run.ts';

export interface Row {
  readonly preset: Preset;
  /** Share of the test images read right, in percent; null where no figure was published. */
  readonly published: number | null;
  readonly year: number | null;
  readonly parameters: number;
  /** The best of our recorded runs, in percent, and all of them; null: none yet. */
  readonly ours: {
    readonly percent: number;
    readonly runs: readonly RecordedRun[];
    /** None of them went on for as many epochs as the published run. */
    readonly shortened: boolean;
  } | null;
}

/** The run of a row. */
export const runOf = ({ preset }: Row): string => `record-${preset.id}`;

/** Reads the share from the source's sentence; null where there is none. */
export function publishedPercent(figure: string | null): number | null {
  if (figure === null) return null;
  const right = /([\d.]+) % of the test images/.exec(figure);
  if (right) return Number(right[1]);
  const count = /([\d,]+) of 10,000 at best/.exec(figure);
  if (count) return Number(count[1]!.replace(',', '')) / 100;
  const errors = figure.startsWith('test error') ? [...figure.matchAll(/([\d.]+) %/g)] : [];
  const best = errors.at(-1);
  return best ? Number((100 - Number(best[1])).toFixed(2)) : null;
}

export function rowOf(preset: Preset, recorded: readonly RecordedRun[]): Row {
  const { plan, published, members = 1 } = preset;
  const year = /\b(?:19|20)\d\d\b/.exec(published.source);
  const runs = runsOf(preset, recorded);
  return {
    preset,
    published: publishedPercent(published.figure),
    year: year ? Number(year[0]) : null,
    parameters: members * parameterCount(plan.network),
    ours:
      runs.length === 0
        ? null
        : {
            percent:
              (100 *
                Math.max(
                  ...runs.map(({ testCorrect }) =>
                    figureAfter(preset, testCorrect, testCorrect.length),
                  ),
                )) /
              testCount,
            runs,
            shortened: runs.every(({ testCorrect }) => testCorrect.length < plan.epochs),
          },
  };
}

export const orders = ['accuracy', 'year', 'parameters'] as const;
export type Order = (typeof orders)[number];

/** The last of those with a figure is what leads to the record, the newest, the largest; rows without a figure come after. */
export function ordered(rows: readonly Row[], order: Order): readonly Row[] {
  const value = (row: Row): number => {
    if (order === 'parameters') return row.parameters;
    return (order === 'year' ? row.year : row.published) ?? Infinity;
  };
  const percent = (row: Row) => row.published ?? Infinity;
  const compare = (one: number, other: number) => (one === other ? 0 : one - other);
  return [...rows].sort(
    (one, other) => compare(value(one), value(other)) || compare(percent(one), percent(other)),
  );
}
