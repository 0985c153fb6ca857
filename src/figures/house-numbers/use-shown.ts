// The pictures of some places in the file, and what the networks read in them. Page thread.
import { useEffect, useMemo, useState } from 'react';
import { asDigit, greyImages } from '../../data/svhn/pictures.ts';
import { houseNumberBytes } from '../../network/house-numbers.ts';
import { houseNumbers } from '../../training/house-numbers.ts';
import type { RunActions } from '../../training/run-state.ts';
import { verdictsIn } from '../reading.ts';

export interface Shown {
  /** In the file. */
  readonly places: Uint32Array;
  /** Image after image, as in the file. */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** @param set which reading of a file; null: none. @returns those shown before until others are here; null before the first */
export function useShown(set: number | null, places: Uint32Array): Shown | null {
  const [shown, setShown] = useState<(Shown & { readonly set: number }) | null>(null);
  useEffect(() => {
    if (set === null || places.length === 0) return;
    void houseNumbers.view(places).then((found) => {
      if (found !== null) setShown({ set, places, images: found.images, labels: found.labels });
    });
  }, [set, places]);
  return shown?.set === set && places.length > 0 ? shown : null;
}

/** Each picture as its reader wants it, 0 to 1, one after another. */
export function useInputs(shown: Shown | null, reader: 'own' | 'mnist'): Float32Array | null {
  return useMemo(() => {
    if (shown === null) return null;
    const count = shown.labels.length;
    const grey = greyImages(shown.images, 0, count);
    if (reader === 'own') return Float32Array.from(grey, (value) => value / 255);
    const digits = new Float32Array(count * 784);
    for (let n = 0; n < count; n++) {
      digits.set(asDigit(grey.subarray(n * 1024, (n + 1) * 1024)), n * 784);
    }
    return digits;
  }, [shown, reader]);
}

/**
 * @param occasion any object that is another whenever the network may have changed; null: there is no network to ask
 * @returns the digit read in each, of these inputs; null before they are known
 */
export function useVerdicts(
  predict: RunActions['predict'],
  inputs: Float32Array | null,
  count: number,
  occasion: object | null,
): Uint8Array | null {
  const [answer, setAnswer] = useState<{
    readonly inputs: Float32Array;
    readonly verdicts: Uint8Array;
  } | null>(null);
  useEffect(() => {
    if (inputs === null || occasion === null) return;
    void predict(inputs, count).then((outputs) => {
      if (outputs?.length !== 10 * count) return;
      setAnswer({ inputs, verdicts: verdictsIn(outputs, count) });
    });
  }, [predict, inputs, count, occasion]);
  return occasion !== null && answer?.inputs === inputs ? answer.verdicts : null;
}

export function imageAt({ images }: Shown, n: number): Uint8Array {
  return images.subarray(n * houseNumberBytes, (n + 1) * houseNumberBytes);
}
