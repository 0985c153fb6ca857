// What the button of some runs does next. Page thread, pure.
import type { DeepRun } from './use-deep-run.ts';

interface Run extends Pick<DeepRun, 'training'> {
  readonly state: Pick<DeepRun['state'], 'status' | 'position'>;
}

/** @param first before any of them has taken a step */
export function pressLabel(runs: readonly Run[], first: string): string {
  if (runs.some(({ training }) => training)) return 'Pause';
  // Those begin anew.
  if (runs.every(({ state: { status } }) => status === 'ended' || status === 'failed')) {
    return 'Start again';
  }
  return runs.some(({ state: { position } }) => position.step > 0) ? 'Go on' : first;
}
