// The first of the reader's digits that a run is tested on, as pictures with labels. Page thread, pure.
import { imagePixels, ownImagesExamples, type OwnImagesRef } from '../../network/own-images.ts';
import type { SampleImage } from '../laboratory/sample-sheet.ts';

export function ownSamples(
  data: OwnImagesRef,
  most: number,
): { readonly images: readonly SampleImage[]; readonly total: number } {
  const { inputs, labels, count } = ownImagesExamples(data).test;
  const images = Array.from({ length: Math.min(most, count) }, (_, index) => ({
    pixels: Uint8Array.from(inputs.subarray(index * imagePixels, (index + 1) * imagePixels)),
    label: String(labels[index]),
  }));
  return { images, total: count };
}
