// The reader's network run backwards: for each digit, the image that it is surest of. Page thread; the network is asked
// in the worker.
import { useEffect, useState } from 'react';
import * as v from 'valibot';
import { chance } from '../../data/chance.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { Select } from '../../ui/select.tsx';
import { stepScale, wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { useFirstSteps } from '../digit-runs/use-first-steps.ts';
import { useDigitsRun } from '../digits-run.ts';
import type { FigureProps } from '../figure-props.ts';
import { Troubles } from '../laboratory/troubles.tsx';
import { latestTest, percentRight, percentText } from '../reading.ts';
import { ageOf } from '../smallest-change/age.ts';
import { rivalOf, verdictOf } from '../smallest-change/attack.ts';
import { useLatestSearch } from '../smallest-change/latest-search.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useSight } from '../use-in-sight.ts';
import { act, pressOf } from '../welcome-digits/press.ts';
import { dreamStep, firstImage } from './dream.ts';
import styles from './dreams.module.css';

const schema = v.strictObject({
  start: v.picklist(['blank', 'noise']),
  steps: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  fade: v.pipe(v.number(), v.minValue(0), v.maxValue(0.2)),
  smooth: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});
type Settings = v.InferOutput<typeof schema>;
const initial: Settings = { start: 'noise', steps: 40, fade: 0, smooth: 0 };
const starts = [
  { value: 'noise', label: 'grey noise' },
  { value: 'blank', label: 'a blank sheet' },
] as const;
const stepsScale = wholeScale(0, 100);
const fadeScale = stepScale(0, 0.2, 2);
const smoothScale = stepScale(0, 1, 2);
const digits = Array.from({ length: 10 }, (_, digit) => digit);
const pixels = 784;
/** Images are shown after so many steps: they grow before the reader's eyes. */
const shownEvery = 2;

interface Dream {
  readonly image: Float32Array;
  /** Output for the digit that was wished for, 0..1, and what the image is read as. */
  readonly output: number;
  readonly verdict: number;
}

export default function Dreams({ number }: FigureProps) {
  const { state: run, actions } = useDigitsRun();
  const { state, change, reset, link, problem } = useFigureState('dreams', schema, initial);
  const [room, inSight] = useSight<HTMLElement>();
  useFirstSteps([{ state: run, actions }], inSight, 1);
  const { dreams, older } = useDreams(state, run, actions.inspect);
  const press = pressOf(run);
  const test = latestTest(run);
  const sure = dreams?.filter(({ output }) => output > 0.99).length ?? 0;

  return (
    <FigureFrame
      title="What it dreams of"
      number={number}
      room={room}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="start from noise and look for digits in the ten images; then ask for smoothness and for ink to fade, until something like strokes comes out. What have you told the network that it did not know?"
    >
      <Troubles state={run} actions={actions} />
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.layout}>
        <div className={styles.controls}>
          <Select
            label="Begin with"
            value={state.start}
            options={starts}
            onChange={(start) => change({ start })}
          />
          <Slider
            label="Steps"
            value={state.steps}
            scale={stepsScale}
            format={String}
            describe={(value) => `${String(value)} steps`}
            onChange={(steps) => change({ steps })}
          />
          <Slider
            label="Smoothness"
            value={state.smooth}
            scale={smoothScale}
            format={(value) => value.toFixed(2)}
            describe={(value) =>
              `each pixel goes ${value.toFixed(2)} of the way to the mean of its neighbours`
            }
            onChange={(smooth) => change({ smooth })}
          />
          <Slider
            label="Fading"
            value={state.fade}
            scale={fadeScale}
            format={(value) => value.toFixed(2)}
            describe={(value) => `${value.toFixed(2)} of the ink fades in each step`}
            onChange={(fade) => change({ fade })}
          />
          <Button primary={dreams === null} onClick={() => act(press, actions)}>
            {press.label}
          </Button>
          <p className={styles.network}>
            {test === null
              ? 'Train the network, then pause it: it dreams when it rests.'
              : older
                ? `It reads ${percentText(percentRight(test.evaluation))} now; these dreams are older.`
                : `A network that reads ${percentText(percentRight(test.evaluation))} of the test images.`}
          </p>
        </div>
        <div>
          <ul className={styles.dreams} aria-label="Images that the network was led to">
            {digits.map((digit) => {
              const dream = dreams?.[digit];
              return (
                <li key={digit}>
                  <div className={styles.image}>
                    <PixelImage
                      pixels={dream?.image ?? null}
                      width={28}
                      height={28}
                      label={`Wished for: ${String(digit)}`}
                    />
                  </div>
                  <span>
                    <b>{digit}</b>{' '}
                    {dream === undefined
                      ? ''
                      : dream.verdict === digit
                        ? `output ${dream.output.toFixed(3)}`
                        : `read as ${String(dream.verdict)}`}
                  </span>
                </li>
              );
            })}
          </ul>
          <p className={styles.count} role="status">
            {dreams === null
              ? 'There is nothing to look at before there is a network that rests.'
              : `Output above 0.99 for ${String(sure)} of the ten.`}
          </p>
        </div>
      </div>
    </FigureFrame>
  );
}

interface Dreamt {
  readonly dreams: readonly Dream[];
  /** How far the network had been trained. */
  readonly at: number;
}

/**
 * Dreamt anew whenever the settings or the network are others, while it rests.
 * @returns older: by the network as it was before this training
 */
function useDreams(
  { start, steps, fade, smooth }: Settings,
  { status, parameters, position: { step: at } }: RunState,
  inspect: RunActions['inspect'],
): { readonly dreams: readonly Dream[] | null; readonly older: boolean } {
  const search = useLatestSearch(inspect);
  const [dreamt, setDreamt] = useState<Dreamt | null>(null);
  const resting = status === 'paused' || status === 'ended';

  useEffect(() => {
    if (!resting || parameters === null) return undefined;
    return search(async (ask) => {
      const { uniform } = chance(1, 'dreams');
      const images = digits.map(() => firstImage(start, uniform));
      const together = new Float32Array(digits.length * pixels);
      let wishes = digits.map((wanted) => ({ wanted, rival: wanted === 0 ? 1 : 0 }));
      for (let step = 0; ; step++) {
        for (const [i, image] of images.entries()) together.set(image, i * pixels);
        const look = await ask(together, wishes);
        if (look === null) return;
        if (step === steps || step % shownEvery === 0) {
          setDreamt({ dreams: dreamsOf(images, look.outputs), at });
        }
        if (step === steps) return;
        wishes = digits.map((wanted) => ({
          wanted,
          rival: rivalOf(look.outputs, wanted, digits.length, wanted),
        }));
        for (const [i, image] of images.entries()) {
          dreamStep(image, look.slopes.subarray(i * pixels, (i + 1) * pixels), { fade, smooth });
        }
      }
    });
  }, [resting, parameters, at, search, start, steps, fade, smooth]);

  const age = dreamt && ageOf(dreamt.at, at);
  if (dreamt === null || age === 'gone') return { dreams: null, older: false };
  return { dreams: dreamt.dreams, older: age === 'older' };
}

function dreamsOf(images: readonly Float32Array[], outputs: Float32Array): readonly Dream[] {
  const classes = digits.length;
  return images.map((image, digit) => ({
    image: image.slice(),
    output: outputs[digit * classes + digit]!,
    verdict: verdictOf(outputs, digit, classes),
  }));
}
