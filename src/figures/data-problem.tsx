// Images that did not come, with the way to ask for them again. Page thread.
import type { Problem } from '../network/result.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

interface DataProblemProps {
  /** null: all is well. */
  readonly problem: Problem | null;
  readonly onRetry: () => void;
}

export function DataProblem({ problem, onRetry }: DataProblemProps) {
  return (
    problem && (
      <Notice tone="error" action={<Button onClick={onRetry}>Retry</Button>}>
        {problem.message} {problem.hint}
      </Notice>
    )
  );
}
