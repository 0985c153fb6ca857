// What the networks of an experiment decide together, as published: each test image goes to the digit with most votes. Page
// thread.
import type { Preset } from '../../network/presets/index.ts';
import type { FinishedRun } from '../../training/experiments/finished-run.ts';
import { useBaseline } from '../../training/use-baseline.ts';
import { Button } from '../../ui/button.tsx';
import { digitsData } from '../baseline/digits-data.ts';
import { wholeText } from '../reading.ts';
import { ensemble, wrongCount } from '../votes/count.ts';
import styles from './experiments.module.css';
import { teamOf, type Voter } from './team.ts';

const labelsJob = { kind: 'labels', data: digitsData } as const;

interface TeamVoteProps {
  readonly preset: Preset;
  readonly runs: readonly FinishedRun[];
}

export function TeamVote({ preset, runs }: TeamVoteProps) {
  const team = teamOf(preset, runs);
  if (team !== null) return <Vote team={team} />;
  const trained = runs.filter(({ verdicts }) => verdicts !== undefined).length;
  return (
    <>
      <p className={styles.own}>not voted yet</p>
      <p className={styles.small}>
        {wholeText(trained)} of {wholeText(preset.members ?? 0)} members trained. The vote is taken
        when as many of one length are.
      </p>
    </>
  );
}

function Vote({ team }: { readonly team: readonly Voter[] }) {
  const { result, problem, retry } = useBaseline(labelsJob);
  const verdicts = team.map((member) => member.verdicts);
  const epochs = team[0]!.testCorrect.length;
  const labels = result?.test;
  const wrong =
    labels?.length === verdicts[0]!.length ? wrongCount(ensemble(verdicts), labels) : null;
  const last = team.map(({ testCorrect }) => testCorrect.at(-1)!);
  return (
    <>
      <p className={styles.own}>
        {wrong === null || labels === undefined
          ? 'counting the votes …'
          : `${wholeText(labels.length - wrong)} of ${wholeText(labels.length)}`}
      </p>
      <p className={styles.small}>
        {wrong !== null && `${wholeText(wrong)} wrong by the vote. `}
        {team.length} networks after {epochs === 1 ? '1 epoch' : `${wholeText(epochs)} epochs`},
        alone {wholeText(Math.min(...last))} to {wholeText(Math.max(...last))} right.
      </p>
      {problem !== null && (
        <p className={styles.small} role="alert">
          {problem.message} <Button onClick={retry}>Retry</Button>
        </p>
      )}
    </>
  );
}
