// Pictures to look at before the reader has brought any: sheets of paper made of MNIST's first test images. Page thread.
import { useEffect, useState } from 'react';
import { photographer } from '../../data/photo/photograph.ts';
import { loadSamples } from '../laboratory/sample-sheet.ts';
import type { OwnImage } from './own-image.ts';

const count = 10;
const seed = 1;

/** Empty until they are here, and where they cannot be had. */
export function useExamples(): readonly OwnImage[] {
  const [examples, setExamples] = useState<readonly OwnImage[]>([]);
  useEffect(() => {
    const leaving = new AbortController();
    loadSamples(leaving.signal).then(
      (samples) => {
        const take = photographer(seed);
        const made = samples.slice(0, count).map(({ pixels, label }, index) => ({
          key: -1 - index,
          name: `example ${String(index + 1)}`,
          image: take(pixels),
          label: Number(label),
        }));
        setExamples(made);
      },
      () => undefined,
    );
    return () => leaving.abort();
  }, []);
  return examples;
}
