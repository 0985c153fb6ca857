// Questions to the worker, the newest first. Page thread. A pen draws faster than a busy worker answers: one
// question is on its way, one waits, and a newer one takes the place of the one that waits.
import type { Command, WorkerEvent } from '../protocol/messages.ts';
import type { TrainingClient } from './client.ts';

interface Kind<Question, Answer> {
  /** The command that asks; it carries `id`. */
  readonly command: (id: number, question: Question) => Command;
  /** The answer in an event, if the event answers the question of this id. */
  readonly answer: (event: WorkerEvent, id: number) => { readonly value: Answer | null } | null;
}

export type Ask<Question, Answer> = (question: Question) => Promise<Answer | null>;

/**
 * Each figure has its own, so that they do not take each other's turn. Resolves to null when a later question took the
 * place of this one, and when the worker could not answer.
 */
export function createAsker<Question, Answer>(
  client: TrainingClient,
  { command, answer }: Kind<Question, Answer>,
): Ask<Question, Answer> {
  interface Pending {
    readonly question: Question;
    readonly resolve: (answer: Answer | null) => void;
  }
  let waiting: Pending | null = null;
  let asked: { readonly id: number; readonly pending: Pending } | null = null;
  let unsubscribe: (() => void) | null = null;

  function ask(pending: Pending): void {
    const id = client.nextId();
    asked = { id, pending };
    unsubscribe ??= client.subscribe({
      event(event) {
        const found = asked && answer(event, asked.id);
        if (found) take(found.value);
      },
      died: () => take(null),
    });
    client.send(command(id, pending.question));
  }

  function take(value: Answer | null): void {
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
    answered?.pending.resolve(value);
  }

  return (question) =>
    new Promise((resolve) => {
      const pending = { question, resolve };
      if (asked === null) {
        ask(pending);
      } else {
        waiting?.resolve(null);
        waiting = pending;
      }
    });
}
