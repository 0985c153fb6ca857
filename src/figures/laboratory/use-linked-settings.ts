// The laboratory's settings in a link: brought by one, once, and written into the next. Page thread.
import { useEffect } from 'react';
import * as v from 'valibot';
import {
  elementwiseActivations,
  type ElementwiseActivationId,
} from '../../network/activations/index.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { useFigureState, writeLink } from '../state/figure-state.ts';
import { planWith, scales, settingsOf } from './settings.ts';

const figureId = 'laboratory';
const within = ({ min, max }: { readonly min: number; readonly max: number }) =>
  v.pipe(v.number(), v.minValue(min), v.maxValue(max));
const whole = (scale: { readonly min: number; readonly max: number }) =>
  v.pipe(within(scale), v.integer());

const activations = Object.keys(elementwiseActivations) as ElementwiseActivationId[];
const schema = v.strictObject({
  /** null: those that the run has. */
  settings: v.nullable(
    v.strictObject({
      learningRate: within(scales.learningRate),
      batchSize: whole(scales.batchSize),
      lambda: within(scales.lambda),
      epochs: whole(scales.epochs),
      hiddenUnits: whole(scales.hiddenUnits),
      activation: v.picklist(activations),
      seed: whole(scales.seed),
    }),
  ),
});
const initial: v.InferOutput<typeof schema> = { settings: null };

interface Linked {
  /** The page's address with the laboratory as it is set now. */
  readonly link: () => string;
  /** A sentence when a link could not be read. */
  readonly problem: string | null;
}

export function useLinkedSettings(
  { plan, status }: Pick<RunState, 'plan' | 'status'>,
  actions: Pick<RunActions, 'reset'>,
): Linked {
  const { state, change, problem } = useFigureState(figureId, schema, initial);
  const { settings } = state;
  // Unless the run is at work on something.
  useEffect(() => {
    if (settings === null || status !== 'idle') return;
    change({ settings: null });
    const linked = planWith(settings);
    if (JSON.stringify(linked) !== JSON.stringify(plan)) actions.reset(linked);
  }, [settings, status, plan, change, actions]);
  return {
    link: () => writeLink(location.href, figureId, { settings: settingsOf(plan) }),
    problem,
  };
}
