// The vote of an experiment's networks in numbers. Page thread.
import type { Preset } from '../../network/presets/index.ts';
import type { FinishedRun } from '../../training/experiments/finished-run.ts';
import { Button } from '../../ui/button.tsx';
import { wholeText } from '../reading.ts';
import styles from './experiments.module.css';
import type { Vote } from './use-vote.ts';

interface TeamVoteProps {
  readonly preset: Preset;
  readonly runs: readonly FinishedRun[];
  /** null while no team is whole. */
  readonly vote: Vote | null;
}

export function TeamVote({ preset, runs, vote }: TeamVoteProps) {
  if (vote !== null) return <Voted vote={vote} />;
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

function Voted({ vote: { team, counted, problem, retry } }: { readonly vote: Vote }) {
  const epochs = team[0]!.testCorrect.length;
  const alone = team.map(({ testCorrect }) => testCorrect.at(-1)!);
  return (
    <>
      <p className={styles.own}>
        {counted === null
          ? 'counting the votes …'
          : `${wholeText(counted.labels.length - counted.wrong.length)} of ${wholeText(counted.labels.length)}`}
      </p>
      <p className={styles.small}>
        {counted !== null && `${wholeText(counted.wrong.length)} wrong by the vote. `}
        {wholeText(team.length)} networks, each as it stands after its last epoch (
        {epochs === 1 ? '1 epoch' : `${wholeText(epochs)} epochs`}), alone{' '}
        {wholeText(Math.min(...alone))} to {wholeText(Math.max(...alone))} right. The digit with
        most votes wins; in a tie, the one of the network that was trained first.
      </p>
      {problem !== null && (
        <p className={styles.small} role="alert">
          {problem} <Button onClick={retry}>Retry</Button>
        </p>
      )}
    </>
  );
}
