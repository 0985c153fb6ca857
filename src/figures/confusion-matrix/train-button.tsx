// Trains a run that is shown elsewhere, too, and lets it rest. Page thread.
import type { RunActions, RunState } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';

interface TrainButtonProps {
  readonly run: Pick<RunState, 'status' | 'position' | 'plan'>;
  readonly actions: Pick<RunActions, 'train' | 'pause'>;
}

export function TrainButton({ run, actions }: TrainButtonProps) {
  const training = run.status === 'training';
  const done = run.status === 'ended' && run.position.epoch >= run.plan.epochs;
  return (
    <Button primary={!training} inactive={done} onClick={training ? actions.pause : actions.train}>
      {training ? 'Pause it' : 'Train the laboratory’s network'}
    </Button>
  );
}
