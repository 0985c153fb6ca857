// One digit many times, as training on expanded data would see it; each distortion by its slider. Page thread.
import { useMemo } from 'react';
import * as v from 'valibot';
import type { Augmentation } from '../../network/augmentation.ts';
import { readImages } from '../../training/use-baseline.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { Readings } from '../../ui/readings.tsx';
import { stepScale, wholeScale, type SliderScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import {
  digitSchema,
  usePickedDigit,
  useSamples,
  type DigitChoice,
} from '../convolution/digit-choice.ts';
import { DigitPicker } from '../convolution/digit-picker.tsx';
import bench from '../digit-runs/bench.module.css';
import type { FigureProps } from '../figure-props.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { copiesOf, nearestOther } from './copies.ts';
import styles from './augmentation-preview.module.css';

const copyCount = 31;

const scales = {
  rotation: wholeScale(0, 45),
  skew: wholeScale(0, 30),
  scaling: stepScale(0, 0.4, 2),
  translation: stepScale(0, 4, 1),
  alpha: wholeScale(0, 80),
  sigma: stepScale(2, 8, 1),
  seed: wholeScale(1, 50),
};
const within = ({ min, max }: SliderScale) => v.pipe(v.number(), v.minValue(min), v.maxValue(max));
const schema = v.strictObject({
  digit: digitSchema,
  kind: v.picklist(['shifts', 'distort']),
  rotation: within(scales.rotation),
  skew: within(scales.skew),
  scaling: within(scales.scaling),
  translation: within(scales.translation),
  alpha: within(scales.alpha),
  sigma: within(scales.sigma),
  seed: v.pipe(within(scales.seed), v.integer()),
});
type State = v.InferOutput<typeof schema>;

const nothing = { rotation: 0, skew: 0, scaling: 0, translation: 0, alpha: 0, sigma: 4 } as const;
const initial: State = { digit: 0, kind: 'distort', ...nothing, alpha: 34, seed: 1 };

/** Elastic: the best setting of Simard, Steinkraus and Platt; all: as Cireșan and others mixed them, and a pixel of way. */
const settings = {
  shifts: { name: 'One-pixel shifts', change: { kind: 'shifts', ...nothing } },
  turned: { name: 'Turned', change: { kind: 'distort', ...nothing, rotation: 15 } },
  elastic: { name: 'Elastic', change: { kind: 'distort', ...nothing, alpha: 34 } },
  all: {
    name: 'All at once',
    change: {
      kind: 'distort',
      rotation: 15,
      skew: 10,
      scaling: 0.15,
      translation: 1,
      alpha: 36,
      sigma: 6,
    },
  },
} as const satisfies Record<string, { name: string; change: Partial<State> }>;

const sliders = [
  { key: 'rotation', label: 'Rotation', unit: '°' },
  { key: 'skew', label: 'Skew', unit: '°' },
  { key: 'scaling', label: 'Scaling', unit: '' },
  { key: 'translation', label: 'Translation', unit: ' px' },
  { key: 'alpha', label: 'Elastic strength', symbol: 'α', unit: '' },
  { key: 'sigma', label: 'Elastic smoothness', symbol: 'σ', unit: '' },
] as const;

function augmentationOf(state: State): Augmentation {
  if (state.kind === 'shifts') return { kind: 'shifts' };
  const { rotation, skew, scaling, translation, alpha, sigma } = state;
  return { kind: 'distort', rotation, skew, scaling, translation, elastic: { alpha, sigma } };
}

export default function AugmentationPreview({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('copies', schema, initial);
  const { digit, seed } = state;
  const choose = (chosen: DigitChoice) => change({ digit: chosen });
  const { image, name, picker } = usePickedDigit(digit, choose, readImages);
  const bytes = useMemo(
    () => Uint8Array.from(image.values, (level) => Math.round(255 * level)),
    [image],
  );
  const copies = useMemo(
    () => copiesOf(bytes, augmentationOf(state), seed, copyCount),
    [bytes, state, seed],
  );
  const samples = useSamples();
  const label = /, a (\d)$/.exec(name)?.[1] ?? null;
  const other = nearestOther(bytes, label, samples);
  const made = state.kind === 'shifts' ? copies.slice(1) : copies;
  const mean = made.reduce((sum, copy) => sum + copy.distance, 0) / made.length;
  useReportGoal('far-copies', label !== null && other !== null && mean > other.distance);

  return (
    <FigureFrame
      title="One digit, many times"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="take the shifts by one pixel, and compare their distances with that of another digit. Then bend the digit until you would no longer call it by its name."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <DigitPicker {...picker} />
      <div className={`${bench.columns} ${bench.part}`}>
        <div className={bench.controls}>
          {sliders.map(({ key, label: sliderLabel, unit, ...more }) => (
            <Slider
              key={key}
              label={sliderLabel}
              {...more}
              value={state[key]}
              scale={scales[key]}
              format={(value) => amountText(key, value, unit)}
              describe={(value) => amountText(key, value, unit)}
              onChange={(value) => change({ kind: 'distort', [key]: value })}
            />
          ))}
          <Slider
            label="Seed"
            value={seed}
            scale={scales.seed}
            format={String}
            describe={String}
            onChange={(value) => change({ seed: value })}
          />
        </div>
        <div className={bench.controls}>
          <div className={bench.buttons} role="group" aria-label="Settings">
            {Object.values(settings).map((setting) => (
              <Button key={setting.name} onClick={() => change(setting.change)}>
                {setting.name}
              </Button>
            ))}
          </div>
          <h4 className={bench.heading}>
            The digit, and what training would see in its place; below each, its distance
          </h4>
          <ul className={styles.copies} aria-label={`Copies of ${name}`}>
            <li data-original="true">
              <PixelImage pixels={bytes} width={28} height={28} label={name} />
              itself
            </li>
            {made.map((copy, index) => (
              <li key={index}>
                <PixelImage pixels={copy.pixels} width={28} height={28} label="" />
                {copy.distance.toFixed(1)}
              </li>
            ))}
            {Array.from({ length: copyCount - made.length }, (_, index) => (
              <li key={`empty ${String(index)}`} data-empty="true" aria-hidden="true">
                &nbsp;
              </li>
            ))}
          </ul>
          <Readings
            rows={[
              ['mean distance of the copies', mean.toFixed(2)],
              [
                label === null
                  ? 'nearest of the first thirty test images'
                  : 'nearest other digit of the first thirty test images',
                other === null ? '–' : `${other.distance.toFixed(2)}, a ${other.found.label}`,
              ],
            ]}
          />
        </div>
      </div>
    </FigureFrame>
  );
}

function amountText(key: (typeof sliders)[number]['key'], value: number, unit: string): string {
  if (key === 'sigma') return `${value.toFixed(1)} px`;
  if (value === 0) return 'none';
  if (key === 'scaling') return `± ${String(Math.round(100 * value))} %`;
  return key === 'alpha' ? String(value) : `± ${String(value)}${unit}`;
}
