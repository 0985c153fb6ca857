// What the laboratory's run is tested on, image by image: MNIST's ten thousand, or the reader's own that are held out. Page
// thread.
import type { DatasetRef } from '../network/dataset.ts';
import { imagePixels, ownImagesExamples, type OwnImagesRef } from '../network/own-images.ts';
import { useBaseline } from '../training/use-baseline.ts';
import { digitsData, testCount } from './baseline/digits-data.ts';

interface OwnTests {
  readonly labels: Uint8Array;
  readonly images: ReadonlyMap<number, { readonly pixels: Uint8Array; readonly label: number }>;
}

/** Of each plan once. */
const read = new WeakMap<OwnImagesRef, OwnTests>();
const labelsJob = { kind: 'labels', data: digitsData } as const;

/** They stand in the plan. */
export function ownTests(data: OwnImagesRef): OwnTests {
  const known = read.get(data);
  if (known) return known;
  const { inputs, labels } = ownImagesExamples(data).test;
  const images = Array.from(labels, (label, index) => {
    const pixels = inputs.subarray(index * imagePixels, (index + 1) * imagePixels);
    return [index, { pixels: Uint8Array.from(pixels), label }] as const;
  });
  const tests = { labels, images: new Map(images) };
  read.set(data, tests);
  return tests;
}

/** How many there are. */
export const testCountOf = (data: DatasetRef): number =>
  data.dataset === 'own-images' ? data.test : testCount;

/** What each of them is; null: not known yet, not wanted, or they are no digits. */
export function useTestLabels(data: DatasetRef, wanted: boolean): Uint8Array | null {
  const job = wanted && data.dataset === 'mnist' ? labelsJob : null;
  const mnist = useBaseline(job).result?.test ?? null;
  if (!wanted) return null;
  return data.dataset === 'own-images' ? ownTests(data).labels : mnist;
}
