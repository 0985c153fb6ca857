// A run's latest verdicts on all test images. A network that rests untested is tested as soon as it can be seen: one that
// has learnt nothing has verdicts, too. Page thread.
import { useEffect, useState } from 'react';
import type { Parameters } from '../network/parameters.ts';
import type { RunActions, RunState } from '../training/run-state.ts';

type Test = RunState['test'];

/** @param inSight whether the figure can be seen; what is idle is opened then */
export function useTest(
  { status, test, position: { step }, firstParameters, data }: RunState,
  { open, measure }: Pick<RunActions, 'open' | 'measure'>,
  inSight: boolean,
): Test {
  /** With the first parameters of the run that it is of: a run that is reset has others. */
  const [own, setOwn] = useState<{ readonly test: Test; readonly of: Parameters | null } | null>(
    null,
  );
  const known = own !== null && own.of === firstParameters ? own.test : null;
  const resting = status === 'ready' || status === 'paused';
  const wanted = inSight && resting && test === null && known?.at.step !== step;
  // Asked again when the test images may have arrived.
  const arrived = data?.test;
  const complete = data?.complete;

  useEffect(() => {
    if (inSight && status === 'idle' && test === null) open();
  }, [inSight, status, test, open]);

  useEffect(() => {
    if (!wanted) return undefined;
    let asking = true;
    void measure().then((found) => {
      if (asking && found !== null) setOwn({ test: found, of: firstParameters });
    });
    return () => {
      asking = false;
    };
  }, [wanted, status, step, firstParameters, arrived, complete, measure]);

  return test ?? known;
}
