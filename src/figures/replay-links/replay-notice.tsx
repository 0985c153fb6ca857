// Says that a recorded run is repeated, how far it is, and whether it came to the same. Page thread.
import { useEffect, useEffectEvent, useState } from 'react';
import type { BackendId } from '../../network/backend.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { wholeText } from '../reading.ts';
import { ChangeList } from './change-list.tsx';
import type { RecordedRun } from './log.ts';
import type { ReadLink } from './recording.ts';
import { countText, verdictText } from './words.ts';
import styles from './replay-links.module.css';

interface ReplayNoticeProps {
  readonly link: ReadLink;
  /** Whether it has been begun. */
  readonly begun: boolean;
  readonly state: Pick<RunState, 'status' | 'position' | 'epochs' | 'backends'>;
  readonly readLog: RunActions['readLog'];
  readonly onReplay: () => void;
}

export function ReplayNotice({ link, begun, state, readLog, onReplay }: ReplayNoticeProps) {
  const { run, problems } = link;
  return (
    <>
      {problems.map((problem) => (
        <Notice key={problem} tone="error">
          {problem}
        </Notice>
      ))}
      {run && (
        <Replayed run={run} begun={begun} state={state} readLog={readLog} onReplay={onReplay} />
      )}
    </>
  );
}

type ReplayedProps = Omit<ReplayNoticeProps, 'link'> & { readonly run: RecordedRun };

function Replayed({ run, begun, state, readLog, onReplay }: ReplayedProps) {
  const { status, position, epochs, backends } = state;
  const [verdict, setVerdict] = useState<string | null>(null);
  const arrived =
    begun && position.step >= run.until && (status === 'paused' || status === 'ended');
  const accuracy = epochs.at(-1)?.test;
  const share = accuracy ? accuracy.correct / accuracy.count : null;
  const nameOf = useEffectEvent(
    (backend: BackendId) => backends.find(({ id }) => id === backend)?.label ?? backend,
  );
  useEffect(() => {
    if (!arrived || verdict !== null) return;
    void readLog().then((log) => {
      if (log) setVerdict(verdictText(run, log, share, nameOf));
    });
  }, [arrived, verdict, readLog, run, share]);
  const what = `${countText(run.tweaks.length)}, up to step ${wholeText(run.until)}`;
  return (
    <div className={styles.replay}>
      <Notice tone="note" action={!begun && <Button onClick={onReplay}>Replay it</Button>}>
        {begun
          ? `${arrived ? 'Replayed' : 'Replaying'} what was recorded: ${what}.`
          : `This link holds a recorded run: ${what}. A run of yours is kept here; the replay begins another, and yours stays among the earlier runs.`}{' '}
        {verdict}
      </Notice>
      {run.tweaks.length > 0 && (
        <ChangeList
          label="Recorded changes"
          tweaks={run.tweaks}
          reached={begun ? position.step : -1}
        />
      )}
    </div>
  );
}
