// Several tabs and one queue: who drives, who shows, and that nothing is lost or done twice when one goes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { initialState } from '../reducer.ts';
import type { RunState } from '../run-state.ts';
import { finishedRun, type FinishedRun } from '../experiments/finished-run.ts';
import { planOf, type QueueItem } from '../experiments/queue-item.ts';
import { emptyQueue, type Queue } from './queue-state.ts';
import { RunQueue } from './run-queue.ts';
import { SharedQueue, type SharedState } from './shared-queue.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 0));
const itemOf = (id: string): QueueItem => ({ id, preset: 'fc-784-30-10', seed: 1, epochs: 1 });
type Shared = SharedQueue<QueueItem, FinishedRun>;
type State = SharedState<QueueItem, FinishedRun>;
const idle = initialState(fullyConnectedPlan());

/** A browser: its tabs, its lock, and what it stores. */
function browser() {
  let nextId = 0;
  let queue: Queue<QueueItem> = emptyQueue;
  const kept = new Map<string, FinishedRun>();
  /** Ids of the items that were trained to their ends. */
  const trained: string[] = [];
  interface Tab {
    readonly shared: Shared;
    readonly drives: () => boolean;
    readonly finish: () => void;
    readonly close: () => void;
  }
  interface Present {
    hear: (message: unknown) => void;
    drive: (first: boolean) => void;
  }
  const present = new Set<Present>();
  let holder: object | null = null;
  let nobodyYet = true;

  function grant(): void {
    const [next] = present;
    if (holder !== null || next === undefined) return;
    holder = next;
    const first = nobodyYet;
    nobodyYet = false;
    next.drive(first);
  }

  function open(): Tab {
    let run: RunState = idle;
    let heard = () => {};
    let driver: RunQueue<QueueItem, FinishedRun> | null = null;
    let alive = true;
    let now = 0;
    const self: Present = { hear: () => {}, drive: () => {} };
    const make = () => {
      driver = new RunQueue<QueueItem, FinishedRun>(
        queue,
        {},
        {
          store: {
            snapshot: () => run,
            subscribe: (listener) => {
              heard = listener;
              return () => {};
            },
            close: () => {},
            actions: {
              train: () => {},
              pause: () => {},
              step: () => {},
              reset: (plan = idle.plan) => (run = initialState(plan)),
              tweak: () => {},
              move: () => {},
              goTo: () => {},
              comeBack: () => {},
              load: () => {},
              fork: () => {},
              open: () => {},
              replay: () => {},
              retryData: () => {},
            },
          },
          archive: {
            load: () => Promise.resolve({ runs: [...kept.values()], unreadable: [] }),
            save: (finished) => {
              if (!alive) return new Promise(() => {});
              trained.push(finished.id);
              kept.set(finished.id, finished);
              return Promise.resolve();
            },
            remove: (key) => Promise.resolve(void kept.delete(key)),
          },
          now: () => ++now,
          planOf,
          speedKeyOf: ({ preset }) => preset,
          recordOf: finishedRun,
          saveQueue: (next) => {
            if (alive) queue = next;
          },
          saveSpeeds: () => {},
          resumable: false,
        },
      );
      return driver;
    };
    const before: State = {
      queue,
      run: idle,
      speeds: {},
      kept: null,
      archiveProblem: null,
      elsewhere: false,
    };
    const shared: Shared = new SharedQueue({
      tabs: {
        lead: (drives) => {
          self.drive = drives;
        },
        post: (message) => {
          const copy: unknown = structuredClone(message);
          for (const other of present) if (other !== self) queueMicrotask(() => other.hear(copy));
        },
        listen: (hears) => {
          self.hear = (message) => {
            if (alive) hears(message);
          };
        },
      },
      before,
      drive: make,
      newId: () => String(++nextId),
    });
    present.add(self);
    queueMicrotask(grant);
    return {
      shared,
      drives: () => alive && driver !== null,
      finish: () => {
        const { items } = driver!.snapshot().queue;
        if (items.length === 0) return;
        const evaluation = { split: 'test', from: 0, cost: 1, correct: 9, count: 10 } as const;
        const test = { ...evaluation, verdicts: new Uint8Array(10), costs: new Float32Array(10) };
        const training = { cost: 1, accuracy: 0.9 };
        const epoch = { epoch: 1, step: 1, training, validation: null, test, seconds: 1 };
        run = { ...run, status: 'ended', epochs: [epoch] };
        heard();
      },
      close: () => {
        alive = false;
        present.delete(self);
        if (holder === self) holder = null;
        // A lock is let go a moment after its tab is gone.
        queueMicrotask(grant);
      },
    };
  }
  return { open, trained, stored: () => queue };
}

const ids = ({ queue }: State) => queue.items.map(({ id }) => id);

describe('one queue for all tabs', () => {
  it('is driven by the first, and shown and asked by the others', async () => {
    const { open } = browser();
    const one = open();
    await soon();
    const two = open();
    await soon();
    two.shared.add(itemOf('a'));
    await soon();
    one.shared.add(itemOf('b'));
    await soon();
    expect([one.drives(), two.drives()]).toEqual([true, false]);
    expect(ids(one.shared.snapshot())).toEqual(['a', 'b']);
    expect(ids(two.shared.snapshot())).toEqual(['a', 'b']);
    expect(one.shared.snapshot().elsewhere).toBe(false);
    expect(two.shared.snapshot().elsewhere).toBe(true);
    one.finish();
    await soon();
    expect(two.shared.snapshot().kept?.runs.map(({ id }) => id)).toEqual(['a']);
    two.shared.pause();
    await soon();
    expect(one.shared.snapshot().queue.paused).toBe(true);
  });

  it('goes on in another tab when the one that drives is closed', async () => {
    const { open, trained } = browser();
    const one = open();
    await soon();
    const two = open();
    one.shared.add(itemOf('a'));
    one.shared.add(itemOf('b'));
    await soon();
    one.finish();
    await soon();
    one.close();
    await soon();
    expect(two.drives()).toBe(true);
    expect(two.shared.snapshot()).toMatchObject({ elsewhere: false, queue: { paused: false } });
    expect(ids(two.shared.snapshot())).toEqual(['b']);
    two.finish();
    await soon();
    expect(trained).toEqual(['a', 'b']);
    expect(two.shared.snapshot().kept?.runs).toHaveLength(2);
  });

  it('loses nothing that was asked of a tab that went before it heard it', async () => {
    const { open } = browser();
    const one = open();
    await soon();
    const two = open();
    await soon();
    one.close();
    two.shared.add(itemOf('a'));
    const three = open();
    three.shared.add(itemOf('b'));
    await soon();
    expect([two.drives(), three.drives()]).toEqual([true, false]);
    expect(ids(two.shared.snapshot()).sort()).toEqual(['a', 'b']);
    expect(ids(three.shared.snapshot()).sort()).toEqual(['a', 'b']);
  });

  it('trains each once and keeps each, whatever tabs come and go', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constantFrom('open', 'add', 'finish', 'close'), tab: fc.nat(3) }),
      fc.constant({ do: 'wait', tab: 0 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { open, trained, stored } = browser();
        let tabs = [open()];
        await soon();
        const added: string[] = [];
        for (const { do: what, tab: which } of steps) {
          const tab = tabs[which % tabs.length]!;
          if (what === 'open' && tabs.length < 4) tabs.push(open());
          else if (what === 'add') {
            const id = `item-${String(added.length)}`;
            added.push(id);
            tab.shared.add(itemOf(id));
            // A tab that goes in the very moment of a press has no time to tell of it.
            await soon();
          } else if (what === 'finish' && tab.drives()) tab.finish();
          else if (what === 'close' && tabs.length > 1) {
            tab.close();
            tabs = tabs.filter((other) => other !== tab);
          } else await soon();
        }
        await soon();
        for (let n = 0; n <= added.length; n++) {
          tabs.find((tab) => tab.drives())?.finish();
          await soon();
        }
        expect([...trained].sort()).toEqual([...added].sort());
        expect(stored().items).toEqual([]);
        const keptIds = tabs[0]!.shared.snapshot().kept?.runs.map(({ id }) => id) ?? [];
        expect([...keptIds].sort()).toEqual([...added].sort());
      }),
      { numRuns: 150 },
    );
  });
});
