// What the networks of an experiment decide together, as published: each network, as it stands after its last epoch, reads
// each test image, and the digit with most votes wins. Page thread.
import { useMemo } from 'react';
import type { Preset } from '../../network/presets/index.ts';
import type { FinishedRun } from '../../training/experiments/finished-run.ts';
import { useBaseline } from '../../training/use-baseline.ts';
import { digitsData } from '../baseline/digits-data.ts';
import { ensemble, imagesOf, type Verdicts } from '../votes/count.ts';
import { teamOf, type Voter } from './team.ts';

const labelsJob = { kind: 'labels', data: digitsData } as const;

export interface Vote {
  readonly team: readonly Voter[];
  /** null while the labels are on their way. */
  readonly counted: {
    readonly labels: Uint8Array;
    readonly given: Verdicts;
    /** Places in the test set of the images that it reads wrong. */
    readonly wrong: readonly number[];
  } | null;
  /** Why they do not come. */
  readonly problem: string | null;
  readonly retry: () => void;
}

/** @returns null where no team is whole, and for what is a single network */
export function useVote(preset: Preset, runs: readonly FinishedRun[]): Vote | null {
  const team = useMemo(() => teamOf(preset, runs), [preset, runs]);
  const { result, problem, retry } = useBaseline(team === null ? null : labelsJob);
  const labels = result?.test ?? null;
  const counted = useMemo(() => {
    const verdicts = team?.map((member) => member.verdicts) ?? [];
    if (labels === null || labels.length !== verdicts[0]?.length) return null;
    const given = ensemble(verdicts);
    return { labels, given, wrong: imagesOf('wrong', verdicts, given, labels) };
  }, [team, labels]);
  return team && { team, counted, problem: problem?.message ?? null, retry };
}
