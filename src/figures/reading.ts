// Numbers of a run as the figures write them. Page thread, pure.
import type { Evaluation } from '../network/backend.ts';
import { examplesName, trainingSize, type DatasetRef } from '../network/dataset.ts';
import type { RunState } from '../training/run-state.ts';

/** The latest measurement on test images. */
export function latestTest(state: RunState): NonNullable<RunState['test']> | null {
  return state.estimate ?? state.test;
}

/** Share right in percent, such as 94.7. */
export function percentRight(evaluation: Evaluation): number {
  return (100 * evaluation.correct) / evaluation.count;
}

export function percentText(percent: number): string {
  return `${percent.toFixed(1)} %`;
}

export function wholeText(value: number): string {
  return Math.round(value).toLocaleString('en');
}

export function epochsText(epochs: number): string {
  return epochs === 1 ? '1 epoch' : `${wholeText(epochs)} epochs`;
}

/** Three digits that count: speeds are not known better. */
export function speedText(examplesPerSecond: number): string {
  return wholeText(Number(examplesPerSecond.toPrecision(3)));
}

/** How long in words: an estimate has no more than two digits that count. */
export function durationText(seconds: number): string {
  const units = [
    [86_400, 'days'],
    [3600, 'h'],
    [60, 'min'],
  ] as const;
  for (const [size, name] of units) {
    if (seconds >= 1.5 * size) return `${String(Number((seconds / size).toPrecision(2)))} ${name}`;
  }
  return `${String(Math.max(1, Math.round(seconds)))} s`;
}

/** What the latest test accuracy was measured on. */
export function testedOn(state: RunState): string {
  const latest = latestTest(state);
  if (latest === null) return 'not measured yet';
  const { evaluation, at } = latest;
  return evaluation.count === (state.test?.evaluation.count ?? 10_000)
    ? `all ${wholeText(evaluation.count)}, epoch ${String(Math.round(at.epoch))}`
    : `estimate on ${wholeText(evaluation.count)}`;
}

/** Where something was measured, in a sentence. */
export function whenText({ step, epoch }: RunState['position']): string {
  if (step === 0) return 'before the first step';
  return Number.isInteger(epoch) ? `after epoch ${String(epoch)}` : `at epoch ${epoch.toFixed(2)}`;
}

export function epochText({ position, plan }: RunState): string {
  return `epoch ${position.epoch.toFixed(1)} of ${String(plan.epochs)}`;
}

/** The class of the largest output; the first of several that are equally large. */
export function verdictOf(outputs: Float32Array | Float64Array | readonly number[]): number {
  return outputs.indexOf(Math.max(...outputs));
}

/** The class of the largest output for each of some images. @param outputs count x classes */
export function verdictsIn(outputs: Float32Array, count: number): Uint8Array {
  const classes = outputs.length / count;
  return Uint8Array.from({ length: count }, (_, image) =>
    verdictOf(outputs.subarray(image * classes, (image + 1) * classes)),
  );
}

/** What a plan learns from, counted: 50,000 images, 1 point. */
export function examplesText(data: DatasetRef): string {
  const [count, name] = [trainingSize(data), examplesName(data)];
  return `${wholeText(count)} ${count === 1 ? name.slice(0, -1) : name}`;
}
