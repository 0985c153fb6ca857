// What a network takes images for, asked in slices, so that training goes on between them. Page thread.
import { digitCount, type Confusion } from '../../network/baselines.ts';
import { readImages } from '../../training/use-baseline.ts';
import type { RunActions } from '../../training/run-state.ts';
import { pixelCount, testCount } from '../baseline/digits-data.ts';
import { verdictsIn } from '../reading.ts';
import { inputsOf, type OwnDigit } from './own-digit.ts';

type Predict = RunActions['predict'];

/** Images in a question: few enough that a pause or a pen is answered soon. */
const slice = 1000;

/**
 * @param inputs of the images from one place up to another
 * @param told so many are done. @returns whether the rest is still wanted
 * @returns null when it was given up, or the network could not answer
 */
export async function verdictsOf(
  predict: Predict,
  total: number,
  inputs: (from: number, to: number) => Float32Array,
  told: (done: number) => boolean,
): Promise<Uint8Array | null> {
  const verdicts = new Uint8Array(total);
  for (let from = 0; from < total; from += slice) {
    if (!told(from)) return null;
    const to = Math.min(total, from + slice);
    const outputs = await predict(inputs(from, to), to - from);
    if (outputs === null) return null;
    verdicts.set(verdictsIn(outputs, to - from), from);
  }
  return told(total) ? verdicts : null;
}

export function confusionOf(labels: ArrayLike<number>, verdicts: Uint8Array): Confusion {
  const confusion = new Uint32Array(digitCount * digitCount);
  verdicts.forEach((verdict, place) => {
    confusion[labels[place]! * digitCount + verdict]! += 1;
  });
  return confusion;
}

interface TestImages {
  readonly inputs: Uint8Array;
  readonly labels: Uint8Array;
}

let testImages: Promise<TestImages> | null = null;

/** MNIST's 10,000 test images, once for the page. Rejects when they cannot be had; asked again, it tries again. */
export function readTestImages(): Promise<TestImages> {
  testImages ??= readImages(
    'test',
    Array.from({ length: testCount }, (_, index) => index),
  );
  testImages.catch(() => {
    testImages = null;
  });
  return testImages;
}

export async function mnistConfusion(
  predict: Predict,
  told: (done: number) => boolean,
): Promise<Confusion | null> {
  const { inputs, labels } = await readTestImages();
  const shares = (from: number, to: number) =>
    Float32Array.from(inputs.subarray(from * pixelCount, to * pixelCount), (byte) => byte / 255);
  const verdicts = await verdictsOf(predict, labels.length, shares, told);
  return verdicts && confusionOf(labels, verdicts);
}

export async function ownConfusion(
  predict: Predict,
  digits: readonly OwnDigit[],
  told: (done: number) => boolean,
): Promise<Confusion | null> {
  const inputs = (from: number, to: number) => inputsOf(digits.slice(from, to));
  const verdicts = await verdictsOf(predict, digits.length, inputs, told);
  const labels = digits.map(({ label }) => label);
  return verdicts && confusionOf(labels, verdicts);
}
