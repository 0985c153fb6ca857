// A plain recurrent network and an LSTM learn to remember the first letter of a sequence. Page thread; they are trained in
// the worker, and one sequence is looked through here.
import { useEffect, useMemo, useState } from 'react';
import type { RecurrentReport } from '../../network/studies.ts';
import { useStudy } from '../../training/use-study.ts';
import { CurvePlot, type CurveDot } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { Slider } from '../../ui/slider.tsx';
import { stepScale, wholeScale } from '../../ui/slider-scale.ts';
import bench from '../digit-runs/bench.module.css';
import type { FigureProps } from '../figure-props.ts';
import { wholeText } from '../reading.ts';
import { exponential, powerOfTen } from '../scientific.ts';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { StudyButton } from '../study-button.tsx';
import { useRestOffScreen } from '../use-pause-off-screen.ts';
import styles from './forgetting.module.css';
import { GateMap } from './gate-map.tsx';
import { accuracyOf, firstWeights, latestAccuracy, lookAt } from './look.ts';
import { initial, jobFor, schema, steps, type Settings } from './settings.ts';

const noiseScale = wholeScale(1, 80);
const biasScale = stepScale(-1, 4, 1);
const seedScale = wholeScale(1, 20);
/** Milliseconds that the sliders rest before the untrained networks are asked. */
const pause = 200;
/** Decades of the plot of errors. */
const decades = 8;

export default function Forgetting({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('forgetting', schema, initial);
  const [{ status, report }, study] = useStudy<ReturnType<typeof jobFor>>();
  const { room, inSight } = useRestOffScreen(status, study);
  const look = useLook(state, report);
  const atFirst = useFirstAccuracy(state, inSight === true && report === null);
  const plain = latestAccuracy(report?.plain.accuracy ?? []);
  const lstm = latestAccuracy(report?.lstm.accuracy ?? []);
  const shown = { plain: plain ?? atFirst?.plain ?? null, lstm: lstm ?? atFirst?.lstm ?? null };
  useReportGoal(
    'lstm-forgets',
    // With more noise than that it fails whatever its biases.
    state.noise >= 20 &&
      state.noise <= 40 &&
      (report?.step ?? 0) >= 200 &&
      lstm !== null &&
      lstm < 0.6,
  );

  /** What was learnt with other settings is of no use with these. */
  const anew = (settings: Partial<Settings>) => {
    study.clear();
    change(settings);
  };

  return (
    <FigureFrame
      title="What was the first letter?"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            study.clear();
            reset();
          }}
          link={link}
        />
      }
      tryThis="train both with a noise of 20, then of 40. Before each training, look at the plot of the error: how much of the error comes back to the letter?"
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={bench.columns}>
        <div className={bench.controls}>
          <Slider
            label="Noise"
            symbol="T"
            value={state.noise}
            scale={noiseScale}
            format={String}
            describe={(value) => `${String(value)} symbols of noise`}
            onChange={(noise) => anew({ noise })}
          />
          <Slider
            label="Forget biases at first"
            value={state.forgetBias}
            scale={biasScale}
            format={(value) => signed(value)}
            describe={(value) => `the biases of the forget gates start at ${signed(value)}`}
            onChange={(forgetBias) => anew({ forgetBias })}
          />
          <Slider
            label="Seed"
            value={state.seed}
            scale={seedScale}
            format={String}
            describe={(value) => `seed ${String(value)}`}
            onChange={(seed) => anew({ seed })}
          />
          <StudyButton status={status} actions={study} job={jobFor(state)} label="Train both" />
          <Readings
            rows={[
              ['step', `${String(report?.step ?? 0)} of ${String(steps)}`],
              ['plain network, right', percent(shown.plain)],
              ['LSTM, right', percent(shown.lstm)],
            ]}
          />
        </div>
        <div className={bench.pair}>
          <div>
            <p className={bench.heading}>Letters named rightly</p>
            <CurvePlot
              label={`Share of fresh sequences named rightly: plain network ${percent(shown.plain)}, LSTM ${percent(shown.lstm)}`}
              x={{ min: 0, max: steps, ticks: [0, 100, 200, 300], label: 'step' }}
              y={{ min: 0, max: 115, ticks: [0, 25, 50, 75, 100], label: '%' }}
              curves={[
                {
                  name: 'guessing',
                  points: [
                    [0, 25],
                    [steps, 25],
                  ],
                  tone: 'soft',
                  dashed: true,
                  label: 'guessing',
                },
                curveOf('plain', report?.plain.accuracy, 'negative'),
                curveOf('LSTM', report?.lstm.accuracy, 'accent'),
              ]}
              dots={atFirst === null ? [] : firstDots(atFirst)}
            />
          </div>
          <div>
            <p className={bench.heading}>Share of the error that comes back</p>
            <CurvePlot
              label={`Of the error at the end, ${twoDigits(look.plain.errors[0]!)} comes back to the letter in the plain network, ${twoDigits(look.lstm.errors[0]!)} in the LSTM`}
              x={{ min: 0, max: state.noise, ticks: [0, state.noise], label: 'moment' }}
              y={{
                min: -decades,
                // An LSTM’s error may grow on its way: a hundredfold over 80 moments.
                max: 3,
                ticks: [-8, -6, -4, -2, 0, 2],
                label: '',
                format: (power) => (power === 0 ? '1' : powerOfTen(power)),
              }}
              curves={[
                errorCurve('plain', look.plain.errors, 'negative'),
                errorCurve('LSTM', look.lstm.errors, 'accent'),
              ]}
            />
          </div>
        </div>
      </div>
      <p className={styles.share} role="status">
        Of the error at the end, {twoDigits(look.plain.errors[0]!)} comes back to the letter in the
        plain network (orange) and {twoDigits(look.lstm.errors[0]!)} in the LSTM (blue).
      </p>
      <GateMap look={look} settings={state} trained={report !== null} onChange={change} />
    </FigureFrame>
  );
}

/** Shares named rightly, by untrained networks. */
interface Found extends ReturnType<typeof accuracyOf> {
  readonly asked: object;
}

/** With the weights as they are now, or as they will be at first. */
function useLook(settings: Settings, report: RecurrentReport | null) {
  const first = useMemo(() => firstWeights(settings), [settings]);
  return useMemo(
    () =>
      lookAt(
        report === null ? first : { plain: report.plain.parameters, lstm: report.lstm.parameters },
        settings,
      ),
    [first, report, settings],
  );
}

/** How both do before anything is learnt; null while it is not wanted, and until the sliders rest. */
function useFirstAccuracy({ noise, forgetBias, seed }: Settings, wanted: boolean) {
  const asked = useMemo(() => ({ noise, forgetBias, seed }), [noise, forgetBias, seed]);
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    const timer = setTimeout(
      () => setFound({ asked, ...accuracyOf(firstWeights(asked), asked) }),
      pause,
    );
    return () => clearTimeout(timer);
  }, [asked, wanted]);
  return wanted && found?.asked === asked ? found : null;
}

type Tone = 'accent' | 'negative';

/** The better one's name stands above. */
function firstDots({ plain, lstm }: Found): CurveDot[] {
  const dot = (label: string, share: number, tone: Tone, below: boolean) => ({
    x: 0,
    y: 100 * share,
    tone,
    label,
    below,
  });
  return [
    dot('plain, untrained', plain, 'negative', plain < lstm),
    dot('LSTM, untrained', lstm, 'accent', plain >= lstm),
  ];
}

function curveOf(name: string, accuracy: readonly number[] = [], tone: Tone) {
  const points = accuracy.map((share, n) => [10 * (n + 1), 100 * share] as const);
  return { name, points, tone, label: name };
}

function errorCurve(name: string, errors: readonly number[], tone: Tone) {
  const points = errors.map((share, t) => [t, Math.log10(Math.max(share, 1e-30))] as const);
  return { name, points: points.filter(([, exponent]) => exponent >= -decades), tone };
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)} %`;
}

/** Two digits, whatever the size. */
function twoDigits(value: number): string {
  if (value >= 100) return wholeText(Number(value.toPrecision(2)));
  return value >= 0.001 || value === 0 ? value.toPrecision(2) : exponential(value, 1);
}
