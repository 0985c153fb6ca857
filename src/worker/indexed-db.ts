// What outlives the worker, in the browser's IndexedDB: runs, and how fast the backends are here. Worker.
import type { CheckpointStore } from './checkpoint-store.ts';
import type { SpeedStore } from './speeds.ts';
import type { TimelineStore } from './timeline/timeline-store.ts';

function done<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(refusal(request.error));
  });
}

function refusal(error: DOMException | null): Error {
  return error ?? new Error('the browser gave no reason');
}

/** Methods reject when the browser refuses: storage that is full, switched off or gone. */
class Records<StoreName extends string> {
  readonly #name: string;
  readonly #stores: readonly StoreName[];
  #opened: Promise<IDBDatabase> | null = null;

  constructor(name: string, stores: readonly StoreName[]) {
    this.#name = name;
    this.#stores = stores;
  }

  get(store: StoreName, key: IDBValidKey): Promise<unknown> {
    return this.#transact(store, 'readonly', (records) => records.get(key));
  }

  async put(store: StoreName, key: IDBValidKey, value: unknown): Promise<void> {
    await this.#transact(store, 'readwrite', (records) => records.put(value, key));
  }

  async remove(store: StoreName, key: IDBValidKey | IDBKeyRange): Promise<void> {
    await this.#transact(store, 'readwrite', (records) => records.delete(key));
  }

  async #transact(
    store: StoreName,
    mode: IDBTransactionMode,
    ask: (records: IDBObjectStore) => IDBRequest,
  ): Promise<unknown> {
    const database = await this.#database();
    const transaction = database.transaction(store, mode);
    const request = ask(transaction.objectStore(store));
    // Only a completed transaction is kept: a full disk shows at its end.
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(refusal(transaction.error));
    });
  }

  async #database(): Promise<IDBDatabase> {
    this.#opened ??= this.#open();
    try {
      return await this.#opened;
    } catch (error) {
      this.#opened = null;
      throw error;
    }
  }

  async #open(): Promise<IDBDatabase> {
    const request = indexedDB.open(this.#name, 1);
    request.onupgradeneeded = () => {
      for (const store of this.#stores) request.result.createObjectStore(store);
    };
    const database = await done(request);
    // Cleared by the reader, or wanted by a newer book: the next call opens it again.
    const closed = () => {
      database.close();
      this.#opened = null;
    };
    database.onversionchange = closed;
    database.onclose = closed;
    return database;
  }
}

/** @param name of the database */
export function indexedDbStores(name = 'neural-networks-live'): {
  readonly checkpoints: CheckpointStore;
  readonly speeds: SpeedStore;
  readonly timelines: TimelineStore;
} {
  const records = new Records(name, ['runs', 'speeds']);
  // A database of its own: many and large, and of no use to an older book.
  const moments = new Records(`${name}-moments`, ['lists', 'moments']);
  return {
    checkpoints: {
      load: (run) => records.get('runs', run),
      save: (run, kept) => records.put('runs', run, kept),
      remove: (run) => records.remove('runs', run),
    },
    speeds: {
      load: (networks) => records.get('speeds', networks),
      save: (networks, speeds) => records.put('speeds', networks, speeds),
    },
    timelines: {
      list: (run) => moments.get('lists', run),
      saveList: (run, list) => moments.put('lists', run, list),
      load: (run, moment) => moments.get('moments', [run, moment]),
      save: (run, moment, kept) => moments.put('moments', [run, moment], kept),
      remove: (run, moment) => moments.remove('moments', [run, moment]),
      async clear(run) {
        await moments.remove('lists', run);
        // An array comes after every number.
        await moments.remove('moments', IDBKeyRange.bound([run], [run, []]));
      },
    },
  };
}
