// Questions about single images, the newest first: one is on its way, one waits, and a newer one takes its place. Page
// thread. A pen draws faster than a worker compares with fifty thousand images.
import type { BaselineJob, BaselineResultOf } from '../network/baselines.ts';
import type { TrainingClient } from './client.ts';

export type NeighboursJob = Extract<BaselineJob, { readonly kind: 'neighbours' }>;
type Answer = BaselineResultOf<'neighbours'> | null;

interface Question {
  readonly job: NeighboursJob;
  readonly resolve: (answer: Answer) => void;
}

/** @returns what asks; its answer is null when a newer question took its place or the worker stopped */
export function createBaselineAsker(
  client: TrainingClient,
): (job: NeighboursJob) => Promise<Answer> {
  let asked: { readonly id: number; readonly question: Question } | null = null;
  let waiting: Question | null = null;
  let unsubscribe: (() => void) | null = null;

  function ask(question: Question): void {
    const id = client.nextId();
    asked = { id, question };
    unsubscribe ??= client.subscribe({
      event(event) {
        if (event.type !== 'baseline' || event.id !== asked?.id) return;
        if (event.result?.kind === 'neighbours') answer(event.result);
      },
      died: () => answer(null),
    });
    client.send({ type: 'baseline', id, job: question.job });
  }

  function answer(result: Answer): void {
    const answered = asked;
    const next = waiting;
    asked = null;
    waiting = null;
    if (next) {
      ask(next);
    } else {
      unsubscribe?.();
      unsubscribe = null;
    }
    answered?.question.resolve(result);
  }

  return (job) =>
    new Promise((resolve) => {
      const question = { job, resolve };
      if (asked === null) {
        ask(question);
      } else {
        waiting?.resolve(null);
        waiting = question;
      }
    });
}
