// Which digit a figure looks at: one of the 10,000 test images, or the reader's own drawing. Page thread.
import { useEffect, useMemo, useState } from 'react';
import * as v from 'valibot';
import { digitFromStrokes } from '../../data/digit/index.ts';
import type { RunActions } from '../../training/run-state.ts';
import type { Drawing } from '../laboratory/drawing.ts';
import { loadSamples, sampleCount, type SampleImage } from '../laboratory/sample-sheet.ts';
import { useOwnDrawing, type ChangeDrawing } from '../own-drawing.ts';
import { useTestImages } from '../worst-mistakes/use-test-images.ts';
import type { Square } from './feature-map.ts';

export const testImages = 10_000;
export const digitSchema = v.union([
  v.literal('own'),
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(testImages - 1)),
]);
/** The place of a test image, counted from 0; or the reader's drawing. */
export type DigitChoice = v.InferOutput<typeof digitSchema>;

const side = 28;
const blank: Square = { side, values: new Float32Array(side * side) };
const noIndices: readonly number[] = [];

let sheet: Promise<readonly SampleImage[]> | null = null;

/** The first test images, here before any worker; empty until they are. */
export function useSamples(): readonly SampleImage[] {
  const [samples, setSamples] = useState<readonly SampleImage[]>([]);
  useEffect(() => {
    let wanted = true;
    sheet ??= loadSamples(new AbortController().signal);
    sheet.then(
      (images) => {
        if (wanted) setSamples(images);
      },
      () => {
        // Asked for again by the next figure; the reader's own drawing needs no sheet.
        sheet = null;
      },
    );
    return () => {
      wanted = false;
    };
  }, []);
  return samples;
}

interface ChosenDigit {
  /** Blank while it is on its way, and for an empty pad. */
  readonly image: Square;
  /** What it is, in words; the label where it is known. */
  readonly name: string;
}

export interface PickedDigit extends ChosenDigit {
  /** For the DigitPicker. */
  readonly picker: {
    readonly choice: DigitChoice;
    readonly drawing: Drawing;
    readonly onChoose: (choice: DigitChoice) => void;
    readonly onDraw: ChangeDrawing;
  };
}

/** @param readExamples for test images beyond the first thirty: starts the worker and fetches the data */
export function usePickedDigit(
  choice: DigitChoice,
  onChoose: (choice: DigitChoice) => void,
  readExamples: RunActions['readExamples'],
): PickedDigit {
  const samples = useSamples();
  const [drawing, onDraw] = useOwnDrawing();
  const own = useMemo(() => digitFromStrokes(drawing.strokes), [drawing]);
  const far = typeof choice === 'number' && choice >= sampleCount;
  const wanted = useMemo(() => (far ? [choice] : noIndices), [far, choice]);
  const fetched = useTestImages(readExamples, wanted);
  const test =
    choice === 'own' ? undefined : far ? fetched.get(choice) : (samples[choice] ?? undefined);
  const chosen = useMemo(() => {
    if (choice === 'own') {
      return {
        image: own === null ? blank : { side, values: own },
        name: own === null ? 'nothing drawn yet' : 'your drawing',
      };
    }
    const place = `test image ${String(choice)}`;
    if (test === undefined) return { image: blank, name: `${place}, on its way` };
    const values = Float32Array.from(test.pixels, (grey) => grey / 255);
    return { image: { side, values }, name: `${place}, a ${String(test.label)}` };
  }, [choice, own, test]);
  return { ...chosen, picker: { choice, drawing, onChoose, onDraw } };
}
