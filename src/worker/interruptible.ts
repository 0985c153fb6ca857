// Makes a long evaluation let messages in between its pieces. Worker. The engine tests in pieces of some 30 ms, but calls
// them one after another; and what happens between them must not count as slowness of the trainer.
import type { Trainer } from '../network/backend.ts';

export interface Interruptible {
  readonly trainer: Trainer;
  /** Milliseconds of the trainer's work: stands still while `between` runs. */
  readonly clock: () => number;
}

/** @param between called before every piece of an evaluation */
export function interruptible(
  trainer: Trainer,
  now: () => number,
  between: () => Promise<void>,
): Interruptible {
  let away = 0;
  return {
    trainer: {
      steps: (order, batchSize, hyper) => trainer.steps(order, batchSize, hyper),
      async evaluate(split, from, count) {
        const before = now();
        await between();
        away += now() - before;
        return trainer.evaluate(split, from, count);
      },
      predict: (inputs, count) => trainer.predict(inputs, count),
      read: () => trainer.read(),
      write: (state) => trainer.write(state),
      dispose: () => trainer.dispose(),
    },
    clock: () => now() - away,
  };
}
