// The queue against a run that does what it is told to: what it asks of it, and what it keeps.
import { describe, expect, it } from 'vitest';
import { initialState } from '../reducer.ts';
import type { RunActions, RunState } from '../run-state.ts';
import type { Archive } from './archive.ts';
import { finishedRun, type FinishedRun } from '../experiments/finished-run.ts';
import { planOf, type QueueItem } from '../experiments/queue-item.ts';
import { emptyQueue } from './queue-state.ts';
import { RunQueue, type QueueSurroundings } from './run-queue.ts';

const item: QueueItem = { id: 'one', preset: 'fc-784-30-10', seed: 1, epochs: 3 };
const behind: QueueItem = { id: 'two', preset: 'softmax-regression', seed: 1, epochs: 2 };

const keptRun = (id: string): FinishedRun => ({
  version: 1,
  id,
  preset: item.preset,
  seed: 1,
  backend: 'kernels',
  finishedAt: 1,
  seconds: 1,
  testImages: 10_000,
  testCorrect: [9_400],
  trainingCost: [0.1],
});

const evaluation = { split: 'test', from: 0, cost: 0.1, correct: 9_400, count: 10_000 } as const;
const epochAt = (epoch: number): RunState['epochs'][number] => ({
  epoch,
  step: 5_000 * epoch,
  training: { cost: 0.1, accuracy: 0.9 },
  validation: null,
  test: { ...evaluation, verdicts: new Uint8Array(), costs: new Float32Array() },
  seconds: 0.25,
});

/** Lets what was promised happen. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 0));

type Around = QueueSurroundings<QueueItem, FinishedRun>;
async function started(around: Around, items: readonly QueueItem[] = []) {
  const queue = new RunQueue<QueueItem, FinishedRun>({ ...emptyQueue, items }, {}, around);
  queue.start();
  await soon();
  return queue;
}

function surroundings(kept: readonly FinishedRun[] = []) {
  let state = initialState(planOf(item)!);
  let heard = () => {};
  const asked: string[] = [];
  const saved: FinishedRun[] = [];
  const refused = () => Promise.reject(new Error('not asked for here'));
  const actions: RunActions = {
    train: () => asked.push('train'),
    comeBack: () => asked.push('comeBack'),
    load: () => asked.push('load'),
    save: refused,
    pause: () => asked.push('pause'),
    step: () => asked.push('step'),
    reset: (plan) => {
      asked.push(`reset ${String(plan?.epochs)}`);
      state = initialState(plan!);
    },
    tweak: () => asked.push('tweak'),
    move: () => asked.push('move'),
    goTo: () => asked.push('go to'),
    fork: () => asked.push('fork'),
    open: () => asked.push('open'),
    replay: () => asked.push('replay'),
    measure: refused,
    readLog: refused,
    retryData: () => asked.push('retry'),
    predict: refused,
    inspect: refused,
    readExamples: refused,
  };
  const archive: Archive<FinishedRun> = {
    load: () => Promise.resolve({ runs: kept, unreadable: [] }),
    save: (run) => {
      saved.push(run);
      return Promise.resolve();
    },
    remove: () => Promise.resolve(),
  };
  return {
    asked,
    saved,
    /** The worker tells something. */
    tell: (change: Partial<RunState>) => {
      state = { ...state, ...change };
      heard();
    },
    around: {
      store: {
        snapshot: () => state,
        subscribe: (listener: () => void) => {
          heard = listener;
          return () => {};
        },
        close: () => asked.push('close'),
        actions,
      },
      archive,
      now: () => 1_000,
      planOf,
      speedKeyOf: ({ preset }: QueueItem) => preset,
      recordOf: finishedRun,
      saveQueue: () => {},
      saveSpeeds: () => {},
      resumable: false,
    },
  };
}

describe('the queue of experiments', () => {
  it('trains the first, keeps its curves when it ends, and goes on to the next', async () => {
    const { asked, saved, tell, around } = surroundings();
    const queue = await started(around);
    queue.add(item);
    queue.add(behind);
    expect(asked).toEqual(['reset 3', 'train']);
    tell({ status: 'training' });
    tell({ status: 'ended', epochs: [1, 2, 3].map(epochAt) });
    await soon();
    expect(saved.map(({ id, testCorrect }) => [id, testCorrect])).toEqual([
      ['one', [9_400, 9_400, 9_400]],
    ]);
    expect(asked.slice(2)).toEqual(['reset 2', 'train']);
    expect(queue.snapshot().queue.items).toEqual([behind]);
  });

  it('knows the speed of a run whose epochs and end are told together', async () => {
    const { tell, around } = surroundings();
    const queue = await started(around);
    queue.add(item);
    tell({ status: 'ended', examplesPerSecond: null, epochs: [1, 2, 3].map(epochAt) });
    expect(queue.snapshot().speeds['fc-784-30-10']).toBe(50_000 / 0.25);
  });

  it('says why a run could not go on, keeps its epochs, and goes on to the next', async () => {
    const { asked, saved, tell, around } = surroundings();
    const queue = await started(around);
    queue.add(item);
    queue.add(behind);
    tell({ status: 'training', epochs: [epochAt(1)] });
    tell({
      status: 'failed',
      problem: { code: 'diverged', message: 'The cost is infinite.', hint: 'Take a smaller rate.' },
    });
    await soon();
    expect(queue.snapshot().queue.failures).toEqual([
      { item, message: 'The cost is infinite. Take a smaller rate.' },
    ]);
    expect(saved).toHaveLength(1);
    expect(asked.at(-1)).toBe('train');
  });

  it('pauses and goes on, and closes the run when it is taken out', async () => {
    const { asked, around } = surroundings();
    const queue = await started(around);
    queue.add(item);
    queue.pause();
    queue.resume();
    queue.end('one');
    expect(asked).toEqual(['reset 3', 'train', 'pause', 'train', 'close']);
  });

  it('takes a run out only when its curves are written down', async () => {
    const { asked, tell, around } = surroundings();
    let written = () => {};
    const save = () => new Promise<void>((resolve) => (written = resolve));
    const queue = await started({ ...around, archive: { ...around.archive, save } }, [
      item,
      behind,
    ]);
    tell({ status: 'ended', epochs: [1, 2, 3].map(epochAt) });
    tell({ status: 'ended' });
    await soon();
    expect(queue.snapshot().queue.items).toEqual([item, behind]);
    written();
    await soon();
    expect(queue.snapshot().queue.items).toEqual([behind]);
    expect(asked).toEqual(['reset 3', 'train', 'reset 2', 'train']);
  });

  it('does not train again what is kept already, nor what it was asked for twice', async () => {
    const { asked, around } = surroundings([keptRun('one')]);
    const queue = await started(around, [item, behind]);
    expect(asked).toEqual(['reset 2', 'train']);
    queue.add(behind);
    queue.add(item);
    expect(queue.snapshot().queue.items).toEqual([behind]);
  });

  it('keeps what each of several that vote reads in the test images, and of no others', async () => {
    const { saved, tell, around } = surroundings();
    const voter: QueueItem = { id: 'voter', preset: 'ensemble-5', seed: 1, epochs: 1 };
    await started(around, [voter, item]);
    const verdicts = Uint8Array.from({ length: 10_000 }, (_, n) => n % 10);
    const end = { ...epochAt(1), test: { ...epochAt(1).test, verdicts } };
    tell({ status: 'ended', epochs: [end] });
    await soon();
    tell({ status: 'ended', epochs: [end] });
    await soon();
    expect(saved.map(({ id }) => id)).toEqual(['voter', 'one']);
    expect(saved[0]!.verdicts).toEqual(verdicts);
    expect(saved[1]!.verdicts).toBeUndefined();
  });
});
