// The published experiments as a table, beside our own records; a row can be tried in place for a few epochs. Page thread.
import { useCallback, useMemo, useState } from 'react';
import * as v from 'valibot';
import { presets } from '../../network/presets/index.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { RunState } from '../../training/run-state.ts';
import { useRunActions, useRunValue } from '../../training/use-run.ts';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import bench from '../digit-runs/bench.module.css';
import { expectedTime, type Speeds } from '../experiments/estimates.ts';
import type { FigureProps } from '../figure-props.ts';
import { durationText, wholeText } from '../reading.ts';
import { useFigureState, writeLink } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { ErrorMark, ErrorScale } from './error-mark.tsx';
import { recorded } from './recorded.ts';
import { RowRun } from './row-run.tsx';
import { ordered, orders, rowOf, runOf, type Row } from './rows.ts';
import styles from './records-table.module.css';

const rows = presets.map((preset) => rowOf(preset, recorded));

const schema = v.strictObject({
  order: v.picklist(orders),
  row: v.picklist(presets.map(({ id }) => id)),
  /** Of the short run that a link names. */
  epochs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))),
});
const figureId = 'records';
const initial: v.InferOutput<typeof schema> = { order: 'accuracy', row: 'fc-100-softmax' };
/** Epochs of a first try: seconds with the small ones. */
const firstEpochs = 3;

const firstPlan = ({ preset: { plan } }: Row, epochs = firstEpochs): TrainingPlan => ({
  ...plan,
  epochs: Math.min(epochs, plan.epochs),
});
const epochsOf = ({ plan }: RunState) => plan.epochs;
const firstRow = rows.find(({ preset }) => preset.id === initial.row)!;

export default function RecordsTable({ number }: FigureProps) {
  const { state, change, reset, problem } = useFigureState(figureId, schema, initial);
  /** As the reader's own runs in this figure show them. */
  const [measured, setMeasured] = useState<Speeds>({});
  const [rerun, setRerun] = useState(false);
  const [resets, setResets] = useState(0);
  const chosen = rows.find(({ preset }) => preset.id === state.row)!;
  const first = useMemo(() => firstPlan(chosen, state.epochs), [chosen, state.epochs]);
  const epochs = useRunValue(runOf(chosen), first, epochsOf);
  const firstActions = useRunActions(runOf(firstRow), firstPlan(firstRow));
  const takeSpeed = useCallback((preset: string, speed: number) => {
    setMeasured((before) => (before[preset] === speed ? before : { ...before, [preset]: speed }));
  }, []);
  const takeDone = useCallback(() => setRerun(true), []);
  const timed = Object.keys(measured).length > 0;
  useReportGoal('row-rerun', rerun);

  return (
    <FigureFrame
      title="The road to 99.67"
      number={number}
      run={
        <FigureTools
          onReset={() => {
            reset();
            setRerun(false);
            setResets(resets + 1);
            firstActions.reset(firstPlan(firstRow));
          }}
          link={() => writeLink(location.href, figureId, { ...state, epochs })}
        />
      }
      tryThis="choose a row and train it for a few epochs. Then compare what a whole run of the five that vote would take with what it gains on one of them."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.head}>
        <Select
          label="In order of"
          value={state.order}
          options={[
            { value: 'accuracy', label: 'published accuracy' },
            { value: 'year', label: 'year' },
            { value: 'parameters', label: 'parameters' },
          ]}
          onChange={(order) => change({ order })}
        />
        <p className={styles.legend}>
          <span className={styles.ring} /> published <span className={styles.dot} /> best of our
          recorded runs. Further to the left in the drawing are fewer mistakes, by powers of ten.
        </p>
      </div>
      <div
        className={styles.rows}
        tabIndex={0}
        role="region"
        aria-label="The published experiments"
      >
        <table className={bench.table}>
          <thead>
            <tr>
              <th scope="col">experiment</th>
              <th scope="col">
                wrong of 10,000
                <ErrorScale />
              </th>
              <th scope="col">published</th>
              <th scope="col">ours</th>
              <th scope="col">whole run</th>
              <th scope="col">parameters</th>
              <th scope="col">year</th>
            </tr>
          </thead>
          <tbody>
            {ordered(rows, state.order).map((row) => {
              const { preset, published, ours, year } = row;
              return (
                <tr key={preset.id} data-chosen={preset.id === state.row} className={styles.row}>
                  <th scope="row">
                    <button
                      type="button"
                      aria-pressed={preset.id === state.row}
                      onClick={() => change({ row: preset.id, epochs: undefined })}
                    >
                      {preset.title}
                    </button>
                  </th>
                  <td>
                    <ErrorMark published={published} ours={ours?.percent ?? null} />
                  </td>
                  <td>{published === null ? '–' : published.toFixed(2)}</td>
                  <td>
                    {ours === null ? '–' : ours.percent.toFixed(2)}
                    {ours !== null && (ours.shortened ? '*' : '\u2007')}
                  </td>
                  <td>{durationText(expectedTime(preset, measured).seconds)}</td>
                  <td>{wholeText(row.parameters)}</td>
                  <td>{year ?? '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>
        Accuracy in percent of the test images; * after fewer epochs than were published. The time
        of a whole run is estimated from our recorded runs on a server
        {timed
          ? ', and from how much faster or slower you have trained the network most like it here.'
          : ', until you have trained a network here.'}
      </p>
      <RowRun
        key={`${state.row} ${String(resets)}`}
        row={chosen}
        first={first}
        onSpeed={takeSpeed}
        onDone={takeDone}
      />
    </FigureFrame>
  );
}
