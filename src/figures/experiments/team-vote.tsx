// The vote of an experiment's networks in numbers. Page thread.
import type { Preset } from '../../network/presets/index.ts';
import type { FinishedRun } from '../../training/experiments/finished-run.ts';
import { Button } from '../../ui/button.tsx';
import { epochsText, wholeText } from '../reading.ts';
import { bandAfter } from '../records-table/bands.ts';
import { recorded } from '../records-table/recorded.ts';
import styles from './experiments.module.css';
import { besideBand } from './standing.ts';
import type { Vote } from './use-vote.ts';

interface TeamVoteProps {
  readonly preset: Preset;
  readonly runs: readonly FinishedRun[];
  /** null while no team is whole. */
  readonly vote: Vote | null;
}

export function TeamVote({ preset, runs, vote }: TeamVoteProps) {
  if (vote !== null) return <Voted preset={preset} vote={vote} />;
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

interface VotedProps {
  readonly preset: Preset;
  readonly vote: Vote;
}

function Voted({ preset, vote: { team, counted, problem, retry } }: VotedProps) {
  const epochs = team[0]!.testCorrect.length;
  const band = bandAfter(preset, recorded, epochs);
  const right = counted === null ? null : counted.labels.length - counted.wrong.length;
  const alone = team.map(({ testCorrect }) => testCorrect.at(-1)!);
  return (
    <>
      <p className={styles.own}>
        {counted === null || right === null
          ? 'counting the votes …'
          : `${wholeText(right)} of ${wholeText(counted.labels.length)}`}
      </p>
      <p className={styles.small}>
        {counted !== null && `${wholeText(counted.wrong.length)} wrong by the vote. `}
        {band !== null && right !== null && `${besideBand(preset, band, right)} `}
        {wholeText(team.length)} networks, each as it stands after its last epoch (
        {epochsText(epochs)}), alone{' '}
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
