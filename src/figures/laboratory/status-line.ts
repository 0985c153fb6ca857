// What the laboratory says of the run in words. Page thread, pure.
import { examplesName, needsMnist } from '../../network/dataset.ts';
import { hasStopped, memoryOf, scheduleFactor } from '../../network/schedule.ts';
import type { RunState } from '../../training/run-state.ts';
import {
  epochText,
  examplesText,
  latestTest,
  percentRight,
  percentText,
  speedText,
  wholeText,
} from '../reading.ts';
import { rateText } from './settings.ts';

/** At the right of the figure's header, before the backend's name. */
export function runLine(state: RunState): string {
  if (state.status === 'idle') return 'not started yet';
  const speed = state.examplesPerSecond;
  return [
    epochText(state),
    ...(speed === null ? [] : [`${speedText(speed)} ${examplesName(state.plan.data)}/s`]),
  ].join(' · ');
}

/** Under the buttons: where things stand and what could be done. */
export function statusSentence(state: RunState): string {
  const { status, position, plan, data, test } = state;
  switch (status) {
    case 'idle':
      if (position.step > 0) {
        return `Kept at step ${wholeText(position.step)}. Train goes on from there.`;
      }
      return 'Press Train: the network learns here, on this device.';
    case 'opening':
      return data?.complete === true || !needsMnist(plan.data)
        ? 'Building the network.'
        : 'Building the network; the images are on their way.';
    case 'ready':
      return 'Built, with its first, random weights.';
    case 'training':
      return `Training on ${examplesText(plan.data)}, step ${wholeText(position.step)}.${scheduled(state)}`;
    case 'paused':
      return `Paused after ${wholeText(position.step)} ${position.step === 1 ? 'step' : 'steps'}.`;
    case 'ended':
      if (stoppedEarly(state)) {
        const { on, patience } = plan.earlyStopping!;
        const sign = on === 'accuracy' ? 'accuracy did not rise' : 'cost did not fall';
        return `Stopped early, after ${epochCount(Math.round(position.epoch))}: the validation ${sign} for ${epochCount(patience)}.`;
      }
      return test && position.epoch >= plan.epochs
        ? `${plan.epochs === 1 ? 'The one epoch is' : `All ${String(plan.epochs)} epochs`} done. Raise Epochs to go on.`
        : 'Ready to go on.';
    case 'failed':
      return `Stopped at step ${wholeText(position.step)}.`;
  }
}

const epochCount = (epochs: number) => `${String(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`;

const validated = ({ epochs, plan }: RunState) =>
  memoryOf(
    epochs.flatMap(({ validation }) => validation ?? []),
    plan.schedule,
  );

/** What a schedule has made of the learning rate by now; nothing where there is none. */
function scheduled(state: RunState): string {
  const { schedule, optimiser } = state.plan;
  if (schedule === undefined || schedule.kind === 'constant') return '';
  const factor = scheduleFactor(schedule, state.position.epoch, validated(state));
  return ` The schedule has brought η to ${rateText(optimiser.learningRate * factor)}.`;
}

function stoppedEarly(state: RunState): boolean {
  const { plan, position } = state;
  return position.epoch < plan.epochs && hasStopped(plan, validated(state));
}

/** Spoken once an epoch. */
export function epochSentence(state: RunState): string {
  const last = state.epochs.at(-1);
  if (last === undefined) return '';
  const right = percentText(percentRight(last.test));
  return `Epoch ${String(Math.round(last.epoch))}: ${right} of the test ${examplesName(state.plan.data)} read right.`;
}

/** The network's reading of the first test images, one digit each. */
export function firstVerdicts(state: RunState, count: number): string | null {
  const latest = latestTest(state);
  if (latest === null || latest.evaluation.from !== 0) return null;
  if (latest.evaluation.verdicts.length < count) return null;
  return latest.evaluation.verdicts.subarray(0, count).join('');
}
