// The mean image of each digit, how much each pixel varies, and a reader made of nothing else. Page thread.
import { useMemo } from 'react';
import * as v from 'valibot';
import { distancesToMeans, indexOfLeast } from '../../data/baseline/summary.ts';
import type { DigitSummary } from '../../network/baselines.ts';
import { useBaseline } from '../../training/use-baseline.ts';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { Select } from '../../ui/select.tsx';
import { SignedImage } from '../../ui/signed-image.tsx';
import { ChosenDigit, choiceSchema, useChosenImage } from '../baseline/chosen-digit.tsx';
import { digits, digitsData, pixelCount, side } from '../baseline/digits-data.ts';
import { Measuring } from '../baseline/measuring.tsx';
import { Distances, Score, ScoreByDigit } from '../baseline/score.tsx';
import type { FigureProps } from '../figure-props.ts';
import { wholeText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import styles from './mean-digits.module.css';

const schema = v.strictObject({
  shows: v.picklist(['mean', 'deviation', 'difference']),
  /** Of a difference: every digit's mean less this one's. */
  less: v.picklist(digits),
  ...choiceSchema,
});
type State = v.InferOutput<typeof schema>;
const initial: State = { shows: 'mean', less: '4', source: 'own', test: 18 };
const job = { kind: 'summary', data: digitsData } as const;

const shown = [
  { value: 'mean', label: 'the mean' },
  { value: 'deviation', label: 'the standard deviation' },
  { value: 'difference', label: 'the mean less another' },
] as const;

export default function MeanDigits({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('means', schema, initial);
  const measured = useBaseline(job);
  const { result } = measured;
  const image = useChosenImage(state);
  const distances = useMemo(
    () =>
      result === null || image.pixels === null
        ? null
        : distancesToMeans(result.summary, image.pixels),
    [result, image.pixels],
  );

  return (
    <FigureFrame
      title="Ten mean images"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="look at the standard deviations: where do people disagree about a 1, and where about a 2? Then take the mean 4 from all ten, and see how little tells a 9 from it."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.controls}>
        <Select
          label="Of each pixel, shown is"
          value={state.shows}
          options={shown}
          onChange={(shows) => change({ shows })}
        />
        {state.shows === 'difference' && (
          <Select
            label="Less the mean of"
            value={state.less}
            options={digits.map((value) => ({ value, label: value }))}
            onChange={(less) => change({ less })}
          />
        )}
        <div className={styles.progress}>
          <Measuring state={measured} what="images added up or read" />
        </div>
      </div>
      <ul className={styles.ten} aria-label="The ten digits">
        {digits.map((name, digit) => (
          <li key={name} data-nearest={distances !== null && indexOfLeast(distances) === digit}>
            <Shown
              summary={result?.summary ?? null}
              digit={digit}
              shows={state.shows}
              less={Number(state.less)}
            />
            <span>
              <b>{name}</b>
              <small>{result === null ? '' : wholeText(result.summary.counts[digit]!)}</small>
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.below}>
        <ChosenDigit {...state} image={image} onChange={change} />
        <div>
          <h4>Distance from each mean image</h4>
          <Distances label="Distance from each mean" values={distances} decimals={2} />
          <p className={styles.verdict}>
            {distances === null ? (
              image.pixels === null ? (
                'Draw a digit: its distances will stand here.'
              ) : (
                'The mean images are not known yet.'
              )
            ) : (
              <>
                The nearest mean is that of{' '}
                <output aria-label="Nearest mean">{indexOfLeast(distances)}</output>.
              </>
            )}
          </p>
        </div>
        <div>
          <h4>Test images whose nearest mean is the right one</h4>
          <Score label="Accuracy of the nearest mean" confusion={result?.byMean ?? null} />
          <ScoreByDigit label="Share right of each digit" confusion={result?.byMean ?? null} />
        </div>
      </div>
    </FigureFrame>
  );
}

interface ShownProps {
  readonly summary: DigitSummary | null;
  readonly digit: number;
  readonly shows: State['shows'];
  readonly less: number;
}

function Shown({ summary, digit, shows, less }: ShownProps) {
  const of = (all: Float32Array, which: number) =>
    all.subarray(which * pixelCount, (which + 1) * pixelCount);
  const values = useMemo(() => {
    if (summary === null) return null;
    // No deviation of numbers between 0 and 1 is above a half: that is full ink here.
    if (shows === 'deviation') return of(summary.deviations, digit).map((value) => value * 2);
    const mean = of(summary.means, digit);
    if (shows === 'mean') return mean;
    const other = of(summary.means, less);
    return mean.map((value, i) => value - other[i]!);
  }, [summary, digit, shows, less]);
  const names = {
    mean: `mean ${String(digit)}`,
    deviation: `standard deviation of ${String(digit)}`,
    difference: `mean ${String(digit)} less mean ${String(less)}`,
  };
  return (
    <div className={styles.image}>
      {shows === 'difference' && values !== null ? (
        <SignedImage values={values} width={side} height={side} scale={1} label={names[shows]} />
      ) : (
        <PixelImage pixels={values} width={side} height={side} label={names[shows]} />
      )}
    </div>
  );
}
