// The reader's digits as all figures of the page share them: kept in the browser's IndexedDB at once, told of to other tabs.
// Page thread. Digits are only ever added under keys that the storage gives, so no tab can write over another's.
import { useSyncExternalStore } from 'react';
import { transact, type RecordStore } from '../../training/kept-records.ts';
import { wholeText } from '../reading.ts';
import { parseKept, type KeptDigits, type OwnDigit, type StoredDigit } from './own-digit.ts';

export interface DigitsState extends KeptDigits {
  /** Until the storage has answered for the first time. */
  readonly loading: boolean;
  /** The browser keeps nothing here: digits last as long as the page does. */
  readonly fleeting: boolean;
}

/** So many can be looked at, trained on and shared out among pages. */
export const mostDigits = 2000;
export const fullSentence = `There is room for ${wholeText(mostDigits)} digits. Remove some, or take them home and erase them.`;

const kept: RecordStore = {
  database: 'neural-networks-live-handwriting',
  store: 'digits',
  autoIncrement: true,
};

class OwnDigits {
  #state: DigitsState = { digits: [], unreadable: 0, loading: true, fleeting: false };
  readonly #listeners = new Set<() => void>();
  #channel: BroadcastChannel | null = null;
  /** Reads and writes, one after another. */
  #work: Promise<void> = Promise.resolve();

  readonly snapshot = (): DigitsState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#channel === null) {
      this.#channel = new BroadcastChannel(kept.database);
      this.#channel.onmessage = () => void this.#then(() => this.#load());
      void this.#then(() => this.#load());
    }
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Adds them all or none. @returns whether there was room */
  async add(stored: readonly StoredDigit[]): Promise<boolean> {
    let room = true;
    await this.#then(async () => {
      room = this.#state.digits.length + stored.length <= mostDigits;
      if (!room) return;
      const keys = await this.#write((records) => {
        const requests = stored.map((one) => records.add(one));
        return () => requests.map(({ result }) => result as number);
      });
      const last = this.#state.digits.at(-1)?.key ?? 0;
      const added = stored.map((one, index) => ({
        ...one,
        key: keys?.[index] ?? last + 1 + index,
      }));
      this.#set({ digits: [...this.#state.digits, ...added] });
    });
    return room;
  }

  async remove({ key }: OwnDigit): Promise<void> {
    await this.#then(async () => {
      await this.#write((records) => {
        records.delete(key);
        return () => undefined;
      });
      this.#set({ digits: this.#state.digits.filter((other) => other.key !== key) });
    });
  }

  /** What cannot be read included. */
  async eraseAll(): Promise<void> {
    await this.#then(async () => {
      await this.#write((records) => {
        records.clear();
        return () => undefined;
      });
      this.#set({ digits: [], unreadable: 0 });
    });
  }

  async #load(): Promise<void> {
    if (this.#state.fleeting) return;
    try {
      const [keys, values] = await transact(kept, 'readonly', (records) => {
        const asked = [records.getAllKeys(), records.getAll()] as const;
        return () => [asked[0].result, asked[1].result as readonly unknown[]] as const;
      });
      this.#set({ ...parseKept(keys, values), loading: false });
    } catch {
      this.#set({ loading: false, fleeting: true });
    }
  }

  /** @returns null where the browser keeps nothing */
  async #write<Value>(ask: (records: IDBObjectStore) => () => Value): Promise<Value | null> {
    if (this.#state.fleeting) return null;
    try {
      const written = await transact(kept, 'readwrite', ask);
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

  #set(change: Partial<DigitsState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}

export const ownDigits = new OwnDigits();

export const useOwnDigits = (): DigitsState =>
  useSyncExternalStore(ownDigits.subscribe, ownDigits.snapshot, ownDigits.snapshot);
