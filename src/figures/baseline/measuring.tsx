// How far a measurement is, or what keeps it. Page thread.
import type { BaselineState } from '../../training/use-baseline.ts';
import { Button } from '../../ui/button.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Notice } from '../../ui/notice.tsx';
import { wholeText } from '../reading.ts';
import styles from './baseline.module.css';

interface MeasuringProps {
  readonly state: BaselineState<unknown> & { readonly retry: () => void };
  /** What is counted, such as “test images read”. */
  readonly what: string;
}

export function Measuring({ state, what }: MeasuringProps) {
  const { done, total, data, problem, finished } = state;
  if (problem !== null) {
    return (
      <Notice tone="error" action={<Button onClick={state.retry}>Retry</Button>}>
        {problem.message} {problem.hint}
      </Notice>
    );
  }
  if (total === 0 && !finished) {
    const loaded = data?.loadedBytes ?? 0;
    const whole = data?.totalBytes ?? 0;
    return (
      <div className={styles.meter}>
        <Meter
          label="Images on their way"
          value={loaded}
          max={Math.max(1, whole)}
          text={
            whole === 0
              ? 'The images are on their way.'
              : `The images are on their way: ${(loaded / 1e6).toFixed(1)} of ${(whole / 1e6).toFixed(1)} MB.`
          }
        />
      </div>
    );
  }
  return (
    <div className={styles.meter}>
      <Meter
        label={what}
        value={done}
        max={Math.max(1, total)}
        text={
          finished
            ? `All ${wholeText(total)} ${what}.`
            : `${wholeText(done)} of ${wholeText(total)} ${what}.`
        }
      />
    </div>
  );
}
