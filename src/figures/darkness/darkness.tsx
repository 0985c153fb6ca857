// How much ink each digit takes, and a reader that looks at nothing else. Page thread.
import { useEffect, useMemo, useRef } from 'react';
import * as v from 'valibot';
import { darknessOf, digitByDarkness } from '../../data/baseline/darkness.ts';
import { darknessBin } from '../../network/baselines.ts';
import { useBaseline } from '../../training/use-baseline.ts';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { stepScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { ChosenDigit, choiceSchema, useChosenImage } from '../baseline/chosen-digit.tsx';
import { digitsData } from '../baseline/digits-data.ts';
import { Measuring } from '../baseline/measuring.tsx';
import { Score, ScoreByDigit } from '../baseline/score.tsx';
import type { FigureProps } from '../figure-props.ts';
import { wholeText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { Histograms } from './histograms.tsx';
import styles from './darkness.module.css';

const darkest = 0.4;
const schema = v.strictObject({
  ...choiceSchema,
  /** A darkness that is tried until the image is another; null: the image's. Older links are without it. */
  tried: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(darkest))), null),
});
const initial: v.InferOutput<typeof schema> = { source: 'own', test: 18, tried: null };
const job = { kind: 'summary', data: digitsData } as const;
const scale = stepScale(0, darkest, 3);
const text = (value: number) => value.toFixed(3);

export default function Darkness({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('darkness', schema, initial);
  const measured = useBaseline(job);
  const { result } = measured;
  const image = useChosenImage(state);
  const own = useMemo(() => image.pixels && darknessOf(image.pixels), [image.pixels]);
  const at = state.tried ?? own;
  const before = useRef(image.pixels);
  useEffect(() => {
    if (before.current !== null && before.current !== image.pixels) change({ tried: null });
    before.current = image.pixels;
  }, [image.pixels, change]);
  const verdict = result === null || at === null ? null : digitByDarkness(result.summary, at);
  const beside = useMemo(() => {
    if (result === null || at === null) return null;
    const bin = Math.min(39, Math.floor(at / darknessBin));
    const { histogram } = result.summary;
    return Array.from({ length: 10 }, (_, digit) => histogram[digit * 40 + bin]!);
  }, [result, at]);
  const all = beside?.reduce((sum, count) => sum + count, 0) ?? 0;

  return (
    <FigureFrame
      title="Read by darkness"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="draw a 1, and then a 0. Is there any darkness at which one digit is more than half of the images there? And which digits does this reader hardly ever name, and why those?"
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.parts}>
        <ChosenDigit {...state} image={image} onChange={change} />
        <div>
          <h4>Training images by their mean pixel, and the mean of each digit</h4>
          <Histograms summary={result?.summary ?? null} at={at} verdict={verdict} />
          <Slider
            label="Mean pixel"
            value={at ?? 0}
            scale={scale}
            format={text}
            describe={(value) => `mean pixel ${text(value)}`}
            onChange={(tried) => change({ tried })}
          />
          <p className={styles.verdict}>
            {verdict === null || beside === null ? (
              image.pixels === null ? (
                'Draw a digit: its darkness will be judged here.'
              ) : (
                'Its darkness will be judged here when the images have been looked at.'
              )
            ) : (
              <>
                Nearest is the mean of <output aria-label="Verdict by darkness">{verdict}</output>.
                Of the {wholeText(all)} training images within the same hundredth,{' '}
                {all === 0 ? 'none' : `${String(Math.round((100 * beside[verdict]!) / all))} %`} are
                that digit.
              </>
            )}
          </p>
        </div>
        <div>
          <h4>Test images read right</h4>
          <Score label="Accuracy by darkness" confusion={result?.byDarkness ?? null} />
          <ScoreByDigit
            label="Share right of each digit by darkness"
            confusion={result?.byDarkness ?? null}
          />
          <div className={styles.progress}>
            <Measuring state={measured} what="images looked at" />
          </div>
        </div>
      </div>
    </FigureFrame>
  );
}
