// The runs that were left for a new one, to be gone on with. Page thread.
import { useMemo, useState } from 'react';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { earlierTexts } from './earlier-text.ts';
import styles from './time-bar.module.css';

const none = '';

interface EarlierRunsProps {
  readonly earlier: RunState['earlier'];
  /** Of the present run. */
  readonly plan: TrainingPlan;
  readonly onComeBack: RunActions['comeBack'];
}

export function EarlierRuns({ earlier, plan, onComeBack }: EarlierRunsProps) {
  const [chosen, setChosen] = useState('');
  const texts = useMemo(
    () =>
      earlierTexts(
        earlier.map(({ note }) => note),
        plan,
      ),
    [earlier, plan],
  );
  const options = earlier.map(({ place }, index) => ({ value: place, label: texts[index]! }));
  const value = (options.find((one) => one.value === chosen) ?? options[0])?.value ?? none;
  return (
    <div className={styles.earlier}>
      <Select
        label="Earlier runs"
        value={value}
        options={options.length === 0 ? [{ value: none, label: 'none yet' }] : options}
        onChange={setChosen}
      />
      <Button inactive={value === none} onClick={() => onComeBack(value)}>
        Come back to it
      </Button>
      <p>
        A new network begins a run of its own. The last four before it wait on this device, each
        with a quarter of the room for its moments.
      </p>
    </div>
  );
}
