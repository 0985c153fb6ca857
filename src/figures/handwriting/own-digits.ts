// The reader's digits as all figures of the page share them, kept on the device. Page thread.
import { useSyncExternalStore } from 'react';
import { KeptList, type KeptState } from '../kept-list.ts';
import { wholeText } from '../reading.ts';
import { parseDigit, type OwnDigit, type StoredDigit } from './own-digit.ts';

export const mostDigits = 2000;
export const fullSentence = `There is room for ${wholeText(mostDigits)} digits. Remove some, or take them home and erase them.`;

export const ownDigits = new KeptList<StoredDigit, OwnDigit>({
  database: 'neural-networks-live-handwriting',
  store: 'digits',
  most: mostDigits,
  parse: parseDigit,
  made: (key, stored) => ({ ...stored, key }),
});

export const useOwnDigits = (): KeptState<OwnDigit> =>
  useSyncExternalStore(ownDigits.subscribe, ownDigits.snapshot, ownDigits.snapshot);
