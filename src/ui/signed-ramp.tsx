// What the two colours of a signed image stand for: the parts of a line of text. Page thread, domain-free.
import type { ReactNode } from 'react';
import styles from './signed-ramp.module.css';

interface SignedRampProps {
  /** What full colour means at either end. */
  readonly low: ReactNode;
  readonly high: ReactNode;
  readonly wide?: boolean;
}

export function SignedRamp({ low, high, wide = false }: SignedRampProps) {
  return (
    <>
      <span className={styles.negative}>{low}</span>
      <span className={styles.ramp} data-wide={wide} aria-hidden="true" />
      <span className={styles.positive}>{high}</span>
    </>
  );
}
