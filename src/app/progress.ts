// Which chapters a reader has read and which exercises they have done, kept on the device. Page thread.
import { useSyncExternalStore } from 'react';
import * as v from 'valibot';

const schema = v.strictObject({
  version: v.literal(1),
  /** Slugs of chapters read to their end. */
  read: v.array(v.string()),
  /** Exercises done, as 'slug/title'. */
  done: v.array(v.string()),
});
export type Progress = v.InferOutput<typeof schema>;

const KEY = 'reading-progress';
const NOTHING: Progress = { version: 1, read: [], done: [] };

let current: Progress | null = null;
const listeners = new Set<() => void>();

/** What was kept; nothing where there is none, or where it cannot be read. */
export function parseProgress(text: string | null): Progress {
  if (text === null) return NOTHING;
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : NOTHING;
  } catch {
    return NOTHING;
  }
}

function load(): Progress {
  try {
    return parseProgress(localStorage.getItem(KEY));
  } catch {
    // Storage is switched off: the marks last as long as the page.
    return NOTHING;
  }
}

function snapshot(): Progress {
  current ??= load();
  return current;
}

function keep(next: Progress): void {
  current = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  // Another tab has marked something.
  const reload = ({ key }: StorageEvent) => {
    if (key !== KEY) return;
    current = load();
    listener();
  };
  listeners.add(listener);
  addEventListener('storage', reload);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', reload);
  };
}

const withMark = (marks: readonly string[], mark: string, on: boolean): string[] =>
  on ? [...new Set([...marks, mark])] : marks.filter((other) => other !== mark);

export function markRead(slug: string): void {
  const progress = snapshot();
  if (!progress.read.includes(slug))
    keep({ ...progress, read: withMark(progress.read, slug, true) });
}

export function markDone(exercise: string, done: boolean): void {
  const progress = snapshot();
  if (progress.done.includes(exercise) === done) return;
  keep({ ...progress, done: withMark(progress.done, exercise, done) });
}

export function eraseProgress(): void {
  keep(NOTHING);
}

/** Nothing is marked in the prerendered page; the marks appear after it has come to life. */
export function useProgress(): Progress {
  return useSyncExternalStore(subscribe, snapshot, () => NOTHING);
}
