// Eight buttons that move the digit by one pixel, each with what that would change. Page thread.
import { plain } from '../signed.ts';
import { directions, type ShiftChange } from './settings.ts';
import styles from './compass.module.css';

interface CompassProps {
  readonly changes: readonly ShiftChange[];
  readonly right: number;
  readonly down: number;
  readonly onShift: (right: number, down: number) => void;
  readonly onHome: () => void;
}

export function Compass({ changes, right, down, onShift, onHome }: CompassProps) {
  const button = (index: number) => {
    const direction = directions[index]!;
    const { pooled } = changes[index]!;
    return (
      <button
        key={direction.name}
        type="button"
        aria-label={`Shift ${direction.name}: ${String(pooled.same)} of ${String(pooled.live)} pooled cells stay`}
        onClick={() => onShift(direction.right, direction.down)}
      >
        <span aria-hidden="true">{direction.arrow}</span>
        <small>{shareText(pooled)}</small>
      </button>
    );
  };
  return (
    <div className={styles.compass} role="group" aria-label="Shift the digit">
      {[0, 1, 2, 3].map(button)}
      <button type="button" aria-label="Back to the middle" onClick={onHome}>
        <span aria-hidden="true">⌂</span>
        <small>
          {plain(right)}, {plain(down)}
        </small>
      </button>
      {[4, 5, 6, 7].map(button)}
    </div>
  );
}

function shareText({ same, live }: { readonly same: number; readonly live: number }): string {
  return live === 0 ? '–' : `${String(Math.round((100 * same) / live))} %`;
}
