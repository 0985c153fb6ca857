// Finished runs in the browser's IndexedDB, apart from the worker's own records. Page thread.
import { parseFinished, type FinishedRun, type UnreadableRun } from './finished-run.ts';

const store = 'finished';

export interface Kept {
  /** Oldest first. */
  readonly runs: readonly FinishedRun[];
  readonly unreadable: readonly UnreadableRun[];
}

/** Methods reject when the browser refuses: storage that is full, switched off or gone. */
export interface Archive {
  load(): Promise<Kept>;
  save(run: FinishedRun): Promise<void>;
  remove(key: string): Promise<void>;
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser gave no reason'));
  });
}

/** Opened for each use, so that a reader may clear it at any time. */
async function transact<Value>(
  name: string,
  mode: IDBTransactionMode,
  ask: (records: IDBObjectStore) => () => Value,
): Promise<Value> {
  const database = await open(name);
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const read = ask(transaction.objectStore(store));
      // Only a completed transaction is kept: a full disk shows at its end.
      transaction.oncomplete = () => resolve(read());
      transaction.onabort = () =>
        reject(transaction.error ?? new Error('the browser gave no reason'));
    });
  } finally {
    database.close();
  }
}

export function indexedDbArchive(name = 'neural-networks-live-experiments'): Archive {
  return {
    load: async () => {
      const [keys, values] = await transact(name, 'readonly', (records) => {
        const asked = [records.getAllKeys(), records.getAll()] as const;
        return () => [asked[0].result, asked[1].result as readonly unknown[]] as const;
      });
      const parsed = values.map((value, index) => parseFinished(keys[index] as string, value));
      return {
        runs: parsed
          .flatMap((one) => ('run' in one ? [one.run] : []))
          .sort((a, b) => a.finishedAt - b.finishedAt),
        unreadable: parsed.flatMap((one) => ('unreadable' in one ? [one.unreadable] : [])),
      };
    },
    save: (run) =>
      transact(name, 'readwrite', (records) => {
        records.put(run, run.id);
        return () => undefined;
      }),
    remove: (key) =>
      transact(name, 'readwrite', (records) => {
        records.delete(key);
        return () => undefined;
      }),
  };
}
