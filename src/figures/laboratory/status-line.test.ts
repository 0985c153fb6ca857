// What is said of a run whose rate changes by a schedule, and of one that stopped before its last epoch.
import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { initialState } from '../../training/reducer.ts';
import type { RunState } from '../../training/run-state.ts';
import { statusSentence } from './status-line.ts';

const plan = fullyConnectedPlan();
const measured = { from: 0, count: 10_000, verdicts: new Uint8Array(), costs: new Float32Array() };

/** @param correct validation images right after each epoch */
function afterEpochs(
  changed: TrainingPlan,
  status: RunState['status'],
  correct: number[],
): RunState {
  const epochs = correct.map((right, index) => ({
    epoch: index + 1,
    step: 5_000 * (index + 1),
    training: { cost: 0.1, accuracy: 0.9 },
    validation: { ...measured, split: 'validation', correct: right, cost: 0.1 } as const,
    test: { ...measured, split: 'test', correct: right, cost: 0.1 } as const,
    seconds: 1,
  }));
  const { epoch, step, test } = epochs.at(-1);
  const at = { epoch, step };
  return {
    ...initialState(changed),
    status,
    epochs,
    position: at,
    test: { evaluation: test, at },
  };
}

describe('the status of a run', () => {
  it('tells the rate that a schedule has come to', () => {
    const stepped: TrainingPlan = { ...plan, schedule: { kind: 'step', every: 2, factor: 0.1 } };
    const state = afterEpochs(stepped, 'training', [9_000, 9_100, 9_200, 9_300]);
    expect(statusSentence(state)).toContain('The schedule has brought η to 0.03.');
    const halving: TrainingPlan = { ...plan, schedule: { kind: 'halve', patience: 2 } };
    expect(
      statusSentence(afterEpochs(halving, 'training', [9_000, 8_900, 8_900, 8_900, 8_900])),
    ).toContain('brought η to 0.75.');
  });

  it('says nothing of a rate that stays', () => {
    expect(statusSentence(afterEpochs(plan, 'training', [9_000]))).toBe(
      'Training on 50,000 images, step 5,000.',
    );
  });

  it('says why a run stopped before its last epoch', () => {
    const patient: TrainingPlan = { ...plan, earlyStopping: { on: 'accuracy', patience: 2 } };
    expect(statusSentence(afterEpochs(patient, 'ended', [9_000, 8_900, 8_800]))).toBe(
      'Stopped early, after 3 epochs: the validation accuracy did not rise for 2 epochs.',
    );
    expect(statusSentence(afterEpochs({ ...patient, epochs: 2 }, 'ended', [9_000, 9_100]))).toBe(
      'All 2 epochs done. Raise Epochs to go on.',
    );
    expect(statusSentence(afterEpochs({ ...plan, epochs: 1 }, 'ended', [9_000]))).toBe(
      'The one epoch is done. Raise Epochs to go on.',
    );
  });

  it('names a run that is kept and was not asked for yet, and one image as one', () => {
    expect(statusSentence(afterEpochs(plan, 'idle', [9_000]))).toBe(
      'Kept at step 5,000. Train goes on from there.',
    );
    const one: TrainingPlan = { ...plan, data: { dataset: 'mnist', training: 1, validation: 0 } };
    expect(statusSentence(afterEpochs(one, 'training', [9_000]))).toContain('on 1 image, step');
  });
});
