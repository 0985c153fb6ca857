// Finished runs in the browser's IndexedDB, apart from the worker's own records. Page thread.
import { transact } from '../kept-records.ts';
import type { KeptRecord, ParseRecord, UnreadableRun } from './kept-record.ts';

export interface Kept<Run> {
  /** Oldest first. */
  readonly runs: readonly Run[];
  readonly unreadable: readonly UnreadableRun[];
}

/** Methods reject when the browser refuses: storage that is full, switched off or gone. */
export interface Archive<Run> {
  load(): Promise<Kept<Run>>;
  save(run: Run): Promise<void>;
  remove(key: string): Promise<void>;
}

/** @param parse tells a run from what cannot be shown */
export function indexedDbArchive<Run extends KeptRecord>(
  database: string,
  parse: ParseRecord<Run>,
): Archive<Run> {
  const kept = { database, store: 'finished' };
  return {
    load: async () => {
      const [keys, values] = await transact(kept, 'readonly', (records) => {
        const asked = [records.getAllKeys(), records.getAll()] as const;
        return () => [asked[0].result, asked[1].result as readonly unknown[]] as const;
      });
      const parsed = values.map((value, index) => parse(keys[index] as string, value));
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
