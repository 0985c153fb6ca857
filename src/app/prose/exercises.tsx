// Exercises, their hints and worked answers folded; done ones are remembered. Page thread and prerenderer.
import { useEffect, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useGoal, type Goal } from '../../figures/state/goals.ts';
import { markDone, useProgress } from '../progress.ts';

interface Children {
  readonly children: ReactNode;
}

export function Exercises({ children }: Children) {
  return (
    <section className="exercises" aria-labelledby="exercises">
      <h2 id="exercises">Exercises</h2>
      {children}
    </section>
  );
}

interface ExerciseProps extends Children {
  readonly title: string;
  /** What a figure of the chapter must show for the exercise to be done; without one, the reader says so. */
  readonly goal?: Goal;
}

export function Exercise({ title, goal, children }: ExerciseProps) {
  const [path] = useLocation();
  const key = `${path.replaceAll('/', '')}/${title}`;
  const done = useProgress().done.includes(key);
  return (
    <section className="exercise" data-done={done}>
      <h3>{title}</h3>
      {children}
      {goal === undefined ? (
        <label className="exercise-mark">
          <input
            type="checkbox"
            checked={done}
            onChange={(event) => {
              markDone(key, event.currentTarget.checked);
            }}
          />
          I have done this one
        </label>
      ) : (
        <GoalMark goal={goal} exercise={key} done={done} />
      )}
    </section>
  );
}

interface GoalMarkProps {
  readonly goal: Goal;
  readonly exercise: string;
  readonly done: boolean;
}

/** Tells what the figure shows now, and keeps that it was reached once. */
function GoalMark({ goal, exercise, done }: GoalMarkProps) {
  const reached = useGoal(goal);
  useEffect(() => {
    if (reached) markDone(exercise, true);
  }, [reached, exercise]);
  return (
    <p className="exercise-mark" role="status">
      {reached
        ? '✓ The figure shows it: done.'
        : done
          ? '✓ Done before.'
          : 'The figure does not show it yet.'}
    </p>
  );
}

export function Hint({ children }: Children) {
  return (
    <details className="fold">
      <summary>Hint</summary>
      <div>{children}</div>
    </details>
  );
}

export function Answer({ children }: Children) {
  return (
    <details className="fold">
      <summary>Answer</summary>
      <div>{children}</div>
    </details>
  );
}
