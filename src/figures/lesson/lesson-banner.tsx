// What the lesson is about, and what can be used in it. Page thread.
import { Button } from '../../ui/button.tsx';
import { openText, type Lesson } from './lesson.ts';
import styles from './lesson.module.css';

interface LessonBannerProps {
  readonly lesson: Lesson;
  readonly onLeave: () => void;
}

export function LessonBanner({ lesson, onLeave }: LessonBannerProps) {
  return (
    <section className={styles.lesson} aria-label="Lesson">
      {lesson.title !== '' && <h4>{lesson.title}</h4>}
      {lesson.task !== '' && <p>{lesson.task}</p>}
      <p className={styles.open}>{openText(lesson)}.</p>
      <Button onClick={onLeave}>Leave the lesson</Button>
    </section>
  );
}
