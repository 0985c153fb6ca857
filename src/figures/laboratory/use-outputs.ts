// What the network makes of a drawing, asked again whenever either changes. Page thread.
import { useEffect, useRef, useState } from 'react';
import type { RunActions } from '../../training/run-state.ts';

/**
 * @param digit 28 x 28, 0..1; null: an empty pad
 * @param asking whether the network may be asked: the first question starts a worker
 * @param occasion any object that is another whenever the network may have changed
 * @returns the ten outputs; null for an empty pad, or before the first answer
 */
export function useOutputs(
  predict: RunActions['predict'],
  digit: Float32Array | null,
  asking: boolean,
  occasion: object,
): Float32Array | null {
  const [outputs, setOutputs] = useState<Float32Array | null>(null);
  /** Counts the drawings: an answer about one that was cleared comes too late. */
  const drawing = useRef(0);
  const empty = digit === null;

  const [wasEmpty, setWasEmpty] = useState(empty);
  if (empty !== wasEmpty) {
    setWasEmpty(empty);
    setOutputs(null);
  }

  useEffect(() => {
    if (empty) drawing.current += 1;
  }, [empty]);

  useEffect(() => {
    if (digit === null || !asking) return;
    const asked = drawing.current;
    void predict(digit, 1).then((answer) => {
      if (answer !== null && asked === drawing.current) setOutputs(answer);
    });
  }, [predict, digit, asking, occasion]);

  return empty ? null : outputs;
}
