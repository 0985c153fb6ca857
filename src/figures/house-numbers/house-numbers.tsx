// House numbers from the reader's own file: looked at, learnt, and read by the digit network too. Page thread; the worker
// holds the images and trains.
import { useEffect, useMemo, useState } from 'react';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import type { HouseNumberSet } from '../../network/house-numbers.ts';
import { useHouseNumbers } from '../../training/house-numbers.ts';
import { useRun } from '../../training/use-run.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { Select } from '../../ui/select.tsx';
import bench from '../digit-runs/bench.module.css';
import { useDigitsRun } from '../digits-run.ts';
import type { FigureProps } from '../figure-props.ts';
import { NumberField } from '../landscape/number-field.tsx';
import { Troubles } from '../laboratory/troubles.tsx';
import { latestTest, percentRight, percentText, wholeText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { usePauseOffScreen } from '../use-pause-off-screen.ts';
import { act, pressOf } from '../welcome-digits/press.ts';
import { FileLine } from './file-line.tsx';
import styles from './house-numbers.module.css';
import { Pictures } from './pictures.tsx';
import {
  amounts,
  initial,
  listed,
  lists,
  networkNames,
  networks,
  readers,
  schema,
  streetPlan,
  testCount,
  trainingCount,
} from './settings.ts';
import { drawStandIns } from './stand-ins.ts';
import { useInputs, useShown, useVerdicts, type Shown } from './use-shown.ts';

const page = 40;
const listNames = { all: 'all images', test: 'test images', wrong: 'test images read wrongly' };
const readerNames = { own: 'this network', mnist: 'the digit network' };

export default function HouseNumbers({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('street', schema, initial);
  const street = useHouseNumbers();
  const set = street.held?.set ?? null;
  const { amount, network } = state;
  const plan = useMemo(() => set && streetPlan({ amount, network }, set), [set, amount, network]);
  const { state: run, actions } = useRun('house-numbers', fullyConnectedPlan());
  const isOurs = plan !== null && JSON.stringify(run.plan) === JSON.stringify(plan);
  useEffect(() => {
    if (plan !== null && !isOurs) actions.reset(plan);
  }, [plan, isOurs, actions]);
  const training = run.status === 'training' || run.status === 'opening';
  const { room } = usePauseOffScreen(isOurs && training, actions);

  const learnt = isOurs && run.position.step > 0;
  const test = learnt ? latestTest(run) : null;
  const [first, setFirst] = useState(0);
  const whole = learnt ? (run.epochs.at(-1)?.test.verdicts ?? null) : null;
  const list = useMemo(
    () => (set === null ? new Uint32Array() : listed(state.list, set, whole)),
    [set, state.list, whole],
  );
  const from = Math.min(first, Math.max(0, list.length - 1));
  const places = useMemo(() => list.slice(from, from + page), [list, from]);
  const drawn = useDrawn(street.held === null);
  const shown = useShown(set?.id ?? null, places) ?? (set === null ? drawn : null);

  const digits = useDigitsRun();
  const mnist = state.reader === 'mnist';
  const digitsLearnt = digits.state.position.step > 0 && digits.state.parameters !== null;
  const inputs = useInputs(shown, state.reader);
  const occasion = mnist
    ? digitsLearnt
      ? digits.state.parameters
      : null
    : learnt
      ? run.parameters
      : null;
  const verdicts = useVerdicts(
    mnist ? digits.actions.predict : actions.predict,
    inputs,
    shown?.labels.length ?? 0,
    occasion,
  );
  const right =
    shown && verdicts && shown.labels.filter((label, n) => verdicts[n] === label).length;
  const percent = test && percentRight(test.evaluation);
  useReportGoal('street-conv', state.network === 'conv' && (percent ?? 0) >= 80);
  const press = pressOf(run);

  return (
    <FigureFrame
      title="Numbers from the street"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            reset();
            setFirst(0);
          }}
          link={link}
        />
      }
      tryThis="bring the file, or let the page draw numbers; train, look through the test images that are read wrongly, and let the digit network of the first figure read the same images."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <FileLine state={street} room={room} />
      {isOurs && <Troubles state={run} actions={actions} />}
      <div className={bench.columns}>
        <div className={bench.controls}>
          <Select
            label="Images to learn from"
            value={amount}
            options={amounts.map((value) => ({
              value,
              label: value === 'all' ? 'all but the last tenth' : wholeText(Number(value)),
            }))}
            onChange={(next) => change({ amount: next })}
          />
          <Select
            label="Network"
            value={network}
            options={networks.map((value) => ({ value, label: networkNames[value] }))}
            onChange={(next) => change({ network: next })}
          />
          <div className={bench.buttons}>
            <Button
              primary={set !== null}
              inactive={set === null || set.count < 2 || !isOurs}
              onClick={() => act(press, actions)}
            >
              {isOurs ? press.label : 'Train'}
            </Button>
          </div>
          <Readings
            rows={[
              ['learns from', set === null ? '–' : wholeText(trainingCount(amount, set))],
              ['tested on the last', set === null ? '–' : wholeText(testCount(set))],
              ['epoch', learnt ? run.position.epoch.toFixed(1) : '0.0'],
              ['test images read right', percent === null ? 'not trained' : percentText(percent)],
            ]}
          />
        </div>
        <div>
          <div className={styles.row}>
            <Select
              label="Show"
              value={state.list}
              options={lists.map((value) => ({ value, label: listNames[value] }))}
              onChange={(next) => {
                setFirst(0);
                change({ list: next });
              }}
            />
            <Select
              label="Read by"
              value={state.reader}
              options={readers.map((value) => ({ value, label: readerNames[value] }))}
              onChange={(reader) => change({ reader })}
            />
            <div className={styles.pager}>
              <Button inactive={from === 0} onClick={() => setFirst(Math.max(0, from - page))}>
                Earlier
              </Button>
              <Button inactive={from + page >= list.length} onClick={() => setFirst(from + page)}>
                Later
              </Button>
            </div>
            <NumberField
              label="From"
              value={from + 1}
              min={1}
              max={Math.max(1, list.length)}
              whole
              onChange={(next) => setFirst(next - 1)}
            />
          </div>
          {shown !== null && (
            <Pictures
              shown={shown}
              verdicts={verdicts}
              label={set === null ? 'Numbers drawn by this page' : 'House numbers'}
            />
          )}
          <p className={styles.count} role="status">
            {countSentence({ set, list, from, shown, right, mnist, digitsLearnt, whole, state })}
          </p>
        </div>
      </div>
    </FigureFrame>
  );
}

interface Count {
  readonly set: HouseNumberSet | null;
  readonly list: Uint32Array;
  readonly from: number;
  readonly shown: Shown | null;
  readonly right: number | null;
  readonly mnist: boolean;
  readonly digitsLearnt: boolean;
  readonly whole: Uint8Array | null;
  readonly state: { readonly list: (typeof lists)[number] };
}

function countSentence(count: Count): string {
  const { set, list, from, shown, right, mnist, digitsLearnt, whole, state } = count;
  if (set !== null && state.list === 'wrong' && whole === null) {
    return 'Which ones are read wrongly is known after the first epoch.';
  }
  if (set !== null && list.length === 0) return 'There is none: all test images are read right.';
  const where =
    set === null
      ? 'Drawn by this page.'
      : `${wholeText(from + 1)} to ${wholeText(Math.min(from + page, list.length))} of ${wholeText(list.length)}.`;
  if (right !== null && shown !== null) {
    if (set !== null && state.list === 'wrong') {
      return `${where} Read wrongly after the last whole epoch; of these ${String(shown.labels.length)}, ${mnist ? readerNames.mnist : 'the network as it is now'} reads ${String(right)} right.`;
    }
    return `${where} ${String(right)} of these ${String(shown.labels.length)} are read right by ${mnist ? readerNames.mnist : readerNames.own}.`;
  }
  if (mnist && !digitsLearnt)
    return `${where} The digit network has not been trained: the first figure of this chapter does it.`;
  return `${where} Under each, its label.`;
}

/** What stands where no file is. */
function useDrawn(wanted: boolean): Shown | null {
  return useMemo(() => {
    if (!wanted) return null;
    const places = Uint32Array.from({ length: page }, (_, n) => n);
    return { places, ...drawStandIns(page, 1) };
  }, [wanted]);
}
