// All curves of the comparison as one table for other programs. Page thread, pure.
import type { ComparedRun, Measured } from '../../../training/comparison/compared-run.ts';
import { curveColumns } from '../../open-laboratory/take-home/curve-csv.ts';

interface CsvPlan {
  readonly letter: string;
  /** What it has of what differs. */
  readonly words: string;
  readonly runs: readonly ComparedRun[];
}

/** Quoted, since words hold commas. */
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** A row for each epoch of each run. Costs are means over images, accuracies shares of 0 to 1; what was not measured is left empty. */
export function comparisonCsv(plans: readonly CsvPlan[]): string {
  const rows = plans.flatMap(({ letter, words, runs }) =>
    runs.flatMap((run) =>
      run.trainingCost.map((cost, index) =>
        [
          letter,
          quoted(words),
          run.plan.seed,
          run.outcome,
          index + 1,
          cost,
          run.trainingAccuracy[index],
          ...measured(run.validation, index),
          ...measured(run.test, index),
        ].join(','),
      ),
    ),
  );
  return [`plan,settings,seed,outcome,${curveColumns}`, ...rows, ''].join('\n');
}

function measured(part: Measured | null, index: number): readonly (number | string)[] {
  return part === null ? ['', ''] : [part.cost[index]!, part.correct[index]! / part.images];
}
