// One published experiment: what was published, what came out here, and the way to run it. Page thread.
import { memo, useState } from 'react';
import type { Preset } from '../../network/presets/index.ts';
import { bestOf, type FinishedRun } from '../../training/experiments/finished-run.ts';
import type { DeviceSpeeds } from '../../training/experiments/device-speeds.ts';
import { Button } from '../../ui/button.tsx';
import { durationText, epochsText, wholeText } from '../reading.ts';
import { runsOf } from '../records-table/recorded-run.ts';
import { recorded } from '../records-table/recorded.ts';
import { expectedTime, isLong } from './estimates.ts';
import styles from './experiments.module.css';
import { RunCurves } from './lazy-run-curves.tsx';
import { KeptRuns } from './kept-runs.tsx';
import { headingOf, RowHead } from './row-head.tsx';
import { shortEpochs } from './short-epochs.ts';
import { bandText, standingOf } from './standing.ts';
import { TeamVote } from './team-vote.tsx';
import { useVote } from './use-vote.ts';
import { WrongImages } from './wrong-images.tsx';

interface ExperimentRowProps {
  readonly preset: Preset;
  /** Its runs that are kept here, oldest first. */
  readonly runs: readonly FinishedRun[];
  readonly speeds: DeviceSpeeds;
  /** In the queue, 0 the one that trains; null: not in it. */
  readonly place: number | null;
  readonly onRun: (preset: string, epochs: number) => void;
  readonly onForget: (id: string) => void;
}

const bases = {
  measured: 'as measured here',
  scaled: 'judged by other runs here',
  elsewhere: 'on the server of our own runs; not measured here yet',
} as const;

export const ExperimentRow = memo(function ExperimentRow(props: ExperimentRowProps) {
  const { preset, runs, speeds, place, onRun, onForget } = props;
  const { id, title, plan, published, members } = preset;
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const vote = useVote(preset, runs);
  const { best, reproduced, verdict } = standingOf(preset, runs, recorded);
  const { seconds, basis } = expectedTime(preset, speeds);
  const long = isLong(seconds);
  const few = shortEpochs(plan);
  const start = () => {
    if (long && !asked) {
      setAsked(true);
      return;
    }
    setAsked(false);
    onRun(id, plan.epochs);
  };
  return (
    <li className={styles.row} aria-labelledby={headingOf(id)}>
      <RowHead id={id} title={title} published={published.figure ?? 'no figure given'} />
      <div>
        <p className={styles.caption}>{members === undefined ? 'Your best' : 'Your vote'}</p>
        {members === undefined ? (
          <>
            <p className={styles.own}>
              {best === null
                ? 'not run yet'
                : `${wholeText(bestOf(best))} of ${wholeText(best.testImages)}`}
              {reproduced && <span className={styles.reproduced}>reproduced</span>}
            </p>
            <p className={styles.small}>
              {verdict} {bandText(preset, recorded)}
            </p>
          </>
        ) : (
          <>
            <TeamVote preset={preset} runs={runs} vote={vote} />
            <p className={styles.small}>{bandText(preset, recorded)}</p>
          </>
        )}
      </div>
      <div>
        <p className={styles.caption}>Expected time</p>
        <p>
          {durationText(seconds)} for {epochsText(plan.epochs)}
        </p>
        <p className={styles.small}>
          {long && <b>Many hours, </b>}
          {bases[basis]}
          {members !== undefined &&
            `; for all its ${String(members)} networks, which are trained one after the other`}
        </p>
      </div>
      <div className={styles.actions}>
        {asked ? (
          <>
            <p role="status" className={styles.small}>
              This would train for about {durationText(seconds)}, while the page stays open.
            </p>
            <Button onClick={start}>Run it all the same</Button>
            <Button onClick={() => setAsked(false)}>Leave it</Button>
          </>
        ) : (
          <Button onClick={start}>
            Run<span className="sr-only"> {id}</span>
          </Button>
        )}
        <Button onClick={() => onRun(id, few)}>
          {epochsText(few)}
          <span className="sr-only"> of {id}</span>
        </Button>
        {place !== null && (
          <span className={styles.place}>
            {place === 0 ? 'trains now' : `waits, ${String(place)} before it`}
          </span>
        )}
      </div>
      <p className={styles.source}>{published.source}</p>
      {vote?.counted && vote.counted.wrong.length > 0 && <WrongImages counted={vote.counted} />}
      {(published.curve !== null || runs.length > 0 || runsOf(preset, recorded).length > 0) && (
        <details
          className={styles.details}
          open={open}
          onToggle={(event) => setOpen(event.currentTarget.open)}
        >
          <summary>
            Curves
            {runs.length > 0 && ` and ${String(runs.length)} ${runs.length === 1 ? 'run' : 'runs'}`}
            <span className="sr-only"> of {id}</span>
          </summary>
          {open && (
            <div className={styles.curves}>
              <RunCurves preset={preset} runs={runs} live={null} />
              <KeptRuns runs={runs} onForget={onForget} />
            </div>
          )}
        </details>
      )}
    </li>
  );
});
