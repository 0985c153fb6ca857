// Undo and redo of changes, by button and by key within the figure. Page thread.
import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { changed, noChanges, redone, undone } from './changes.ts';

interface UseChanges {
  readonly edit: (to: TrainingPlan) => void;
  /** A change that is made elsewhere: it can be taken back all the same. */
  readonly note: (to: TrainingPlan) => void;
  /** null: there is nothing to take back, or to make again. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

/**
 * @param room of the figure, in which the keys are heard
 * @param now the plan as it is edited
 * @param apply makes another plan of it
 */
export function useChanges(
  room: RefObject<HTMLElement | null>,
  now: TrainingPlan,
  apply: (plan: TrainingPlan) => void,
): UseChanges {
  const [changes, setChanges] = useState(noChanges);
  const go = (way: typeof undone) => {
    const step = way(changes, now);
    if (step === null) return;
    setChanges(step.changes);
    apply(step.plan);
  };

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    // Also in a field: what was typed there is a change of the plan.
    event.preventDefault();
    go(key === 'y' || event.shiftKey ? redone : undone);
  });
  useEffect(() => {
    const element = room.current;
    const listen = (event: KeyboardEvent) => press(event);
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, [room]);

  const note = (to: TrainingPlan) => setChanges(changed(changes, now, to, performance.now()));
  return {
    edit: (to) => {
      note(to);
      apply(to);
    },
    note,
    undo: changes.before.length === 0 ? null : () => go(undone),
    redo: changes.after.length === 0 ? null : () => go(redone),
  };
}
