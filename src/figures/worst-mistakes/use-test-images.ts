// Test images by their place in the test set: MNIST's, fetched once each, or the reader's own, which a plan brings. Page thread.
import { useEffect, useState } from 'react';
import type { DatasetRef } from '../../network/dataset.ts';
import type { RunActions } from '../../training/run-state.ts';
import { ownTests } from '../tested-on.ts';

export interface TestImage {
  /** 28 x 28 bytes. */
  readonly pixels: Uint8Array;
  readonly label: number;
}

/** They never change, so they outlive the figure. */
const known = new Map<number, TestImage>();
const pixelCount = 784;

/**
 * @param data what the run is tested on; left out: MNIST
 * @returns those of the images that are here; the others follow
 */
export function useTestImages(
  readExamples: RunActions['readExamples'],
  indices: readonly number[],
  data?: DatasetRef,
): ReadonlyMap<number, TestImage> {
  const [, arrived] = useState(0);
  const own = data?.dataset === 'own-images' ? data : null;

  useEffect(() => {
    if (own !== null) return;
    const missing = indices.filter((index) => !known.has(index));
    if (missing.length === 0) return;
    readExamples('test', missing).then(
      ({ inputs, labels }) => {
        missing.forEach((index, place) => {
          const pixels = inputs.subarray(place * pixelCount, (place + 1) * pixelCount);
          known.set(index, { pixels, label: labels[place]! });
        });
        arrived((count) => count + 1);
      },
      () => {
        // The data are not here; whatever keeps them away is told by the laboratory. The next epoch asks again.
      },
    );
  }, [readExamples, indices, own]);

  return own === null ? known : ownTests(own).images;
}
