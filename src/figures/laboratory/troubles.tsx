// What went wrong, in words, each with a way on. Page thread.
import type { TrainingPlan } from '../../network/training-plan.ts';
import { tweakedPlan } from '../../network/tweak.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { DataProblem } from '../data-problem.tsx';
import { rateText, smallerRate } from './settings.ts';

interface TroublesProps {
  readonly state: RunState;
  readonly actions: RunActions;
}

export function Troubles({ state, actions }: TroublesProps) {
  const { dataProblem, problem, status, notices } = state;
  const latest = notices.at(-1);
  /** A run that is kept on the device, and nobody has asked for yet. */
  const waits = status === 'idle' && state.position.step > 0;
  return (
    <>
      <DataProblem problem={dataProblem} onRetry={actions.retryData} />
      {status === 'failed' && problem && (
        <Notice tone="error" action={<WayOn state={state} actions={actions} />}>
          {problem.message} {problem.hint}
        </Notice>
      )}
      {latest !== undefined && (
        <Notice
          tone="note"
          action={waits && <Button onClick={actions.open}>Open what is kept</Button>}
        >
          {latest}
        </Notice>
      )}
    </>
  );
}

function WayOn({ state, actions }: TroublesProps) {
  const plan = wayOn(state);
  const slower = plan.optimiser.learningRate < state.plan.optimiser.learningRate;
  const again = () => {
    actions.reset(plan);
    actions.train();
  };
  return (
    <Button primary onClick={again}>
      {slower ? `Start again with η = ${rateText(plan.optimiser.learningRate)}` : 'Start again'}
    </Button>
  );
}

/** What to run after a failure: the same network with a smaller rate if it diverged, else the same once more. */
export function wayOn({ plan, problem }: RunState): TrainingPlan {
  if (problem?.code !== 'diverged') return plan;
  return tweakedPlan(plan, { learningRate: smallerRate(plan.optimiser.learningRate) });
}
