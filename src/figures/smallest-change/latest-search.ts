// The digit network as these figures ask it: what it makes of images, and how a verdict's lead over another one changes
// with each pixel. Page thread.
import { useCallback, useRef } from 'react';
import type { RunActions } from '../../training/run-state.ts';
import type { Ask } from './attack.ts';

const classes = 10;

/** @returns answers null once `alive` has turned false, so that a search that nobody waits for ends */
function askOf(inspect: RunActions['inspect'], alive: () => boolean): Ask {
  return async (inputs, wishes) => {
    if (!alive()) return null;
    const count = wishes.length;
    const sumErrors = new Float32Array(count * classes);
    for (const [i, { wanted, rival }] of wishes.entries()) {
      sumErrors[i * classes + wanted] = -1;
      sumErrors[i * classes + rival] = 1;
    }
    const seen = await inspect({ kind: 'given', inputs, targets: null, sumErrors, count });
    const slopes = seen?.inputErrors ?? null;
    if (seen === null || slopes === null || !alive()) return null;
    return { outputs: seen.layers.at(-1)!.outputs, slopes };
  };
}

/** Only the latest search goes on: starting one ends the one before. */
export function useLatestSearch(
  inspect: RunActions['inspect'],
): (search: (ask: Ask) => Promise<void>) => () => void {
  const latest = useRef(0);
  return useCallback(
    (search) => {
      const mine = ++latest.current;
      void search(askOf(inspect, () => latest.current === mine));
      return () => {
        if (latest.current === mine) latest.current += 1;
      };
    },
    [inspect],
  );
}
