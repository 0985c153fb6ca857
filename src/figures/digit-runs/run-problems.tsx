// What went wrong with any of some runs, each with a way on. Page thread.
import type { RunActions, RunState } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { DataProblem } from '../data-problem.tsx';

interface RunProblemsProps {
  readonly runs: readonly {
    readonly name: string;
    readonly state: RunState;
    readonly actions: RunActions;
  }[];
}

export function RunProblems({ runs }: RunProblemsProps) {
  const first = runs[0];
  return (
    <>
      {first && <DataProblem problem={first.state.dataProblem} onRetry={first.actions.retryData} />}
      {runs.map(({ name, state, actions }) =>
        state.status === 'failed' && state.problem ? (
          <Notice
            key={name}
            tone="error"
            action={<Button onClick={() => actions.reset()}>Put it back</Button>}
          >
            {name}: {state.problem.message} {state.problem.hint}
          </Notice>
        ) : null,
      )}
    </>
  );
}
