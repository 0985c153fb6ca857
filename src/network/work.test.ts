// Multiplications are counted for each weight at each place where it is used.
import { expect, it } from 'vitest';
import { presetOf } from './presets/index.ts';
import { weightUses } from './work.ts';

const usesOf = (id: string) => weightUses(presetOf(id)!.plan.network);

it('counts a dense weight once, and a kernel at each of its places', () => {
  expect(usesOf('fc-784-30-10')).toBe(784 * 30 + 30 * 10);
  // 24 x 24 places of 20 kernels of 25, 12 x 12 pooled cells of 20 maps to 100 units, 100 to 10.
  expect(usesOf('conv20-fc100')).toBe(576 * 500 + 144 * 20 * 100 + 1000);
});
