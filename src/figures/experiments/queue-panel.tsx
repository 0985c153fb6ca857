// What trains now and what waits behind it: progress, time left, pause, and what could not go on. Page thread.
import { useState } from 'react';
import { epochSize } from '../../network/augmentation.ts';
import { presetOf } from '../../network/presets/index.ts';
import type { QueueItem } from '../../training/experiments/queue-item.ts';
import {
  experimentQueue,
  type ExperimentsState,
} from '../../training/experiments/use-experiments.ts';
import type { RunState } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { durationText, epochsText, latestTest, percentRight, speedText, wholeText } from '../reading.ts';
import styles from './experiments.module.css';
import { RunCurves } from './lazy-run-curves.tsx';

const titleOf = ({ preset, seed }: QueueItem) =>
  `${presetOf(preset)?.title ?? preset}, seed ${String(seed)}`;

export function QueuePanel({ state: { queue, run, elsewhere } }: { readonly state: ExperimentsState }) {
  const [first, ...behind] = queue.items;
  return (
    <section className={styles.panel} aria-label="Queue">
      {queue.failures.map(({ item, message }) => (
        <Notice
          key={item.id}
          tone="error"
          action={<Button onClick={() => experimentQueue().dismiss(item.id)}>Seen</Button>}
        >
          {titleOf(item)}: {message}
        </Notice>
      ))}
      {first === undefined ? (
        <p className={styles.idle}>
          Nothing trains now. Press Run in a row below, and read on elsewhere in the book: it trains
          while this page stays open, and what is pressed after it waits its turn.
        </p>
      ) : (
        <First key={first.id} item={first} run={run} paused={queue.paused} />
      )}
      {elsewhere && first !== undefined && (
        <p className={styles.small}>
          Another tab of this book trains it. When that one is closed, this one goes on.
        </p>
      )}
      {behind.length > 0 && (
        <>
          <h3>Behind it</h3>
          <ol className={styles.behind}>
            {behind.map((item) => (
              <li key={item.id}>
                <span>
                  {titleOf(item)}, {epochsText(item.epochs)}
                </span>
                <Button onClick={() => experimentQueue().end(item.id)}>
                  Take out<span className="sr-only"> {titleOf(item)}</span>
                </Button>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** After each epoch, and as it was last estimated since. */
function curveOf(run: RunState): readonly (readonly [epoch: number, percent: number])[] {
  const points = run.epochs.map(
    ({ epoch, test }) => [Math.round(epoch), percentRight(test)] as const,
  );
  const { estimate } = run;
  return estimate === null || estimate.at.epoch <= (points.at(-1)?.[0] ?? 0)
    ? points
    : [...points, [estimate.at.epoch, percentRight(estimate.evaluation)]];
}

interface FirstProps {
  readonly item: QueueItem;
  readonly run: RunState;
  readonly paused: boolean;
}

function First({ item, run, paused }: FirstProps) {
  const preset = presetOf(item.preset);
  const speed = run.examplesPerSecond;
  const left = Math.max(0, item.epochs - run.position.epoch) * epochSize(run.plan);
  const best = Math.max(0, ...run.epochs.map(({ test }) => test.correct));
  const latest = latestTest(run);
  const { position } = run;
  /** It has learnt, but no whole epoch: nothing of it can be kept. */
  const lost = position.step > 0 && run.epochs.length === 0;
  const [asked, setAsked] = useState(false);
  const sure = asked && lost;
  const waits = run.data !== null && !run.data.complete && position.step === 0;
  return (
    <>
      <div className={styles.now}>
        <div className={styles.numbers}>
          <h3>{titleOf(item)}</h3>
          <Meter
            label="Progress"
            value={Math.min(position.epoch, item.epochs)}
            max={item.epochs}
            text={
              waits
                ? 'images are arriving'
                : `epoch ${position.epoch.toFixed(1)} of ${wholeText(item.epochs)}`
            }
          />
          <Readings
            rows={[
              ['test accuracy', latest ? `${percentRight(latest.evaluation).toFixed(2)} %` : '–'],
              ['best epoch', best > 0 ? `${wholeText(best)} right` : '–'],
              ['images/s', speed === null ? '–' : speedText(speed)],
              ['time left', paused ? 'paused' : speed === null ? '–' : durationText(left / speed)],
            ]}
          />
          <div className={styles.buttons}>
            {paused ? (
              <Button primary onClick={() => experimentQueue().resume()}>
                Go on
              </Button>
            ) : (
              <Button onClick={() => experimentQueue().pause()}>Pause</Button>
            )}
            <Button
              onClick={() => {
                if (lost && !sure) setAsked(true);
                else experimentQueue().end(item.id);
              }}
            >
              {sure
                ? 'Take it out all the same'
                : run.epochs.length > 0
                  ? 'End here and keep'
                  : 'Take out'}
            </Button>
            {sure && <Button onClick={() => setAsked(false)}>Leave it</Button>}
          </div>
          {sure && (
            <p role="status" className={styles.small}>
              Its first epoch is not done: what it has learnt so far cannot be kept.
            </p>
          )}
        </div>
        {preset !== undefined && (
          <RunCurves
            preset={preset}
            runs={[]}
            live={{ points: curveOf(run), epochs: item.epochs }}
          />
        )}
      </div>
      {run.dataProblem !== null && (
        <Notice
          tone="error"
          action={<Button onClick={experimentQueue().retryData}>Retry</Button>}
        >
          {run.dataProblem.message} {run.dataProblem.hint}
        </Notice>
      )}
      {run.notices.at(-1) !== undefined && <p className={styles.small}>{run.notices.at(-1)}</p>}
    </>
  );
}
