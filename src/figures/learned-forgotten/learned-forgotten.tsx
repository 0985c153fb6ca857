// What the laboratory's network has learned and what it has forgotten between two moments: two epochs of its run, or moments
// that the reader marked. Page thread.
import { useMemo, useState } from 'react';
import * as v from 'valibot';
import { areDigits } from '../../network/dataset.ts';
import { useMoments, type Moment } from '../../training/use-moments.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { digits } from '../baseline/digits-data.ts';
import type { FigureProps } from '../figure-props.ts';
import { laboratoryRun, useLaboratoryRun } from '../laboratory-run.ts';
import { OpenedImage, type Beholder } from '../opened-image/opened-image.tsx';
import { OtherData } from '../other-data.tsx';
import { epochText, wholeText } from '../reading.ts';
import { useTestLabels } from '../tested-on.ts';
import { useFigureState } from '../state/figure-state.ts';
import { byDigit, changesBetween, type Changes } from './changes.ts';
import { ImageList } from './image-list.tsx';
import { first, latest, momentName, momentOf, momentsInOrder } from './moment-choice.ts';
import styles from './learned-forgotten.module.css';

const choice = v.pipe(v.string(), v.maxLength(60));
/** Moments are those of a visit: a link that names one that is not there gets the first or the latest. */
const schema = v.strictObject({ then: choice, now: choice });
const initial: v.InferOutput<typeof schema> = { then: first, now: latest };
/** Least milliseconds between two comparisons while it trains. */
const interval = 500;
type Marking = 'no' | 'under way' | 'failed';

export default function LearnedForgotten({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('learned', schema, initial);
  const { state: run, actions } = useLaboratoryRun();
  const { moments, mark } = useMoments(laboratoryRun);
  const paced = usePaced(moments, interval);
  const [marking, setMarking] = useState<Marking>('no');
  const [opened, open] = useState<number | null>(null);

  const then = momentOf(paced, state.then) ?? momentOf(paced, first);
  const now = momentOf(paced, state.now) ?? momentOf(paced, latest);
  const labels = useTestLabels(paced.data, then !== null);
  const changes = useMemo(
    () => then && now && labels && changesBetween(then.verdicts, now.verdicts, labels),
    [then, now, labels],
  );
  const isOpen = run.status !== 'idle' && run.status !== 'failed' && run.status !== 'opening';

  async function remember(): Promise<void> {
    setMarking('under way');
    const key = await mark();
    setMarking(key === null ? 'failed' : 'no');
    if (key !== null) change({ then: key, now: latest });
  }

  const options = momentsInOrder(paced).map((moment) => ({
    value: moment.key,
    label: momentName(moment, paced.path),
  }));
  return (
    <FigureFrame
      title="Learned and forgotten"
      number={number}
      run={
        <div className={styles.run}>
          {run.status === 'idle' ? 'nothing built yet' : epochText(run)}
          <FigureTools
            onReset={() => {
              reset();
              open(null);
            }}
            link={link}
          />
        </div>
      }
      tryThis="remember a moment, train on for an epoch, and open what was forgotten: was it a close call then? Go on with a learning rate ten times as large. The number of right ones may stay while hundreds change sides."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <OtherData data={run.plan.data} />
      {marking === 'failed' && (
        <Notice tone="error">
          This moment could not be remembered: the run has ended, or the test images have not
          arrived. Try again when they are here.
        </Notice>
      )}
      <div className={styles.controls}>
        <Button
          primary
          inactive={!isOpen || !areDigits(run.plan.data) || marking === 'under way'}
          onClick={() => void remember()}
        >
          {marking === 'under way' ? 'Reading all test images' : 'Remember this moment'}
        </Button>
        <Select
          label="Then"
          value={then && state.then === then.key ? then.key : first}
          options={[{ value: first, label: 'the first epoch there is' }, ...options]}
          onChange={(key) => change({ then: key })}
        />
        <Select
          label="Now"
          value={now && state.now === now.key ? now.key : latest}
          options={[{ value: latest, label: 'the latest' }, ...options]}
          onChange={(key) => change({ now: key })}
        />
      </div>
      <p className={styles.sums} aria-live="off">
        {sumsText(then, now, paced.path)}
      </p>
      <Shares changes={changes} />
      <div className={styles.lists}>
        <ImageList
          name="Learned"
          sentence="wrong then, right now"
          indices={changes?.learned ?? null}
          then={then?.verdicts ?? null}
          now={now?.verdicts ?? null}
          opened={opened}
          onOpen={open}
          data={paced.data}
          readExamples={actions.readExamples}
        />
        <ImageList
          name="Forgotten"
          sentence="right then, wrong now"
          indices={changes?.forgotten ?? null}
          then={then?.verdicts ?? null}
          now={now?.verdicts ?? null}
          opened={opened}
          onOpen={open}
          data={paced.data}
          readExamples={actions.readExamples}
        />
      </div>
      <DigitTable changes={changes} labels={labels} />
      <OpenedImage
        label="The opened image, then and now"
        run={run}
        index={opened}
        beholders={beholdersOf(then, now, opened, paced.path)}
      />
    </FigureFrame>
  );
}

function sumsText(then: Moment | null, now: Moment | null, path: number): string {
  if (then === null || now === null)
    return 'Train the laboratory’s network: after each epoch its verdict on every test image is kept here.';
  const right = ({ correct, verdicts }: Moment) =>
    `${wholeText(correct)} of ${wholeText(verdicts.length)} right`;
  return `Then, ${momentName(then, path)}: ${right(then)}. Now, ${momentName(now, path)}: ${right(now)}.`;
}

function beholdersOf(
  then: Moment | null,
  now: Moment | null,
  index: number | null,
  path: number,
): readonly Beholder[] {
  if (then === null || now === null || index === null) return [];
  return [['Then', then] as const, ['Now', now] as const].map(([when, moment]) => ({
    name: `${when}, ${momentName(moment, path)}`,
    moment: {
      verdict: moment.verdicts[index]!,
      network: moment.network,
      parameters: moment.parameters,
    },
  }));
}

/** The four heaps as one bar, each with its word and its number. */
function Shares({ changes }: { readonly changes: Changes | null }) {
  const counts = {
    'right both times': changes?.rightBoth ?? 0,
    learned: changes?.learned.length ?? 0,
    forgotten: changes?.forgotten.length ?? 0,
    'wrong both times': changes?.wrongBoth ?? 0,
  };
  return (
    <div className={styles.shares} data-known={changes !== null}>
      <div aria-hidden="true">
        {Object.entries(counts).map(([name, count]) => (
          <span key={name} data-heap={name} style={{ '--count': count }} />
        ))}
      </div>
      <ul aria-label="Test images">
        {Object.entries(counts).map(([name, count]) => (
          <li key={name} data-heap={name}>
            {name} <b>{changes === null ? '–' : wholeText(count)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface DigitTableProps {
  readonly changes: Changes | null;
  readonly labels: Uint8Array | null;
}

function DigitTable({ changes, labels }: DigitTableProps) {
  return (
    <table className={styles.digits}>
      <caption>By digit</caption>
      <thead>
        <tr>
          <th scope="row">digit</th>
          {digits.map((digit) => (
            <th key={digit} scope="col">
              {digit}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(['learned', 'forgotten'] as const).map((heap) => {
          const counts = changes && labels && byDigit(changes[heap], labels);
          return (
            <tr key={heap}>
              <th scope="row">{heap}</th>
              {digits.map((digit, index) => (
                <td key={digit}>{counts === null ? '–' : counts[index] || '·'}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
