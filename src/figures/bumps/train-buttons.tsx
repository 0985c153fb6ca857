// Trains the network of a fit, and says where it stands. Page thread.
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { wholeText } from '../reading.ts';
import type { LearntFit } from './use-fit.ts';
import styles from './bumps.module.css';

interface TrainButtonsProps {
  readonly fit: LearntFit;
  readonly seed: number;
  readonly onOtherStart: () => void;
}

export function TrainButtons({ fit, seed, onOtherStart }: TrainButtonsProps) {
  const { state, actions, current, training, train } = fit;
  const { problem, status, position } = state;
  const begun = current && position.step > 0;
  const ended = current && status === 'ended';
  const goOn = begun && !ended ? 'Go on' : 'Train';
  return (
    <div className={styles.train}>
      {status === 'failed' && problem !== null && (
        <Notice tone="error">
          {problem.message} {problem.hint}
        </Notice>
      )}
      <div className={styles.buttons}>
        <Button primary onClick={training ? actions.pause : train}>
          {training ? 'Pause' : ended ? 'Train again' : goOn}
        </Button>
        <Button onClick={onOtherStart}>Other start</Button>
      </div>
      <p className={styles.status}>
        {begun
          ? `${wholeText(position.step)} steps${ended ? ', done' : ''}; first weights from seed ${String(seed)}.`
          : `Not trained on this yet; first weights from seed ${String(seed)}.`}
      </p>
    </div>
  );
}
