// What the lesson is about, and what can be used in it. Page thread.
import { Button } from '../../ui/button.tsx';
import { controlIds, controls, openText, type Lesson } from './lesson.ts';
import { goToControl } from './lockable.tsx';
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
      <p className={styles.open}>
        To hand in what you did, pause the run and send the link that stands under{' '}
        <a href="#links">Passed on</a>: it holds your settings, your changes, and how far you came.
      </p>
      <div className={styles.ways}>
        {controlIds
          .filter((id) => lesson.open.includes(id))
          .map((id) => (
            <Button key={id} onClick={() => goToControl(id)}>
              {`Go to ${controls[id]}`}
            </Button>
          ))}
        <Button onClick={onLeave}>Leave the lesson</Button>
      </div>
    </section>
  );
}
