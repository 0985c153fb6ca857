// The size of delta in each layer, asked of the worker again and again while the network trains. Page thread.
import { useEffect, useMemo, useState } from 'react';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { usePaced } from '../../ui/use-paced.ts';
import { errorNorms } from '../depth/error-norms.ts';

interface NormMoment {
  readonly epoch: number;
  readonly step: number;
  /** First hidden layer first, the output layer last. */
  readonly norms: readonly number[];
}

/** The first training images: enough that another choice changes the sizes by a few percent only. */
const sample = Uint32Array.from({ length: 200 }, (_, i) => i);
/** Least milliseconds between two questions. */
const interval = 250;
/** Moments kept; then every second one is dropped. */
const limit = 240;

interface Kept {
  readonly plan: TrainingPlan;
  readonly moments: readonly NormMoment[];
}

/** @returns all moments of this plan, in order of time */
export function useNorms(
  plan: TrainingPlan,
  state: RunState,
  inspect: RunActions['inspect'],
): readonly NormMoment[] {
  const [kept, setKept] = useState<Kept>({ plan, moments: [] });
  const occasion = useMemo(
    () => ({ step: state.position.step, status: state.status, images: state.data?.training ?? 0 }),
    [state.position.step, state.status, state.data?.training],
  );
  const paced = usePaced(occasion, interval);

  useEffect(() => {
    if (paced.status === 'failed' || paced.status === 'opening') return;
    void inspect({ kind: 'examples', split: 'training', indices: sample }).then((inspection) => {
      if (inspection === null) return;
      const norms = errorNorms(inspection, plan.network);
      // Answers about a network of another depth come too late.
      if (norms.length !== plan.network.layers.length / 2) return;
      const { epoch, step } = inspection.at;
      setKept((before) => {
        const own = before.plan === plan ? before.moments : [];
        const earlier = thinned(own.filter((moment) => moment.step < step));
        return { plan, moments: [...earlier, { epoch, step, norms }] };
      });
    });
  }, [inspect, plan, paced]);

  return kept.plan === plan ? kept.moments : [];
}

function thinned(moments: readonly NormMoment[]): readonly NormMoment[] {
  return moments.length < limit ? moments : moments.filter((_, i) => i % 2 === 0);
}
