// Train, pause and back for one run or several that belong together. Page thread.
import type { RunActions, RunState } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { SteadyLabel } from '../../ui/steady-label.tsx';
import styles from './bench.module.css';
import { KeepTraining } from './keep-training.tsx';
import type { Keep } from './use-keep.ts';

interface Run {
  readonly state: RunState;
  readonly actions: RunActions;
}

interface TrainButtonsProps {
  readonly runs: readonly Run[];
  readonly label: string;
  readonly keep: Keep;
  /** Beside putting the runs back to their first weights. */
  readonly onBack?: () => void;
}

const busy = ({ state: { status } }: Run) => status === 'training' || status === 'opening';
const done = ({ state: { status, position, plan } }: Run) =>
  status === 'ended' && position.epoch >= plan.epochs;

export function TrainButtons({ runs, label, keep, onBack }: TrainButtonsProps) {
  const training = runs.some(({ state }) => state.status === 'training');
  return (
    <div className={styles.buttons}>
      {training ? (
        <Button primary onClick={() => runs.filter(busy).forEach(({ actions }) => actions.pause())}>
          <SteadyLabel label="Pause" among={[label]} />
        </Button>
      ) : (
        <Button
          primary
          inactive={runs.every(done)}
          onClick={() => runs.filter((run) => !done(run)).forEach(({ actions }) => actions.train())}
        >
          {label}
        </Button>
      )}
      <Button
        onClick={() => {
          for (const { actions } of runs) actions.reset();
          onBack?.();
        }}
      >
        Start over
      </Button>
      <KeepTraining {...keep} />
    </div>
  );
}
