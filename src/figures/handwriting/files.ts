// The reader's digits as files: MNIST's own format, and a sheet to look at. Page thread.
import { writeIdx } from '../../data/idx.ts';
import { pixelCount, side } from '../baseline/digits-data.ts';
import type { StoredDigit } from './own-digit.ts';

export type LabelledPixels = Pick<StoredDigit, 'label' | 'pixels'>;

export function imagesIdx(digits: readonly LabelledPixels[]): Uint8Array<ArrayBuffer> {
  const values = new Uint8Array(digits.length * pixelCount);
  digits.forEach(({ pixels }, index) => values.set(pixels, index * pixelCount));
  return writeIdx({ shape: [digits.length, side, side], values });
}

export function labelsIdx(digits: readonly LabelledPixels[]): Uint8Array<ArrayBuffer> {
  return writeIdx({
    shape: [digits.length],
    values: Uint8Array.from(digits, ({ label }) => label),
  });
}

/** A row for each digit, as many columns as the most frequent has; ink on white. */
export async function sheetPng(digits: readonly LabelledPixels[]): Promise<Blob> {
  const rows = Array.from({ length: 10 }, (_, label) =>
    digits.filter((digit) => digit.label === label),
  );
  const canvas = document.createElement('canvas');
  canvas.width = side * Math.max(1, ...rows.map(({ length }) => length));
  canvas.height = side * rows.length;
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  rows.forEach((row, y) =>
    row.forEach(({ pixels }, x) => {
      const image = context.createImageData(side, side);
      pixels.forEach((ink, at) => image.data.set([255 - ink, 255 - ink, 255 - ink, 255], 4 * at));
      context.putImageData(image, x * side, y * side);
    }),
  );
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('the browser made no picture'));
    }),
  );
}
