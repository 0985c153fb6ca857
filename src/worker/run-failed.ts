// What ends a run, as the reader is told. Worker. Thrown within the worker, turned into a `failed` event at its edge.
import { reasonOf } from '../network/reason-of.ts';
import type { Problem } from '../network/result.ts';

export class RunFailed extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
    this.name = 'RunFailed';
  }
}

/** @param step the training step, from 1, whose cost was infinite or NaN */
export function divergence(step: number): RunFailed {
  return new RunFailed({
    code: 'diverged',
    message: `At step ${step.toLocaleString('en-GB')} the cost was no longer a finite number: the steps were too large.`,
    hint: 'Start again with a smaller learning rate.',
  });
}

/** @param error anything that was thrown */
export function problemOf(error: unknown): Problem {
  if (error instanceof RunFailed) return error.problem;
  const reason = reasonOf(error);
  // As browsers say it: allocation failed, failed to grow, out of memory.
  if (error instanceof RangeError && /alloc|grow|memory/i.test(reason)) {
    return {
      code: 'no-room',
      message: `This device has no memory left for a network of this size (${reason.replace(/\.$/, '')}).`,
      hint: 'Close other pages and start it again, or train a smaller one.',
    };
  }
  return {
    code: 'fault',
    message: `The run stopped at a fault in this page: ${reason.replace(/\.$/, '')}.`,
    hint: 'Start it anew.',
  };
}
