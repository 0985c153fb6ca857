// All 70,000 images of MNIST as one wall; any of them opens into its numbers. Page thread.
import { useEffect, useMemo, useState } from 'react';
import * as v from 'valibot';
import { splits } from '../../network/examples.ts';
import { readImages, useBaseline } from '../../training/use-baseline.ts';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { digits, digitsData } from '../baseline/digits-data.ts';
import { Measuring } from '../baseline/measuring.tsx';
import type { FigureProps } from '../figure-props.ts';
import { NumberField } from '../landscape/number-field.tsx';
import { wholeText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { NumbersView } from './numbers-view.tsx';
import { imageCount, labelOf, placeOf, positionIn, wallList } from './wall-list.ts';
import { Wall } from './wall.tsx';
import styles from './digit-browser.module.css';

const sizes = { small: 18, medium: 30, large: 46 } as const;
type Size = keyof typeof sizes;
const pixel = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(27));
const schema = v.strictObject({
  split: v.picklist(['all', ...splits]),
  label: v.picklist(['all', ...digits]),
  size: v.picklist(['small', 'medium', 'large']),
  image: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(imageCount - 1)),
  row: pixel,
  column: pixel,
});
type State = v.InferOutput<typeof schema>;
const initial: State = {
  split: 'all',
  label: 'all',
  size: 'medium',
  image: 7,
  row: 14,
  column: 13,
};

const splitNames = {
  all: 'all three',
  training: 'training',
  validation: 'validation',
  test: 'test',
} as const;
const labelsJob = { kind: 'labels', data: digitsData } as const;

export default function DigitBrowser({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('digits', schema, initial);
  const { split, label, size, image, row, column } = state;
  const labels = useBaseline(labelsJob);
  const known = labels.result;
  const list = useMemo(
    () => known && wallList(known, split, label === 'all' ? null : Number(label)),
    [known, split, label],
  );
  const pixels = usePixels(image);
  const place = placeOf(image);
  const says = known === null ? '…' : String(labelOf(known, image));

  /** Another choice of images takes the reader to the first of them at or after the one in hand. */
  function choose(next: Partial<Pick<State, 'split' | 'label'>>): void {
    const chosen = { split, label, ...next };
    if (known === null) {
      change(next);
      return;
    }
    const other = wallList(
      known,
      chosen.split,
      chosen.label === 'all' ? null : Number(chosen.label),
    );
    change({ ...next, image: other[positionIn(other, image)]! });
  }

  /** What is typed is shown, even if it does not hang there now. */
  function open(index: number): void {
    if (list !== null && list[positionIn(list, index)] === index) change({ image: index });
    else change({ image: index, split: 'all', label: 'all' });
  }

  const describe = `image ${wholeText(image)}, a ${says}, ${place.split} image ${wholeText(place.place)}`;
  return (
    <FigureFrame
      title="The 70,000 images"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="show the sevens of the test set alone and run through them. Which ones would you have missed? Open one, and find in its numbers where the pen came down."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.controls}>
        <Select
          label="Label"
          value={label}
          options={['all', ...digits].map((value) => ({
            value,
            label: value === 'all' ? 'all ten' : value,
          }))}
          onChange={(value) => choose({ label: value })}
        />
        <Select
          label="Split"
          value={split}
          options={(['all', ...splits] as const).map((value) => ({
            value,
            label: splitNames[value],
          }))}
          onChange={(value) => choose({ split: value })}
        />
        <Select
          label="Size"
          value={size}
          options={(Object.keys(sizes) as Size[]).map((value) => ({ value, label: value }))}
          onChange={(value) => change({ size: value })}
        />
        <NumberField
          label="Image, 0 to 69,999"
          value={image}
          min={0}
          max={imageCount - 1}
          onChange={(index) => open(Math.round(index))}
        />
        <p className={styles.count}>
          {list === null ? '' : `${wholeText(list.length)} images hang here.`}
        </p>
      </div>
      {list === null ? (
        <div className={styles.waiting}>
          <Measuring state={labels} what="labels read" />
        </div>
      ) : (
        <Wall
          list={list}
          cell={sizes[size]}
          chosen={positionIn(list, image)}
          describe={`Wall of ${wholeText(list.length)} images`}
          onChoose={(position) => change({ image: list[position]! })}
        />
      )}
      <p className={styles.caption}>
        Image <b>{wholeText(image)}</b>, number {wholeText(place.place)} of the {place.split} split.
        Its label says <b>{says}</b>.
      </p>
      <NumbersView
        pixels={pixels}
        pixel={{ row, column }}
        describe={describe}
        onPixel={(next) => change(next)}
      />
      <LiveRegion>{describe}</LiveRegion>
    </FigureFrame>
  );
}

/** The image in hand; the one before stays until it is here. */
function usePixels(image: number): Uint8Array | null {
  const [pixels, setPixels] = useState<Uint8Array | null>(null);
  useEffect(() => {
    let wanted = true;
    const { split, place } = placeOf(image);
    readImages(split, [place]).then(
      ({ inputs }) => {
        if (wanted) setPixels(inputs);
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [image]);
  return pixels;
}
