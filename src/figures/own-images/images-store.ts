// The reader's pictures as all figures of the page share them, kept on the device as they came in. Page thread.
import { useSyncExternalStore } from 'react';
import { KeptList, type KeptState } from '../kept-list.ts';
import {
  mostImages,
  parseImage,
  shownImage,
  storedImage,
  type NewImage,
  type OwnImage,
  type StoredImage,
} from './own-image.ts';

const kept = new KeptList<StoredImage, OwnImage>({
  database: 'neural-networks-live-pictures',
  store: 'pictures',
  most: mostImages,
  parse: parseImage,
  made: shownImage,
});

export const useOwnImages = (): KeptState<OwnImage> =>
  useSyncExternalStore(kept.subscribe, kept.snapshot, kept.snapshot);

export const ownImages = {
  /** All of them or none. @returns the first one's key; null: there was no room */
  add: async (added: readonly NewImage[]): Promise<number | null> =>
    (await kept.add(added.map(storedImage)))?.[0] ?? null,
  setLabel: (image: OwnImage, label: number) =>
    kept.replace(image.key, storedImage({ ...image, label })),
  remove: (image: OwnImage) => kept.remove(image),
  eraseAll: () => kept.eraseAll(),
};
