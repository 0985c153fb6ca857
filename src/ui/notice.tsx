// A message in the way of the work: what happened, what to do, and a button that does it. Page thread, domain-free.
import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  /** error: something went wrong. note: something the reader should know. */
  readonly tone: 'error' | 'note';
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

export function Notice({ tone, children, action }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'error' ? 'alert' : undefined}>
      <span className={styles.sign} aria-hidden="true">
        {tone === 'error' ? '!' : 'i'}
      </span>
      <p>{children}</p>
      {action}
    </div>
  );
}
