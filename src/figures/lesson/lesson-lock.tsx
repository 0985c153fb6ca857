// A whole figure that a lesson may lock: it stands there to be looked at, cannot be used, and says why. Page thread and
// prerenderer.
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showLesson, useLesson } from './lesson-store.ts';
import { locksPart, type Part } from './lesson.ts';
import styles from './lesson.module.css';

interface LessonLockProps {
  readonly part: Part;
  readonly children: ReactNode;
}

export function LessonLock({ part, children }: LessonLockProps) {
  const lesson = useLesson();
  const locked = locksPart(lesson, part);
  return (
    <div className={styles.part} data-locked={locked}>
      {locked && (
        <Notice
          tone="note"
          action={<Button onClick={() => showLesson(null)}>Leave the lesson</Button>}
        >
          Locked in this lesson
          {lesson.title === '' ? '' : `, “${lesson.title}”`}: its task is at the top of the page.
        </Notice>
      )}
      <div className={styles.partBody} inert={locked}>
        {children}
      </div>
    </div>
  );
}
