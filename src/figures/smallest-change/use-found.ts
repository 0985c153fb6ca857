// The smallest changes to a digit for every other reading, and what random changes of that length do. Page thread; the
// network is asked in the worker.
import { useEffect, useState } from 'react';
import { chance } from '../../data/chance.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { ageOf } from './age.ts';
import { randomChanges, smallestChanges, verdictOf, type Change } from './attack.ts';
import { useLatestSearch } from './latest-search.ts';

const digits = Array.from({ length: 10 }, (_, digit) => digit);
const classes = 10;
/** Random changes that are tried. */
export const randomCount = 100;

interface Found {
  readonly verdict: number;
  readonly changes: readonly Change[];
  /** Of a hundred random changes as long as the smallest, how many change the verdict. */
  readonly randomFlips: number;
  /** Of the network as it was before this training. */
  readonly older: boolean;
}

interface FoundAt extends Omit<Found, 'older'> {
  /** The digit, and how far the network had been trained. */
  readonly of: object;
  readonly step: number;
}

/** Sought anew whenever the digit or the network is another, while the network rests. */
export function useFound(
  digit: Float32Array | null,
  run: RunState,
  inspect: RunActions['inspect'],
): Found | null {
  const search = useLatestSearch(inspect);
  const [found, setFound] = useState<FoundAt | null>(null);
  const resting = run.status === 'paused' || run.status === 'ended';
  const {
    parameters,
    position: { step },
  } = run;

  useEffect(() => {
    if (digit === null || !resting || parameters === null) return undefined;
    return search(async (ask) => {
      const first = await ask(digit, [{ wanted: 0, rival: 1 }]);
      if (first === null) return;
      const verdict = verdictOf(first.outputs, 0, classes);
      const others = digits.filter((other) => other !== verdict);
      const changes = await smallestChanges(ask, digit, verdict, others);
      if (changes === null) return;
      const smallest = smallestOf(changes);
      let randomFlips = 0;
      if (smallest !== null) {
        const { normal } = chance(1, 'random changes');
        const random = randomChanges(digit, smallest.length, randomCount, normal);
        const look = await ask(
          random,
          Array.from({ length: randomCount }, () => ({ wanted: 0, rival: 1 })),
        );
        if (look === null) return;
        for (let i = 0; i < randomCount; i++) {
          if (verdictOf(look.outputs, i, classes) !== verdict) randomFlips++;
        }
      }
      setFound({ of: digit, step, verdict, changes, randomFlips });
    });
  }, [digit, resting, parameters, step, search]);

  if (found === null || found.of !== digit) return null;
  const age = ageOf(found.step, step);
  return age === 'gone' ? null : { ...found, older: age === 'older' };
}

/** null where none was found. */
export function smallestOf(changes: readonly Change[]): Change | null {
  return changes.reduce<Change | null>(
    (least, one) => (one.length < (least?.length ?? Infinity) ? one : least),
    null,
  );
}
