// A control that a lesson may lock: then it stands there, cannot be used, and says why. Page thread.
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
  if (lesson === null || lesson.open.includes(control)) return children;
  return (
    <div className={styles.locked}>
      <fieldset disabled>{children}</fieldset>
      <p>Locked in this lesson.</p>
    </div>
  );
}
