// What went wrong, in words, each with a way on. Page thread.
import type { RunActions, RunState } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { planWith, rateText, settingsOf, smallerRate } from './settings.ts';

interface TroublesProps {
  readonly state: RunState;
  readonly actions: RunActions;
}

export function Troubles({ state, actions }: TroublesProps) {
  const { dataProblem, problem, status, notices } = state;
  const latest = notices.at(-1);
  return (
    <>
      {dataProblem && (
        <Notice tone="error" action={<Button onClick={actions.retryData}>Retry</Button>}>
          {dataProblem.message} {dataProblem.hint}
        </Notice>
      )}
      {status === 'failed' && problem && (
        <Notice tone="error" action={<WayOn state={state} actions={actions} />}>
          {problem.message} {problem.hint}
        </Notice>
      )}
      {latest !== undefined && <Notice tone="note">{latest}</Notice>}
    </>
  );
}

/** One press: the same network with a smaller rate after it diverged, else the same once more. */
function WayOn({ state, actions }: TroublesProps) {
  const settings = settingsOf(state.plan);
  const diverged = state.problem?.code === 'diverged';
  const learningRate = diverged ? smallerRate(settings.learningRate) : settings.learningRate;
  const again = () => {
    actions.reset(planWith({ ...settings, learningRate }));
    actions.train();
  };
  return (
    <Button primary onClick={again}>
      {diverged ? `Start again with η = ${rateText(learningRate)}` : 'Start again'}
    </Button>
  );
}
