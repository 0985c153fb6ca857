// A control that a lesson may lock: then it stands there, cannot be used, and says why. Page thread.
import { createContext, use, type ReactNode } from 'react';
import type { Control, Lesson } from './lesson.ts';
import styles from './lesson.module.css';

/** null: no lesson, nothing is locked. */
export const LessonContext = createContext<Lesson | null>(null);

interface LockableProps {
  readonly control: Control;
  readonly children: ReactNode;
}

export function Lockable({ control, children }: LockableProps) {
  const lesson = use(LessonContext);
  if (lesson === null || lesson.open.includes(control)) return children;
  return (
    <div className={styles.locked}>
      <fieldset disabled>{children}</fieldset>
      <p>Locked in this lesson.</p>
    </div>
  );
}
