// Train, pause and back to the first weights, for one deep network or several that belong together. Page thread.
import { Button } from '../../ui/button.tsx';
import { SteadyLabel } from '../../ui/steady-label.tsx';
import { pressLabel } from './press-label.ts';
import type { DeepRun } from './use-deep-run.ts';

interface DeepButtonsProps {
  readonly runs: readonly DeepRun[];
  /** Before any of them has taken a step. */
  readonly label: string;
  readonly onPress: () => void;
  readonly onFirstWeights: () => void;
}

export function DeepButtons({ runs, label, onPress, onFirstWeights }: DeepButtonsProps) {
  return (
    <>
      <Button primary onClick={onPress}>
        <SteadyLabel
          label={pressLabel(runs, label)}
          among={['Pause', 'Go on', 'Start again', label]}
        />
      </Button>
      <Button onClick={onFirstWeights}>First weights again</Button>
    </>
  );
}
