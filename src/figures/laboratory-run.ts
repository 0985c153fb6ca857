// The laboratory's run, for the figures that look at what the reader trains there. Page thread.
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import { useRun, useRunActions } from '../training/use-run.ts';

export const laboratoryRun = 'laboratory';
/** What it begins with. */
export const laboratoryPlan = fullyConnectedPlan();

export function useLaboratoryRun() {
  return useRun(laboratoryRun, laboratoryPlan);
}

/** Each part of a figure that asks the network has its own, so that its questions do not take another's turn. */
export function useLaboratoryActions() {
  return useRunActions(laboratoryRun, laboratoryPlan);
}
