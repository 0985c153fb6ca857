// The sizes of delta, and how the numbers of each layer are spread: asked of the worker again and again while the network
// trains. Page thread.
import { useEffect, useMemo, useState } from 'react';
import type { Inspection } from '../../network/inspection.ts';
import type { Parameters } from '../../network/parameters.ts';
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

/** All numbers of a layer of neurons, of each kind; null where they are not known. */
export interface LayerNumbers {
  readonly weights: Float32Array | null;
  readonly activations: Float32Array | null;
  /** How the mean cost of the sample changes with the weights. */
  readonly gradient: Float32Array | null;
}

interface Insides {
  /** All moments of this plan, in order of time. */
  readonly moments: readonly NormMoment[];
  /** At the last of them, layer by layer; null before there is one. */
  readonly layers: readonly LayerNumbers[] | null;
}

/** The first training images: enough that another choice changes the sizes by a few percent only. */
const sample = Uint32Array.from({ length: 200 }, (_, i) => i);
/** Moments kept; then every second one is dropped. */
const limit = 240;

const nothing: Insides = { moments: [], layers: null };

/**
 * @param interval least milliseconds between two questions: each takes time from the training
 * @param whole whether the layers' numbers are wanted too
 */
export function useInsides(
  plan: TrainingPlan,
  state: RunState,
  inspect: RunActions['inspect'],
  interval: number,
  whole: boolean,
): Insides {
  const [kept, setKept] = useState({ plan, insides: nothing });
  const { position, status, parameters } = state;
  const images = state.data?.training ?? 0;
  const occasion = useMemo(
    () => ({ step: position.step, status, images, parameters }),
    [position.step, status, images, parameters],
  );
  const paced = usePaced(occasion, interval);

  useEffect(() => {
    if (paced.status === 'failed' || paced.status === 'opening') return;
    const of = { kind: 'examples', split: 'training', indices: sample } as const;
    void inspect(of, whole).then((inspection) => {
      if (inspection === null) return;
      const norms = errorNorms(inspection, plan.network);
      // Answers about a network of another depth come too late.
      if (norms.length !== plan.network.layers.length / 2) return;
      const { epoch, step } = inspection.at;
      setKept((before) => {
        const own = before.plan === plan ? before.insides.moments : [];
        const earlier = thinned(own.filter((moment) => moment.step < step));
        const layers = whole ? layerNumbers(inspection, paced.parameters) : null;
        return { plan, insides: { moments: [...earlier, { epoch, step, norms }], layers } };
      });
    });
  }, [inspect, plan, paced, whole]);

  return kept.plan === plan ? kept.insides : nothing;
}

function thinned(moments: readonly NormMoment[]): readonly NormMoment[] {
  return moments.length < limit ? moments : moments.filter((_, i) => i % 2 === 0);
}

/** The network's list has dense layers and their activations in turn. */
function layerNumbers({ layers }: Inspection, parameters: Parameters | null): LayerNumbers[] {
  return layers.flatMap(({ gradient }, index) => {
    if (index % 2 === 1) return [];
    return {
      weights: parameters?.[index]?.weights ?? null,
      activations: layers[index + 1]?.outputs ?? null,
      gradient: gradient?.whole?.weights ?? null,
    };
  });
}
