// What of a run can be drawn by epoch. Page thread, pure.
import type { ComparedRun, Measured } from '../../../training/comparison/compared-run.ts';
import type { RunState } from '../../../training/run-state.ts';
import { percentRight } from '../../reading.ts';

export const measures = ['test', 'validation', 'training', 'testCost', 'trainingCost'] as const;
export type Measure = (typeof measures)[number];

interface MeasureText {
  /** For a picker. */
  readonly label: string;
  /** Over the plot. */
  readonly title: string;
  readonly unit: 'percent' | 'cost';
}

export const measureText: Readonly<Record<Measure, MeasureText>> = {
  test: { label: 'test accuracy', title: 'Accuracy on the test images', unit: 'percent' },
  validation: {
    label: 'validation accuracy',
    title: 'Accuracy on the validation images',
    unit: 'percent',
  },
  training: {
    label: 'training accuracy',
    title: 'Accuracy on the training images, as they were learnt from',
    unit: 'percent',
  },
  testCost: { label: 'test cost', title: 'Cost on the test images', unit: 'cost' },
  trainingCost: { label: 'training cost', title: 'Cost on the training images', unit: 'cost' },
};

export const valueText = (measure: Measure, value: number): string =>
  measureText[measure].unit === 'percent' ? `${value.toFixed(2)}\u00a0%` : value.toPrecision(3);

const percents = (part: Measured | null): readonly number[] =>
  part === null ? [] : part.correct.map((right) => (100 * right) / part.images);

/** After each epoch, first to last; empty where it was not measured. */
export function curveOf(run: ComparedRun, measure: Measure): readonly number[] {
  switch (measure) {
    case 'test':
      return percents(run.test);
    case 'validation':
      return percents(run.validation);
    case 'training':
      return run.trainingAccuracy.map((share) => 100 * share);
    case 'testCost':
      return run.test?.cost ?? [];
    case 'trainingCost':
      return run.trainingCost;
  }
}

/** The same of a run that goes on, as far as it is. */
export function liveCurve(epochs: RunState['epochs'], measure: Measure): readonly number[] {
  return epochs.flatMap(({ test, validation, training }) => {
    switch (measure) {
      case 'test':
        return [percentRight(test)];
      case 'validation':
        return validation === null ? [] : [percentRight(validation)];
      case 'training':
        return [100 * training.accuracy];
      case 'testCost':
        return [test.cost];
      case 'trainingCost':
        return [training.cost];
    }
  });
}

export const better = (measure: Measure, one: number, other: number): boolean =>
  measureText[measure].unit === 'percent' ? one > other : one < other;
