// A restricted Boltzmann machine learns to write digits. Page thread; it learns in the worker, and its chains run here with
// the weights that came last.
import { usualSplit } from '../../network/mnist.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import * as v from 'valibot';
import { chance } from '../../data/chance.ts';
import { digitFromStrokes, penWidth } from '../../data/digit/index.ts';
import { boltzmannStream, firstMachine, type Boltzmann } from '../../network/boltzmann.ts';
import type { BoltzmannJob } from '../../network/studies.ts';
import { useStudy } from '../../training/use-study.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { Readings } from '../../ui/readings.tsx';
import { Select } from '../../ui/select.tsx';
import { SignedImage } from '../../ui/signed-image.tsx';
import { Slider } from '../../ui/slider.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import { SteadyLabel } from '../../ui/steady-label.tsx';
import { DataProblem } from '../data-problem.tsx';
import bench from '../digit-runs/bench.module.css';
import type { FigureProps } from '../figure-props.ts';
import { clearDrawing, undo } from '../laboratory/drawing.ts';
import { PadCanvas } from '../laboratory/pad-canvas.tsx';
import { useRunning } from '../landscape/use-running.ts';
import { exampleIfEmpty, useOwnDrawing } from '../own-drawing.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { StudyButton } from '../study-button.tsx';
import { useRestOffScreen } from '../use-pause-off-screen.ts';
import { filterOf, firstChains, reconstruction, starts, turned } from './chains.ts';
import styles from './writing.module.css';

const schema = v.strictObject({
  hidden: v.pipe(v.number(), v.integer(), v.minValue(4), v.maxValue(200)),
  turns: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
  start: v.picklist(starts),
});
type Settings = v.InferOutput<typeof schema>;
const initial: Settings = { hidden: 64, turns: 1, start: 'noise' };
const hiddenScale = wholeScale(4, 200);
const turnsScale = wholeScale(1, 10);
const examples = 50_000;
const shownFilters = 30;
/** What the exercise on the held half asks for: turns of a machine that has learnt from so many images. */
const asked = { examples: 10_000, turns: 50 } as const;
/** Milliseconds between two turns. */
const pace = 60;

function jobFor({ hidden, turns }: Settings): BoltzmannJob {
  return {
    kind: 'boltzmann',
    data: usualSplit,
    hidden,
    turns,
    learningRate: 0.1,
    examples,
    seed: 1,
  };
}

/** Its weights are those that the worker begins with; it does not know the images yet, so its biases are 0. */
function untrained(hidden: number): Boltzmann {
  const { normal } = chance(1, boltzmannStream);
  return firstMachine(784, hidden, new Float32Array(784), normal);
}

const startLabels = {
  noise: 'noise',
  drawing: 'the drawing',
  half: 'its upper half, held',
} as const;

export default function Writing({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('writing', schema, initial);
  const [{ status, report, dataProblem }, study] = useStudy<BoltzmannJob>();
  const { room, inSight } = useRestOffScreen(status, study);
  const first = useMemo(() => untrained(state.hidden), [state.hidden]);
  const machine = report?.machine ?? first;
  const [drawing, draw] = useOwnDrawing();
  const digit = useMemo(() => digitFromStrokes(drawing.strokes), [drawing]);
  const made = useMemo(
    () => (digit === null ? null : reconstruction(machine, digit)),
    [machine, digit],
  );
  const learnt = (report?.step ?? 0) >= asked.examples;
  const { chains, learntTurns, turn, running, setRunning } = useChains(
    machine,
    learnt,
    state.start,
    digit,
    inSight === false,
  );
  /** Whether the chains have what they are to begin with. */
  const ready = state.start === 'noise' || digit !== null;
  useReportGoal('held-half', state.start === 'half' && learnt && learntTurns >= asked.turns);

  const anew = (settings: Partial<Settings>) => {
    study.clear();
    change(settings);
  };
  const error = report?.errors.at(-1);

  return (
    <FigureFrame
      title="A machine that writes"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            study.clear();
            setRunning(false);
            draw(exampleIfEmpty);
            reset();
          }}
          link={link}
        />
      }
      tryThis="train the machine, then let the chains run from noise. Then let them begin with your drawing, and watch how long it stays one."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <DataProblem problem={dataProblem} onRetry={study.retryData} />
      <div className={bench.columns}>
        <div className={bench.controls}>
          <Slider
            label="Hidden units"
            value={state.hidden}
            scale={hiddenScale}
            format={String}
            describe={(value) => `${String(value)} hidden units`}
            onChange={(hidden) => anew({ hidden })}
          />
          <Slider
            label="Turns in training"
            symbol="k"
            value={state.turns}
            scale={turnsScale}
            format={String}
            describe={(value) => `CD-${String(value)}`}
            onChange={(turns) => anew({ turns })}
          />
          <StudyButton status={status} actions={study} job={jobFor(state)} label="Train" />
          <Readings
            rows={[
              ['images learnt from', (report?.step ?? 0).toLocaleString('en')],
              ['squared distance after one turn', error === undefined ? '–' : error.toFixed(1)],
            ]}
          />
          <div className={styles.pair}>
            <div>
              <p className={bench.heading}>{digit === null ? 'Draw a digit' : 'Your drawing'}</p>
              <div className={styles.sheet}>
                <PadCanvas drawing={drawing} penWidth={penWidth} onDraw={draw} />
              </div>
            </div>
            <div>
              <p className={bench.heading}>made of it</p>
              <div className={styles.sheet}>
                <PixelImage
                  pixels={made}
                  width={28}
                  height={28}
                  label="What the machine makes of the drawing"
                />
              </div>
            </div>
          </div>
          <div className={bench.buttons}>
            <Button onClick={() => draw(undo)}>Undo</Button>
            <Button onClick={() => draw(clearDrawing)}>Clear</Button>
          </div>
        </div>
        <div className={styles.right}>
          <div>
            <div className={styles.row}>
              <Select
                label="Chains begin with"
                value={state.start}
                options={starts.map((value) => ({ value, label: startLabels[value] }))}
                onChange={(start) => change({ start })}
              />
              <Button inactive={!ready} onClick={() => setRunning(!running)}>
                <SteadyLabel
                  label={running ? 'Stop the chains' : 'Run the chains'}
                  among={['Stop the chains', 'Run the chains']}
                />
              </Button>
              <Button inactive={!ready} onClick={turn}>
                One turn
              </Button>
              <p className={styles.count}>
                <output aria-label="Turns of the chains" aria-live="off">
                  {chains.turns}
                </output>{' '}
                {chains.turns === 1 ? 'turn' : 'turns'}
              </p>
            </div>
            <div className={styles.chains} role="group" aria-label="Ten chains">
              {chains.shares.map((image, n) => (
                <div key={n} className={styles.sheet}>
                  <PixelImage
                    pixels={image}
                    width={28}
                    height={28}
                    label={`Chain ${String(n + 1)}`}
                  />
                </div>
              ))}
            </div>
          </div>
          <div>
            <p className={bench.heading}>
              Weights of {Math.min(shownFilters, state.hidden)} hidden units
              {report === null && ', before training'}
            </p>
            <Filters machine={machine} />
          </div>
        </div>
      </div>
    </FigureFrame>
  );
}

function Filters({ machine }: { readonly machine: Boltzmann }) {
  const filters = useMemo(() => {
    const count = Math.min(shownFilters, machine.hidden);
    return Array.from({ length: count }, (_, unit) => {
      const values = filterOf(machine, unit);
      return { values, scale: values.reduce((most, w) => Math.max(most, Math.abs(w)), 1e-6) };
    });
  }, [machine]);
  return (
    <div className={styles.filters} role="group" aria-label="Weights, blue above 0, orange below">
      {filters.map(({ values, scale }, unit) => (
        <div key={unit} className={styles.sheet}>
          <SignedImage
            values={values}
            width={28}
            height={28}
            scale={scale}
            label={`Hidden unit ${String(unit + 1)}`}
          />
        </div>
      ))}
    </div>
  );
}

/** Ten chains that begin anew with every other start; with every other drawing, where they begin with one. */
function useChains(
  machine: Boltzmann,
  learnt: boolean,
  start: Settings['start'],
  digit: Float32Array | null,
  resting: boolean,
) {
  const from = start === 'noise' ? null : digit;
  const begun = useMemo(() => {
    const { uniform } = chance(1, 'chains');
    return { uniform, chains: firstChains(start, from, uniform), learntTurns: 0 };
  }, [start, from]);
  const [now, setNow] = useState(begun);
  const current = now.uniform === begun.uniform ? now : begun;
  const latest = useRef(machine);
  useEffect(() => {
    latest.current = machine;
  }, [machine]);
  const turn = () => {
    const hold = start === 'half' ? from : null;
    const learntTurns = current.learntTurns + (learnt ? 1 : 0);
    const chains = turned(latest.current, current.chains, hold, current.uniform);
    setNow({ ...current, chains, learntTurns });
  };
  const nothing = start !== 'noise' && from === null;
  const [running, setRunning] = useRunning(turn, pace, nothing, resting);
  const { chains, learntTurns } = current;
  return { chains, learntTurns, turn, running, setRunning };
}
