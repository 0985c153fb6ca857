// What a replay says of itself. Page thread, pure.
import type { BackendId } from '../../network/backend.ts';
import type { Tweak } from '../../network/tweak.ts';
import type { RunLog } from '../../training/run-state.ts';
import { tweakText } from '../laboratory/tweak-text.ts';
import { percentText } from '../reading.ts';
import type { RecordedRun } from './log.ts';

/** Percentage points of test accuracy within which another backend comes to the same curve. */
const tolerance = 1;

/** With the epochs too, which no curve shows. */
export function changeText(tweak: Tweak): string {
  const text = tweakText(tweak);
  if (tweak.epochs === undefined) return text;
  return `${text === '' ? '' : `${text}, `}${String(tweak.epochs)} epochs`;
}

export function countText(count: number): string {
  if (count === 0) return 'no changes';
  return count === 1 ? '1 change' : `${String(count)} changes`;
}

/**
 * How the repeated run compares with the recorded one.
 * @param accuracy share right after its last whole epoch; null: none was
 * @param nameOf a backend, for the reader
 */
export function verdictText(
  { found, until }: RecordedRun,
  log: Pick<RunLog, 'print' | 'backend' | 'at'>,
  accuracy: number | null,
  nameOf: (backend: BackendId) => string,
): string {
  if (log.at.step !== until) return 'The run has gone elsewhere than it was recorded.';
  if (found === null) return 'It has come as far as the link tells of it.';
  if (found.print === log.print) {
    return `It has come to the very same weights, bit for bit, as were recorded on ${nameOf(found.backend)}.`;
  }
  const both =
    accuracy === null || found.accuracy === null
      ? ''
      : ` It reads ${percentText(100 * accuracy)} of the test images right; recorded were ${percentText(100 * found.accuracy)}, ${
          Math.abs(100 * (accuracy - found.accuracy)) <= tolerance ? 'within' : 'not within'
        } the ${String(tolerance)} point that rounding may make.`;
  return found.backend === log.backend
    ? `Its weights are not those that were recorded on ${nameOf(found.backend)}: the browser or the book has changed since.${both}`
    : `It was recorded on ${nameOf(found.backend)} and repeated on ${nameOf(log.backend)}, which rounds otherwise.${both}`;
}
