// A store of records in the browser's IndexedDB, in a database of its own. Page thread.

export interface RecordStore {
  readonly database: string;
  readonly store: string;
  /** Keys are counted up by the browser, across all tabs, and never given twice. */
  readonly autoIncrement?: boolean;
}

function open({ database, store, autoIncrement = false }: RecordStore): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const { indexedDB: databases } = globalThis as { readonly indexedDB?: IDBFactory };
    if (!databases) throw new Error('its storage is switched off');
    const request = databases.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { autoIncrement });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser gave no reason'));
  });
}

/**
 * Opened for each use, so that a reader may clear it at any time. Rejects when the browser refuses: storage that is full,
 * switched off or gone.
 * @param ask makes the requests. @returns what reads their results, once the transaction is complete
 */
export async function transact<Value>(
  kept: RecordStore,
  mode: IDBTransactionMode,
  ask: (records: IDBObjectStore) => () => Value,
): Promise<Value> {
  const database = await open(kept);
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(kept.store, mode);
      const read = ask(transaction.objectStore(kept.store));
      // Only a completed transaction is kept: a full disk shows at its end.
      transaction.oncomplete = () => resolve(read());
      transaction.onabort = () =>
        reject(transaction.error ?? new Error('the browser gave no reason'));
    });
  } finally {
    database.close();
  }
}
