// Going on from here with settings that were changed above and have not been built. Page thread.
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { Tweak } from '../../network/tweak.ts';
import { Button } from '../../ui/button.tsx';
import { tweakText } from '../laboratory/tweak-text.ts';
import styles from './time-bar.module.css';

interface ForkDraftedProps {
  /** Of the run. */
  readonly plan: TrainingPlan;
  /** What would be changed; null: nothing has been, or it cannot be. */
  readonly drafted: Tweak | null;
  /** Why what has been changed cannot be gone on with. */
  readonly obstacle: string | null;
  readonly inactive: boolean;
  readonly onFork: (change: Tweak) => void;
}

export function ForkDrafted({ plan, drafted, obstacle, inactive, onFork }: ForkDraftedProps) {
  const forgets = drafted?.optimiser && drafted.optimiser.kind !== plan.optimiser.kind;
  return (
    <div className={styles.drafted}>
      <p>
        {drafted === null
          ? (obstacle ??
            'Any setting above that leaves the weights their shapes can be changed from here on: optimiser, cost, data, dropout, seed. Change it there, then fork here.')
          : `Changed above: ${tweakText(drafted) || 'the epochs'}.${forgets ? ' The optimiser begins with an empty memory.' : ''}`}
      </p>
      <Button inactive={inactive || drafted === null} onClick={() => drafted && onFork(drafted)}>
        Fork here with it
      </Button>
    </div>
  );
}
