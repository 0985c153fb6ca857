// A list of the reader's own, kept in the browser's IndexedDB at once and told of to other tabs. Page thread. Records are only
// ever added under keys that the storage gives, so no tab can write over another's.
import { transact, type RecordStore } from '../training/kept-records.ts';

export interface Kept<One> {
  /** Oldest first. */
  readonly items: readonly One[];
  /** Records of another version of this book, or damaged ones: left where they are. */
  readonly unreadable: number;
}

export interface KeptState<One> extends Kept<One> {
  /** Until the storage has answered for the first time. */
  readonly loading: boolean;
  /** The browser keeps nothing here, or has no room left: what is there lasts as long as the page does. */
  readonly fleeting: boolean;
}

interface KeptListOptions<Stored, One> {
  /** A name of its own in the browser's storage. */
  readonly database: string;
  readonly store: string;
  /** So many can be looked at, trained on and shared out among pages. */
  readonly most: number;
  /** Null: another version's, or damaged. */
  readonly parse: (key: number, value: unknown) => One | null;
  /** What is shown of a record that has just been written, or could not be. */
  readonly made: (key: number, stored: Stored) => One;
}

export class KeptList<Stored, One extends { readonly key: number }> {
  readonly #options: KeptListOptions<Stored, One>;
  readonly #kept: RecordStore;
  #state: KeptState<One> = { items: [], unreadable: 0, loading: true, fleeting: false };
  readonly #listeners = new Set<() => void>();
  #channel: BroadcastChannel | null = null;
  /** Reads and writes, one after another. */
  #work: Promise<void> = Promise.resolve();

  constructor(options: KeptListOptions<Stored, One>) {
    this.#options = options;
    const { database, store } = options;
    this.#kept = { database, store, autoIncrement: true };
  }

  readonly snapshot = (): KeptState<One> => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#channel === null) {
      this.#channel = new BroadcastChannel(this.#options.database);
      this.#channel.onmessage = () => void this.#then(() => this.#load());
      void this.#then(() => this.#load());
    }
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Adds them all or none. @returns their keys; null: there was no room */
  async add(stored: readonly Stored[]): Promise<readonly number[] | null> {
    let all: readonly number[] | null = null;
    await this.#then(async () => {
      if (this.#state.items.length + stored.length > this.#options.most) return;
      const keys = await this.#write((records) => {
        const requests = stored.map((one) => records.add(one));
        return () => requests.map(({ result }) => result as number);
      });
      const last = this.#state.items.at(-1)?.key ?? 0;
      all = keys ?? stored.map((_, index) => last + 1 + index);
      const added = all.map((key, index) => this.#options.made(key, stored[index]!));
      this.#set({ items: [...this.#state.items, ...added] });
    });
    return all;
  }

  /** In the place of what has this key, if it is still there. */
  async replace(key: number, stored: Stored): Promise<void> {
    await this.#then(async () => {
      await this.#write((records) => {
        const there = records.getKey(key);
        there.onsuccess = () => {
          if (there.result !== undefined) records.put(stored, key);
        };
        return () => undefined;
      });
      const made = this.#options.made(key, stored);
      this.#set({ items: this.#state.items.map((one) => (one.key === key ? made : one)) });
    });
  }

  async remove({ key }: One): Promise<void> {
    await this.#then(async () => {
      await this.#write((records) => {
        records.delete(key);
        return () => undefined;
      });
      this.#set({ items: this.#state.items.filter((other) => other.key !== key) });
    });
  }

  /** What cannot be read included. */
  async eraseAll(): Promise<void> {
    await this.#then(async () => {
      const cleared = await this.#write((records) => {
        records.clear();
        return () => true;
      });
      // There is room again.
      this.#set({ items: [], unreadable: 0, fleeting: cleared === null });
    });
  }

  async #load(): Promise<void> {
    if (this.#state.fleeting) return;
    try {
      const [keys, values] = await transact(this.#kept, 'readonly', (records) => {
        const asked = [records.getAllKeys(), records.getAll()] as const;
        return () => [asked[0].result, asked[1].result as readonly unknown[]] as const;
      });
      this.#set({ ...parsed(keys, values, this.#options.parse), loading: false });
    } catch {
      this.#set({ loading: false, fleeting: true });
    }
  }

  /** @returns null where the browser keeps nothing */
  async #write<Value>(ask: (records: IDBObjectStore) => () => Value): Promise<Value | null> {
    try {
      const written = await transact(this.#kept, 'readwrite', ask);
      this.#channel?.postMessage('changed');
      return written;
    } catch {
      this.#set({ fleeting: true });
      return null;
    }
  }

  #then(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work);
    return this.#work;
  }

  #set(change: Partial<KeptState<One>>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}

function parsed<One>(
  keys: readonly unknown[],
  values: readonly unknown[],
  parse: (key: number, value: unknown) => One | null,
): Kept<One> {
  const items = values.flatMap((value, index) => {
    const key = keys[index];
    return (typeof key === 'number' ? parse(key, value) : null) ?? [];
  });
  return { items, unreadable: values.length - items.length };
}
