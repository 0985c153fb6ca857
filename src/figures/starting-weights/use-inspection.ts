// What happens in a run's layers for its first hundred training images, asked again as the run goes on. Page thread.
import { useEffect, useState } from 'react';
import type { LocatedInspection } from '../../training/inspector.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { usePaced } from '../../ui/use-paced.ts';

const sample = Uint32Array.from({ length: 100 }, (_, index) => index);
/** Least milliseconds between two questions. */
const interval = 300;

/**
 * null before the images have come. Opens the run: its first weights are already worth seeing.
 * @param whole whether every slope is wanted, and not only how long the gradients are
 */
export function useInspection(
  state: RunState,
  actions: RunActions,
  whole: boolean,
): LocatedInspection | null {
  const [inspection, setInspection] = useState<LocatedInspection | null>(null);
  const arrived = (state.data?.training ?? 0) >= sample.length;
  const moment = usePaced(`${state.status} ${String(state.position.step)}`, interval);
  const { plan } = state;

  useEffect(() => {
    let wanted = true;
    void actions
      .inspect({ kind: 'examples', split: 'training', indices: sample }, whole)
      .then((answer) => {
        if (wanted && answer !== null) setInspection(answer);
      });
    return () => {
      wanted = false;
    };
  }, [actions, arrived, moment, plan, whole]);

  return inspection;
}
