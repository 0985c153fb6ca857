// The runs of a preset whose networks vote: which of them make a team, and how many are missing. Page thread, pure.
import type { Preset } from '../../network/presets/index.ts';
import type { FinishedRun } from '../../training/experiments/finished-run.ts';

export type Voter = FinishedRun & { readonly verdicts: Uint8Array };

const lengthOf = ({ testCorrect }: FinishedRun) => testCorrect.length;

/** The latest members of one length, the longest that is complete; null where there are not as many as vote. */
export function teamOf({ members }: Preset, runs: readonly FinishedRun[]): readonly Voter[] | null {
  if (members === undefined) return null;
  const voters = runs.filter((run): run is Voter => run.verdicts !== undefined);
  const lengths = [...new Set(voters.map(lengthOf))].sort((a, b) => b - a);
  for (const length of lengths) {
    const ofLength = voters.filter((run) => lengthOf(run) === length);
    if (ofLength.length >= members) return ofLength.slice(-members);
  }
  return null;
}

/** Networks to train so that a team of this length is whole: those that are missing, or a new team where none is. */
export function missingMembers(
  { members = 1 }: Preset,
  epochs: number,
  runs: readonly FinishedRun[],
  waiting: readonly { readonly epochs: number }[],
): number {
  const there =
    runs.filter((run) => run.verdicts !== undefined && lengthOf(run) === epochs).length +
    waiting.filter((item) => item.epochs === epochs).length;
  return members === 1 ? 1 : members - (there % members);
}
