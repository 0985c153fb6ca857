// One queue for all tabs of the book: the tab that drives trains and writes it down, the others show it, ask it, and take
// its place when it goes. Page thread; no React.
import type { RunState } from '../run-state.ts';
import type { KeptRecord } from './kept-record.ts';
import type { Queued } from './queue-state.ts';
import type { QueueState, RunQueue } from './run-queue.ts';
import type { Tabs } from './tabs.ts';

export interface SharedState<Item extends Queued, Run> extends QueueState<Item, Run> {
  /** Another tab trains it, and this one shows what that one says. */
  readonly elsewhere: boolean;
}

type Asked<Item> =
  | { readonly type: 'add'; readonly items: readonly Item[] }
  | { readonly type: 'end'; readonly ids: readonly string[] }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'dismiss'; readonly id: string }
  | { readonly type: 'forget'; readonly key: string }
  | { readonly type: 'retry-data' };

interface Question<Item> {
  /** Its own, so that it is done once however often it is sent. */
  readonly id: string;
  readonly asked: Asked<Item>;
}

type Message<Item extends Queued, Run> =
  /** Another tab is there. */
  | { readonly kind: 'hello' }
  | { readonly kind: 'question'; readonly question: Question<Item> }
  | {
      readonly kind: 'state';
      /** Of the tab that drives. */
      readonly from: string;
      readonly state: SharedState<Item, Run>;
      /** Questions that were done. */
      readonly done: readonly string[];
    };

/** Questions remembered as done: far more than are ever on their way. */
const remembered = 100;

interface Surroundings<Item extends Queued, Run extends KeptRecord> {
  readonly tabs: Tabs;
  /** What to show before anything is known. */
  readonly before: SharedState<Item, Run>;
  /** @param first whether no other tab drove it before, as far as this one knows */
  readonly drive: (first: boolean) => RunQueue<Item, Run>;
  readonly newId: () => string;
}

export class SharedQueue<Item extends Queued, Run extends KeptRecord> {
  readonly #around: Surroundings<Item, Run>;
  readonly #id: string;
  readonly #listeners = new Set<() => void>();
  #driver: RunQueue<Item, Run> | null = null;
  #state: SharedState<Item, Run>;
  /** Asked for and not known to be done. */
  #open: readonly Question<Item>[] = [];
  #done: readonly string[] = [];
  /** The tab that was last heard to drive. */
  #leader: string | null = null;
  /** Another tab listens. */
  #heard = false;

  constructor(around: Surroundings<Item, Run>) {
    this.#around = around;
    this.#id = around.newId();
    this.#state = around.before;
    around.tabs.listen((message) => this.#receive(message as Message<Item, Run>));
    around.tabs.lead((first) => this.#lead(first));
    this.#post({ kind: 'hello' });
  }

  /** For useSyncExternalStore. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): SharedState<Item, Run> => this.#state;

  readonly add = (...items: readonly Item[]): void => this.#ask({ type: 'add', items });
  readonly end = (...ids: readonly string[]): void => this.#ask({ type: 'end', ids });
  readonly pause = (): void => this.#ask({ type: 'pause' });
  readonly resume = (): void => this.#ask({ type: 'resume' });
  readonly dismiss = (id: string): void => this.#ask({ type: 'dismiss', id });
  /** @param key of a kept run, readable or not */
  readonly forget = (key: string): void => this.#ask({ type: 'forget', key });
  readonly retryData = (): void => this.#ask({ type: 'retry-data' });

  #ask(asked: Asked<Item>): void {
    const question = { id: this.#around.newId(), asked };
    if (this.#driver !== null) {
      this.#answer(question);
    } else {
      this.#open = [...this.#open, question];
      this.#post({ kind: 'question', question });
    }
  }

  #lead(first: boolean): void {
    const driver = this.#around.drive(first && this.#leader === null);
    this.#driver = driver;
    this.#leader = this.#id;
    driver.subscribe(() => this.#show());
    for (const question of this.#open) this.#answer(question);
    this.#open = [];
    this.#show();
    driver.start();
    // Those who waited with this tab learn who drives now.
    this.#tell();
  }

  #answer({ id, asked }: Question<Item>): void {
    if (this.#driver === null || this.#done.includes(id)) return;
    this.#done = [...this.#done, id].slice(-remembered);
    apply(this.#driver, asked);
  }

  #show(): void {
    this.#set({ ...this.#driver!.snapshot(), elsewhere: false });
    if (this.#heard) this.#tell();
  }

  #tell(): void {
    const { run, ...rest } = this.#state;
    const state = { ...rest, elsewhere: true, run: inFewWords(run) };
    this.#post({ kind: 'state', from: this.#id, state, done: this.#done });
  }

  #receive(message: Message<Item, Run>): void {
    if (this.#driver !== null) {
      if (message.kind === 'state') return;
      this.#heard = true;
      if (message.kind === 'question') this.#answer(message.question);
      this.#tell();
      return;
    }
    if (message.kind !== 'state') return;
    const { from, state, done } = message;
    this.#open = this.#open.filter(({ id }) => !done.includes(id));
    if (from !== this.#leader) {
      this.#leader = from;
      this.#post({ kind: 'hello' });
      for (const question of this.#open) this.#post({ kind: 'question', question });
    }
    this.#set(state);
  }

  #post(message: Message<Item, Run>): void {
    this.#around.tabs.post(message);
  }

  #set(state: SharedState<Item, Run>): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

function apply<Item extends Queued, Run extends KeptRecord>(
  driver: RunQueue<Item, Run>,
  asked: Asked<Item>,
): void {
  switch (asked.type) {
    case 'add':
      driver.add(...asked.items);
      break;
    case 'end':
      driver.end(...asked.ids);
      break;
    case 'pause':
      driver.pause();
      break;
    case 'resume':
      driver.resume();
      break;
    case 'dismiss':
      driver.dismiss(asked.id);
      break;
    case 'forget':
      void driver.forget(asked.key);
      break;
    case 'retry-data':
      driver.retryData();
  }
}

/** What another tab shows of a run: no weights, and no verdicts on single images. */
function inFewWords(run: RunState): RunState {
  const none = { verdicts: new Uint8Array(), costs: new Float32Array() };
  const brief = (test: RunState['test']) =>
    test && { ...test, evaluation: { ...test.evaluation, ...none } };
  return {
    ...run,
    parameters: null,
    firstParameters: null,
    live: [],
    timeline: null,
    epochs: run.epochs.map((epoch) => ({
      ...epoch,
      validation: epoch.validation && { ...epoch.validation, ...none },
      test: { ...epoch.test, ...none },
    })),
    test: brief(run.test),
    estimate: brief(run.estimate),
  };
}
