// A run's curves as a table for other programs. Page thread, pure. The Python programs write the same columns.
import type { Evaluation } from '../../../network/backend.ts';
import type { RunState } from '../../../training/run-state.ts';

export const curveColumns =
  'epoch,training_cost,training_accuracy,validation_cost,validation_accuracy,test_cost,test_accuracy';

/** Costs are means over images, accuracies shares of 0 to 1; what was not measured is left empty. */
export function curveCsv(epochs: RunState['epochs']): string {
  const measured = (evaluation: Evaluation | null) =>
    evaluation === null ? ['', ''] : [evaluation.cost, evaluation.correct / evaluation.count];
  const rows = epochs.map(({ epoch, training, validation, test }) =>
    [epoch, training.cost, training.accuracy, ...measured(validation), ...measured(test)].join(','),
  );
  return [curveColumns, ...rows, ''].join('\n');
}
