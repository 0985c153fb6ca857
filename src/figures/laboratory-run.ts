// The laboratory's run, for the figures that look at what the reader trains there. Page thread.
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import type { RunState } from '../training/run-state.ts';
import { useRun, useRunActions, useRunValue } from '../training/use-run.ts';

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

const dataOf = ({ plan }: RunState) => plan.data;

/** What it learns from now. */
export const useLaboratoryData = () => useRunValue(laboratoryRun, laboratoryPlan, dataOf);
