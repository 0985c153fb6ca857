// Questions to a network in training, the newest first. Page thread. A pen draws faster than a busy worker answers:
// one question is on its way, one waits, and a newer one takes the place of the one that waits.
import type { RunId } from '../protocol/messages.ts';
import type { TrainingClient } from './client.ts';

interface Question {
  readonly inputs: Float32Array;
  readonly count: number;
  readonly resolve: (outputs: Float32Array | null) => void;
}

export type Predict = (inputs: Float32Array, count: number) => Promise<Float32Array | null>;

/** Each figure has its own, so that they do not take each other's turn. */
export function createPredictor(client: TrainingClient, run: RunId): Predict {
  let waiting: Question | null = null;
  let asked: { readonly id: number; readonly question: Question } | null = null;
  let unsubscribe: (() => void) | null = null;

  function ask(question: Question): void {
    const id = client.nextId();
    asked = { id, question };
    unsubscribe ??= client.subscribe({
      event(event) {
        if (event.type === 'prediction' && event.id === asked?.id) answer(event.outputs);
      },
      died: () => answer(null),
    });
    client.send({
      type: 'predict',
      run,
      id,
      inputs: question.inputs,
      count: question.count,
    });
  }

  function answer(outputs: Float32Array | null): void {
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
    answered?.question.resolve(outputs);
  }

  return (inputs, count) =>
    new Promise((resolve) => {
      // A copy: the figure may draw on before the question is sent.
      const question = { inputs: inputs.slice(), count, resolve };
      if (asked === null) {
        ask(question);
      } else {
        waiting?.resolve(null);
        waiting = question;
      }
    });
}
