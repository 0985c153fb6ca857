// What the one button does next, and what has been done so far in words. Page thread, pure.
import { trainingSize } from '../../network/dataset.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { digitsPlan } from '../digits-run.ts';
import { wholeText } from '../reading.ts';

interface Press {
  /** train: begin or go on. again: from new to the end. */
  readonly kind: 'train' | 'pause' | 'again';
  readonly label: (typeof pressLabels)[number];
}

/** All that the button may say. */
export const pressLabels = ['Train', 'Pause', 'Go on', 'Start again'] as const;

export function pressOf({ status, position, plan }: RunState): Press {
  if (status === 'training' || status === 'opening') return { kind: 'pause', label: 'Pause' };
  if (status === 'failed' || position.epoch >= plan.epochs) {
    return { kind: 'again', label: 'Start again' };
  }
  return { kind: 'train', label: position.step === 0 ? 'Train' : 'Go on' };
}

/** Does what the button says. */
export function act({ kind }: Press, { train, pause, reset }: RunActions): void {
  if (kind === 'pause') {
    pause();
    return;
  }
  if (kind === 'again') reset();
  train();
}

/** Nothing has been done that could be taken back. */
export function isUntouched({ status, position, plan }: RunState): boolean {
  const atRest = status === 'idle' || status === 'ready';
  return atRest && position.step === 0 && JSON.stringify(plan) === JSON.stringify(digitsPlan);
}

/** How much the network has been shown. */
export function seenSentence({ status, position, plan }: RunState): string {
  const { epoch, step } = position;
  if (status === 'opening') return 'Building the network; the images are on their way.';
  if (step === 0) {
    return 'It has random weights and has been shown nothing. Whoever guesses is right in 10 % of cases.';
  }
  const shown = wholeText(epoch * trainingSize(plan.data));
  const rounds = `${epoch.toFixed(1)} times through its ${wholeText(trainingSize(plan.data))} examples`;
  return epoch < 1
    ? `After ${shown} examples, each of them seen once.`
    : `After ${shown} examples, that is, ${rounds}.`;
}
