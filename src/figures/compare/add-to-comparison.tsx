// Puts a plan beside the others, or says where it stands among them. Page thread.
import type { TrainingPlan } from '../../network/training-plan.ts';
import { Button } from '../../ui/button.tsx';
import { locksPart } from '../lesson/lesson.ts';
import { useLesson } from '../lesson/lesson-store.ts';
import styles from './compare.module.css';
import { freeLetter, letterOf, letters } from './state/comparison.ts';
import { dispatch, useComparison } from './state/comparison-store.ts';

export function AddToComparison({ plan }: { readonly plan: TrainingPlan }) {
  const { comparison } = useComparison();
  const letter = letterOf(comparison, plan);
  const lesson = useLesson();
  const full = freeLetter(comparison) === null;
  // There it would be locked away.
  if (locksPart(lesson, 'compare')) return null;
  return (
    <div className={styles.add}>
      <Button inactive={letter !== null || full} onClick={() => dispatch({ type: 'add', plan })}>
        Add to comparison
      </Button>
      <p>
        {letter !== null
          ? `The plan on the bench is ${letter} of the comparison.`
          : full
            ? `${String(letters.length)} plans are compared: remove one to add another.`
            : 'The plan on the bench is not among those compared.'}
      </p>
    </div>
  );
}
