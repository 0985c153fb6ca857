// Which test images cost the network most. Page thread, pure.
import type { Evaluation } from '../../network/backend.ts';

/**
 * Indices of the `count` examples with the largest cost, the worst first.
 * @param verdict only those that were taken for this digit; null: for any
 */
export function costliest(
  { costs, verdicts, from }: Pick<Evaluation, 'costs' | 'verdicts' | 'from'>,
  count: number,
  verdict: number | null,
): readonly number[] {
  const worst: number[] = [];
  for (let index = 0; index < costs.length; index += 1) {
    if (verdict !== null && verdicts[index] !== verdict) continue;
    const cost = costs[index]!;
    if (worst.length === count && cost <= costs[worst.at(-1)!]!) continue;
    const place = worst.findIndex((other) => cost > costs[other]!);
    worst.splice(place < 0 ? worst.length : place, 0, index);
    if (worst.length > count) worst.pop();
  }
  return worst.map((index) => from + index);
}
