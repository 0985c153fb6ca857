// What every layer of the network makes of the digit, asked again whenever either changes. Page thread.
import { useEffect, useState } from 'react';
import type { RunActions } from '../../training/run-state.ts';
import type { Square } from '../convolution/feature-map.ts';

type Inspection = NonNullable<Awaited<ReturnType<RunActions['inspect']>>>;

/**
 * @param asking whether the network may be asked: the first question starts a worker
 * @param occasion any object that is another whenever the network may have changed
 * @returns null before the first answer
 */
export function useInspection(
  inspect: RunActions['inspect'],
  image: Square,
  asking: boolean,
  occasion: object,
): Inspection | null {
  const [inspection, setInspection] = useState<Inspection | null>(null);
  useEffect(() => {
    if (!asking) return;
    const of = { kind: 'given', inputs: image.values, targets: null, count: 1 } as const;
    void inspect(of).then((answer) => {
      if (answer !== null) setInspection(answer);
    });
  }, [inspect, image, asking, occasion]);
  return asking ? inspection : null;
}

/** One map of a layer whose outputs are [side, side, maps]. */
export function mapOf(outputs: Float32Array, map: number, maps: number): Square {
  const cells = outputs.length / maps;
  return {
    side: Math.sqrt(cells),
    values: Float32Array.from({ length: cells }, (_, cell) => outputs[cell * maps + map]!),
  };
}
