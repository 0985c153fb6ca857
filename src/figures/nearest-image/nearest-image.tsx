// The label of the most similar of some remembered images, by shape and by ink, on one image and on the whole test set. Page thread.
import { useMemo, useState } from 'react';
import * as v from 'valibot';
import { bytesOf } from '../../data/baseline/summary.ts';
import { correctOf, type BaselineResultOf } from '../../network/baselines.ts';
import { useBaseline, useNeighbours } from '../../training/use-baseline.ts';
import { Button } from '../../ui/button.tsx';
import { CurvePlot } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { stopScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { ChosenDigit, choiceSchema, useChosenImage } from '../baseline/chosen-digit.tsx';
import { digitsData, testCount } from '../baseline/digits-data.ts';
import { Measuring } from '../baseline/measuring.tsx';
import { NeighbourRow } from '../baseline/neighbour-row.tsx';
import { Score } from '../baseline/score.tsx';
import type { FigureProps } from '../figure-props.ts';
import { NumberField } from '../landscape/number-field.tsx';
import { wholeText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { useInSight } from '../use-in-sight.ts';
import styles from './nearest-image.module.css';

const stops = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];
const scale = stopScale(stops, true);
const schema = v.strictObject({
  remembered: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(50_000)),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)),
  ...choiceSchema,
});
type State = v.InferOutput<typeof schema>;
const initial: State = { remembered: 100, seed: 1, source: 'own', test: 18 };
/** Up to so many, the test set is read without being asked for: it takes seconds. */
const unasked = 1000;
/** The first stop at which nine in ten are read by shape: more were not asked for. */
const enough = 2000;
const nearest = 5;
/** From here on there is no room for a name at the right of a point. */
const crowded = 5000;

/** A measurement over the whole test set. */
interface Point {
  readonly remembered: number;
  readonly seed: number;
  readonly byShape: number;
  readonly byInk: number;
}

export default function NearestImage({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('nearest', schema, initial);
  const { remembered, seed } = state;
  const image = useChosenImage(state);
  const question = useMemo(
    () =>
      image.pixels === null
        ? null
        : ({
            kind: 'neighbours',
            data: digitsData,
            remembered,
            seed,
            inputs: bytesOf(image.pixels),
            nearest,
          } as const),
    [image.pixels, remembered, seed],
  );
  const answer = useNeighbours(question);

  /** What is measured: not while the thumb still moves, and large memories only when asked for. */
  const [asked, setAsked] = useState<{ remembered: number; seed: number } | null>({
    remembered: Math.min(remembered, unasked),
    seed,
  });
  const isMeasured = asked?.remembered === remembered && asked.seed === seed;
  const [place, inSight] = useInSight<HTMLDivElement>();
  const measured = useBaseline(
    asked === null || !inSight ? null : ({ kind: 'nearest', data: digitsData, ...asked } as const),
  );
  const points = usePoints(asked, measured.finished ? measured.result : null);
  const here = points.find((point) => point.remembered === remembered && point.seed === seed);
  useReportGoal(
    'nearest-beats-ink',
    remembered <= enough &&
      here !== undefined &&
      here.byShape >= 0.9 * testCount &&
      here.byInk < 0.2 * testCount,
  );

  function set(next: Partial<Pick<State, 'remembered' | 'seed'>>): void {
    change(next);
    const now = { remembered, seed, ...next };
    setAsked(now.remembered <= unasked ? now : null);
  }

  const shown = isMeasured ? measured.result : null;
  return (
    <FigureFrame
      title="The most similar image"
      number={number}
      run={
        <FigureTools
          onReset={() => {
            reset();
            setAsked({ remembered: initial.remembered, seed: initial.seed });
          }}
          link={link}
        />
      }
      tryThis="remember more images and measure again. Shape gains with every doubling; ink does not. Then draw a digit and ask both of them what it is."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.parts}>
        <ChosenDigit {...state} image={image} onChange={change} />
        <div className={styles.rows}>
          <NeighbourRow
            title="Nearest by shape"
            note="Euclidean distance"
            neighbours={answer?.byShape ?? null}
            pixels={answer?.pixels ?? null}
            from={0}
            count={nearest}
            decimals={2}
          />
          <NeighbourRow
            title="Nearest by ink"
            note="difference of total ink"
            neighbours={answer?.byInk ?? null}
            pixels={answer?.pixels ?? null}
            from={nearest}
            count={nearest}
            decimals={2}
          />
        </div>
      </div>
      <div className={styles.measure} ref={place}>
        <div className={styles.settings}>
          <Slider
            label="Images remembered"
            value={remembered}
            scale={scale}
            format={wholeText}
            describe={(value) => `${wholeText(value)} images remembered`}
            onChange={(value) => {
              change({ remembered: value });
              setAsked(null);
            }}
            onCommit={(value) => set({ remembered: value })}
            note={`${wholeText(remembered * 784)} differences to square for one digit`}
          />
          <NumberField
            label="Seed of the choice"
            value={seed}
            min={0}
            max={9999}
            onChange={(value) => set({ seed: Math.round(value) })}
          />
          {isMeasured && !measured.finished ? (
            <Button onClick={() => setAsked(null)}>Stop</Button>
          ) : (
            <Button primary inactive={isMeasured} onClick={() => setAsked({ remembered, seed })}>
              Read all 10,000 test images
            </Button>
          )}
        </div>
        <div className={styles.scores}>
          <h4>Right by shape</h4>
          <Score label="Accuracy by shape" confusion={shown?.byShape ?? null} />
          <h4>Right by ink</h4>
          <Score label="Accuracy by ink" confusion={shown?.byInk ?? null} />
          {isMeasured ? (
            <Measuring state={measured} what="test images read" />
          ) : (
            <p className={styles.idle}>Not measured with these settings yet.</p>
          )}
        </div>
        <div className={styles.plot}>
          <h4>Right, by the number of images remembered</h4>
          <AccuracyPlot points={points} seed={seed} />
        </div>
      </div>
    </FigureFrame>
  );
}

/** Everything measured while the figure is there. */
function usePoints(
  asked: { readonly remembered: number; readonly seed: number } | null,
  result: BaselineResultOf<'nearest'> | null,
): readonly Point[] {
  const [points, setPoints] = useState<readonly Point[]>([]);
  const [noted, setNoted] = useState<typeof result>(null);
  if (asked !== null && result !== null && result !== noted) {
    setNoted(result);
    const others = points.filter(
      ({ remembered, seed }) => remembered !== asked.remembered || seed !== asked.seed,
    );
    const { byShape, byInk } = result;
    setPoints([...others, { ...asked, byShape: correctOf(byShape), byInk: correctOf(byInk) }]);
  }
  return points;
}

interface AccuracyPlotProps {
  readonly points: readonly Point[];
  /** Points of this seed are joined. */
  readonly seed: number;
}

function AccuracyPlot({ points, seed }: AccuracyPlotProps) {
  const rising = [...points].sort((a, b) => a.remembered - b.remembered);
  const spoken = rising.map(
    ({ remembered, byShape, byInk }) =>
      `with ${wholeText(remembered)} by shape ${wholeText(byShape)}, by ink ${wholeText(byInk)}`,
  );
  const dots = (name: string, read: (point: Point) => number, tone: 'accent' | 'negative') =>
    rising.map((point, n) => ({
      x: Math.log10(point.remembered),
      y: (100 * read(point)) / testCount,
      tone,
      // The last is named, unless the name would leave the plot: then the curve has it.
      ...(n === rising.length - 1 && point.remembered <= crowded && { label: name }),
    }));
  const joined = (name: string, read: (point: Point) => number, tone: 'accent' | 'negative') => ({
    name,
    points: rising
      .filter((point) => point.seed === seed)
      .map((point) => [Math.log10(point.remembered), (100 * read(point)) / testCount] as const),
    tone,
    ...((rising.at(-1)?.remembered ?? 0) > crowded && { label: name }),
  });
  return (
    <CurvePlot
      label={`Test images read right, of 10,000: ${spoken.join('; ')}`}
      x={{
        min: 1.9,
        max: 4.8,
        ticks: [2, 3, 4],
        label: '',
        format: (power) => wholeText(10 ** power),
      }}
      y={{ min: 0, max: 100, ticks: [0, 25, 50, 75, 100], label: '% right' }}
      curves={[
        {
          name: 'guess',
          points: [
            [1.9, 11.35],
            [4.8, 11.35],
          ],
          tone: 'published',
          dashed: true,
          label: 'always “1”',
        },
        joined('by shape', ({ byShape }) => byShape, 'accent'),
        joined('by ink', ({ byInk }) => byInk, 'negative'),
      ]}
      dots={[
        ...dots('by shape', ({ byShape }) => byShape, 'accent'),
        ...dots('by ink', ({ byInk }) => byInk, 'negative'),
      ]}
    />
  );
}
