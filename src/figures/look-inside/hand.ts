// The image in hand: the one that the laboratory's figures look at together, for as long as the page lives. Page thread.
import { useMemo, useSyncExternalStore } from 'react';
import * as v from 'valibot';
import { digitFromStrokes } from '../../data/digit/index.ts';
import { testCount } from '../baseline/digits-data.ts';
import { useLaboratoryActions, useLaboratoryData } from '../laboratory-run.ts';
import { useKeptDrawing } from '../laboratory/kept-drawing.ts';
import { readLink } from '../state/figure-state.ts';
import { testCountOf } from '../tested-on.ts';
import { useTestImages } from '../worst-mistakes/use-test-images.ts';

export const handSchema = v.strictObject({
  source: v.picklist(['test', 'own']),
  /** Of the test image, kept while the reader's own drawing is looked at. */
  index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(testCount - 1)),
  /** What the reader's drawing is meant to be; null: not said. */
  meant: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9))),
});
export type Hand = v.InferOutput<typeof handSchema>;

/** The first test image is a 7. */
export const firstHand: Hand = { source: 'test', index: 0, meant: null };

let hand = firstHand;
const listeners = new Set<() => void>();

export function takeInHand(next: Partial<Hand>): void {
  hand = { ...hand, ...next };
  for (const changed of listeners) changed();
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

export function useHand(): Hand {
  return useSyncExternalStore(subscribe, () => hand);
}

/** Takes up the image that a link to a figure brings, once. */
export function handOfLink(figure: string, schema: v.GenericSchema<unknown, { hand: Hand }>): void {
  const linked = readLink(location.search, figure, schema);
  if (linked?.ok && !taken.has(figure)) hand = linked.state.hand;
  taken.add(figure);
}
const taken = new Set<string>();

export interface InHand {
  readonly hand: Hand;
  /** 28 x 28, 0..1; null: not here yet, or nothing is drawn. */
  readonly image: Float32Array | null;
  /** What it is; null: not known. */
  readonly label: number | null;
  readonly name: string;
}

export function useImageInHand(): InHand {
  const { readExamples } = useLaboratoryActions();
  const data = useLaboratoryData();
  const taken = useHand();
  // The reader's own are fewer.
  const index = Math.min(taken.index, testCountOf(data) - 1);
  const now = useMemo(() => (index === taken.index ? taken : { ...taken, index }), [taken, index]);
  const [drawing] = useKeptDrawing();
  const indices = useMemo(() => [now.index], [now.index]);
  const stored = useTestImages(readExamples, indices, data).get(now.index);
  return useMemo(() => {
    if (now.source === 'own') {
      const image = digitFromStrokes(drawing.strokes);
      return { hand: now, image, label: now.meant, name: 'your drawing' };
    }
    return {
      hand: now,
      image: stored ? Float32Array.from(stored.pixels, (byte) => byte / 255) : null,
      label: stored?.label ?? null,
      name: `test image ${String(now.index)}`,
    };
  }, [now, drawing, stored]);
}
