// What the network on the bench takes the reader's digits for, asked again whenever either changes. Page thread.
import { useEffect, useState } from 'react';
import type { RunActions } from '../../training/run-state.ts';
import { verdictsOf } from './measure.ts';
import { inputsOf, type OwnDigit } from './own-digit.ts';

/** By key. */
export type Verdicts = ReadonlyMap<number, number>;
export const noVerdicts: Verdicts = new Map();

/** @param occasion any object that is another whenever the network may have changed; null: it is not asked, and the last answer stays */
export function useVerdicts(
  predict: RunActions['predict'],
  digits: readonly OwnDigit[],
  occasion: object | null,
): Verdicts {
  const [verdicts, setVerdicts] = useState(noVerdicts);
  useEffect(() => {
    if (occasion === null || digits.length === 0) return undefined;
    let wanted = true;
    const inputs = (from: number, to: number) => inputsOf(digits.slice(from, to));
    void verdictsOf(predict, digits.length, inputs, () => wanted).then((answer) => {
      if (answer === null) return;
      setVerdicts(new Map(digits.map(({ key }, index) => [key, answer[index]!])));
    });
    return () => {
      wanted = false;
    };
  }, [predict, digits, occasion]);
  return verdicts;
}
