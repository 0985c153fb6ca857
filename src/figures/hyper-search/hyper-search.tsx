// Short runs over a grid of learning rates and penalty strengths, chosen among by validation. Page thread.
import { useEffect, useState } from 'react';
import * as v from 'valibot';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { RunState } from '../../training/run-state.ts';
import { useRun } from '../../training/use-run.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Slider } from '../../ui/slider.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import bench from '../digit-runs/bench.module.css';
import { benchPlan } from '../digit-runs/plans.ts';
import { KeepTraining } from '../digit-runs/keep-training.tsx';
import { RunProblems } from '../digit-runs/run-problems.tsx';
import { useKeep } from '../digit-runs/use-keep.ts';
import type { FigureProps } from '../figure-props.ts';
import { percentRight } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { bestCell, cells, etas, lambdas, type Cell, type Tried } from './grid.ts';
import styles from './hyper-search.module.css';

const schema = v.strictObject({
  epochs: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
  seed: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
});
type State = v.InferOutput<typeof schema>;
const initial: State = { epochs: 5, seed: 1 };
const scales = { epochs: wholeScale(1, 20), seed: wholeScale(1, 50) };

const planFor = ({ eta, lambda }: Cell, { epochs, seed }: State) =>
  benchPlan({
    images: 1000,
    hiddenUnits: 30,
    penalty: 'l2',
    lambda,
    dropout: 0,
    learningRate: eta,
    epochs,
    seed,
  });

export default function HyperSearch({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('search', schema, initial);
  const run = useRun('hyper-search', planFor(cells[0]!, initial));
  const { keep, room, inSight } = useKeep([run]);
  const [tried, setTried] = useState<readonly Tried[]>([]);
  /** The cell before which the search rests; 0 while it does. */
  const [until, setUntil] = useState(0);
  const [asked, setAsked] = useState(false);
  const [seen, setSeen] = useState(false);
  const best = bestCell(tried);
  /** Index of the cell in training; null while none is. */
  const at = tried.length < until ? tried.length : null;
  const plan = at === null ? null : planFor(cells[at]!, state);
  // A search that has come to its end does not set off again by itself when the map is cleared.
  if (until > 0 && at === null) setUntil(0);
  // The first view is a row of the map: six short runs, as soon as they can be seen.
  if (inSight === true && !seen) {
    setSeen(true);
    if (run.state.status === 'idle') setUntil(etas.length);
  }
  const result = plan === null ? null : resultOf(run.state, plan);
  if (result !== null) setTried([...tried, result]);
  useReportGoal('searched', tried.length === cells.length && asked);

  const { reset: startAnew, train } = run.actions;
  const { epochs, seed } = state;
  useEffect(() => {
    if (at === null) return;
    startAnew(planFor(cells[at]!, { epochs, seed }));
    train();
  }, [at, epochs, seed, startAnew, train]);

  function stop(): void {
    setUntil(0);
    run.actions.pause();
  }

  function forget(): void {
    setTried([]);
    setAsked(false);
  }

  function clear(): void {
    stop();
    forget();
  }

  const chosen = best === null ? null : cells[best]!;
  return (
    <FigureFrame
      title="A search by validation"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            forget();
            reset();
            keep.set(false);
            setUntil(etas.length);
          }}
          link={link}
        />
      }
      tryThis="the first row runs by itself. Search the others, then run it again with another seed. Does the best square stay where it was?"
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <RunProblems runs={[{ name: 'This network', ...run }]} />
      <div className={bench.columns}>
        <div className={bench.controls}>
          <div className={bench.buttons}>
            <Button
              primary
              inactive={at === null && tried.length === cells.length}
              onClick={() => (at === null ? setUntil(cells.length) : stop())}
            >
              {at !== null
                ? 'Stop'
                : tried.length === 0
                  ? 'Search'
                  : tried.length < cells.length
                    ? 'Go on'
                    : 'All searched'}
            </Button>
            <Button onClick={clear} inactive={tried.length === 0 && at === null}>
              Clear
            </Button>
            <KeepTraining {...keep} />
          </div>
          <Slider
            label="Epochs of each run"
            value={state.epochs}
            scale={scales.epochs}
            format={String}
            describe={String}
            onChange={(value) => {
              clear();
              change({ epochs: value });
            }}
          />
          <Slider
            label="Seed"
            value={state.seed}
            scale={scales.seed}
            format={String}
            describe={String}
            onChange={(value) => {
              clear();
              change({ seed: value });
            }}
          />
          <p className={styles.status}>
            {at === null
              ? `${String(tried.length)} of ${String(cells.length)} runs done.`
              : `Run ${String(at + 1)} of ${String(cells.length)}.`}
            {chosen && ` Best by validation: η ${String(chosen.eta)}, λ ${String(chosen.lambda)}.`}
            {asked && best !== null && ` On the test images: ${tried[best]!.test.toFixed(2)} %.`}
          </p>
          <Button onClick={() => setAsked(true)} inactive={best === null || asked}>
            Ask the test set once
          </Button>
        </div>
        <div className={bench.scroll} tabIndex={0} role="region" aria-label="The map of runs">
          <table className={styles.map}>
            <caption>
              Validation accuracy in percent: 784-30-10, 1,000 images, L2 of strength λ
            </caption>
            <thead>
              <tr>
                <th scope="col">λ \ η</th>
                {etas.map((eta) => (
                  <th key={eta} scope="col">
                    {eta}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lambdas.map((lambda, row) => (
                <tr key={lambda}>
                  <th scope="row">{lambda}</th>
                  {etas.map((eta, column) => {
                    const index = row * etas.length + column;
                    const cell = tried[index];
                    return (
                      <td
                        key={eta}
                        data-best={index === best}
                        data-busy={index === at}
                        style={{ '--share': shareOf(cell) }}
                      >
                        {cell ? cell.validation.toFixed(1) : index === at ? '…' : '·'}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </FigureFrame>
  );
}

/** What the run of a cell came to; null while it goes on, and while the run is still that of the cell before. */
function resultOf({ status, plan, epochs }: RunState, wanted: TrainingPlan): Tried | null {
  if (JSON.stringify(plan) !== JSON.stringify(wanted)) return null;
  if (status === 'failed') return { validation: 0, test: 0 };
  const last = status === 'ended' ? epochs.at(-1) : undefined;
  if (!last?.validation) return null;
  return { validation: percentRight(last.validation), test: percentRight(last.test) };
}

/** How deep the cell is coloured: from guessing to 90 %. */
function shareOf(cell: Tried | undefined): number {
  if (cell === undefined) return 0;
  return Math.max(0, Math.min(1, (cell.validation - 10) / 80));
}
