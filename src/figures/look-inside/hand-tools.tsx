// In the header of a figure about the image in hand: where the run stands, a reset that puts the first image back, and a
// link that brings the image along. Page thread.
import type { RunState } from '../../training/run-state.ts';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { epochText } from '../reading.ts';
import { writeLink } from '../state/figure-state.ts';
import { firstHand, takeInHand, useHand } from './hand.ts';
import styles from './hand-tools.module.css';

interface HandToolsProps {
  readonly run: RunState;
  /** In its links. */
  readonly figure: string;
  /** The figure's own settings. */
  readonly state: object;
  readonly reset: () => void;
}

export function HandTools({ run, figure, state, reset }: HandToolsProps) {
  const hand = useHand();
  return (
    <div className={styles.run}>
      {run.status === 'idle' ? 'nothing built yet' : epochText(run)}
      <FigureTools
        onReset={() => {
          reset();
          takeInHand(firstHand);
        }}
        link={() => writeLink(location.href, figure, { ...state, hand })}
      />
    </div>
  );
}
