// A control that a lesson may lock: then it stands there, cannot be used, and says why; those that can be used are marked.
// Page thread.
import type { ReactNode } from 'react';
import { useLesson } from './lesson-store.ts';
import type { Control } from './lesson.ts';
import styles from './lesson.module.css';

interface LockableProps {
  readonly control: Control;
  readonly children: ReactNode;
}

export function Lockable({ control, children }: LockableProps) {
  const lesson = useLesson();
  if (lesson === null) return children;
  if (lesson.open.includes(control)) {
    return (
      <div className={styles.usable} data-control={control}>
        {children}
      </div>
    );
  }
  return (
    <div className={styles.locked}>
      <fieldset disabled>{children}</fieldset>
      <p>Locked in this lesson.</p>
    </div>
  );
}

/** Goes past all that is locked, to a control that is not. */
export function goToControl(control: Control): void {
  const place = document.querySelector(`[data-control='${control}']`);
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('input, select, button')?.focus({ preventScroll: true });
}
