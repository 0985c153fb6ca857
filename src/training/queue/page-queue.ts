// A queue of the page's runs as this browser keeps it: it outlives a reload, and of several tabs one drives it. Page thread.
import { planKey } from '../../network/plan-key.ts';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { parsePlan } from '../../network/training-plan.ts';
import { initialState } from '../reducer.ts';
import { RunStore } from '../run-store.ts';
import { sharedClient, sharedMemory } from '../shared-client.ts';
import { indexedDbArchive } from './archive.ts';
import type { KeptRecord, ParseRecord } from './kept-record.ts';
import { emptyQueue, type Queue, type Queued } from './queue-state.ts';
import { RunQueue, type QueueSurroundings, type Speeds } from './run-queue.ts';
import { SharedQueue, type SharedState } from './shared-queue.ts';
import { browserTabs } from './tabs.ts';

/** What one queue has that others have not. */
interface QueueKind<Item extends Queued, Run extends KeptRecord> extends Pick<
  QueueSurroundings<Item, Run>,
  'planOf' | 'speedKeyOf' | 'recordOf' | 'saveSpeeds'
> {
  /** Of its runs: one at a time, so one name and one checkpoint are enough. */
  readonly runId: string;
  /** Of what its tabs say to each other; with a number that is raised when that changes. */
  readonly tabsName: string;
  /** Of the database of finished runs. */
  readonly archiveName: string;
  readonly parseRecord: ParseRecord<Run>;
  /** @param text as it was kept; null: nothing was */
  readonly parseQueue: (text: string | null) => Queue<Item>;
  readonly loadSpeeds: () => Speeds;
  /** Milliseconds. By a timer, not by frames: a page that is not seen paints none, and its queue should go on. */
  readonly pace: number;
}

/** What the server knows: nothing has run. */
export const beforeAny: SharedState<never, never> = {
  queue: emptyQueue,
  run: initialState(fullyConnectedPlan()),
  speeds: {},
  kept: null,
  archiveProblem: null,
  elsewhere: false,
};

/** To be made once on a page. */
export function pageQueue<Item extends Queued, Run extends KeptRecord>(
  kind: QueueKind<Item, Run>,
): SharedQueue<Item, Run> {
  const { runId, planOf, loadSpeeds } = kind;
  const queueKey = `${runId}-queue`;

  function savedQueue(): Queue<Item> {
    try {
      return kind.parseQueue(localStorage.getItem(queueKey));
    } catch {
      return emptyQueue;
    }
  }

  function saveQueue(queue: Queue<Item>): void {
    try {
      localStorage.setItem(queueKey, JSON.stringify(queue));
    } catch {
      // It lives as long as the page then.
    }
  }

  /** Whether the run that is kept on this device is this one. */
  function isKept(item: Item | undefined): boolean {
    const plan = item && planOf(item);
    const note = sharedMemory.note(runId);
    if (!plan || note === null) return false;
    const checked = parsePlan(plan);
    return checked.ok && planKey(checked.value) === planKey(note.plan);
  }

  /** @param first no other tab has trained it: what another visit left waits for a word, what trained in this tab goes on */
  function drive(first: boolean): RunQueue<Item, Run> {
    const saved = savedQueue();
    const resumable = isKept(saved.items[0]);
    const wasTraining = sharedMemory.wasTraining(runId);
    if (!resumable) {
      sharedMemory.setNote(runId, null);
      sharedMemory.setTraining(runId, false);
    }
    const paused = first ? saved.items.length > 0 && !wasTraining : saved.paused;
    return new RunQueue({ ...saved, paused }, loadSpeeds(), {
      ...kind,
      // One tab drives, so one place is enough.
      store: new RunStore(runId, fullyConnectedPlan(), sharedClient, sharedMemory, {
        schedule: (callback) => setTimeout(callback, kind.pace),
      }),
      archive: indexedDbArchive(kind.archiveName, kind.parseRecord),
      now: () => Date.now(),
      saveQueue,
      resumable,
    });
  }

  return new SharedQueue({
    tabs: browserTabs(kind.tabsName),
    before: { ...beforeAny, queue: { ...savedQueue(), paused: true }, speeds: loadSpeeds() },
    drive,
    newId: () => crypto.randomUUID(),
  });
}
