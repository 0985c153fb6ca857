// Finished runs in the browser's IndexedDB, apart from the worker's own records. Page thread.
import { transact } from '../kept-records.ts';
import { parseFinished, type FinishedRun, type UnreadableRun } from './finished-run.ts';

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

export function indexedDbArchive(database = 'neural-networks-live-experiments'): Archive {
  const kept = { database, store: 'finished' };
  return {
    load: async () => {
      const [keys, values] = await transact(kept, 'readonly', (records) => {
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
      transact(kept, 'readwrite', (records) => {
        records.put(run, run.id);
        return () => undefined;
      }),
    remove: (key) =>
      transact(kept, 'readwrite', (records) => {
        records.delete(key);
        return () => undefined;
      }),
  };
}
