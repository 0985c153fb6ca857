// The reader's pictures, for as long as the page is open. Page thread.
import { useSyncExternalStore } from 'react';
import type { NewImage, OwnImage } from './own-image.ts';

let images: readonly OwnImage[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly OwnImage[]): void {
  images = next;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useOwnImages = (): readonly OwnImage[] =>
  useSyncExternalStore(subscribe, () => images);

export const ownImages = {
  /** @returns the first of them */
  add: (added: readonly NewImage[]): OwnImage | null => {
    const named = added.map((one) => ({ ...one, id: ++lastId }));
    set([...images, ...named]);
    return named[0] ?? null;
  },
  setLabel: (id: number, label: number) =>
    set(images.map((one) => (one.id === id ? { ...one, label } : one))),
  clear: () => set([]),
};
