// Where weights lie in the kernels' memory.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  copyIn,
  copyOut,
  denseParts,
  lengthOf,
  paddedLayout,
  paddedSize,
  panelsOf,
} from './layout.ts';

it('gives every weight of a dense layer a place of its own, in panels of rows', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 200 }),
      (groups, width, units) => {
        const input = paddedLayout([groups, width]);
        const parts = denseParts(input, units);
        const panels = panelsOf(units);
        expect(parts).toHaveLength(panels.count);
        expect(lengthOf(parts)).toBe(groups * width * units);

        const weights = Float32Array.from({ length: lengthOf(parts) }, (_, i) => i + 1);
        const inside = new Float32Array(panels.count * paddedSize(input) * 4 * panels.vectors);
        copyIn(parts, weights, inside);
        expect(inside.filter((weight) => weight !== 0)).toHaveLength(weights.length);
        const back = new Float32Array(weights.length);
        copyOut(parts, inside, back);
        expect(back).toEqual(weights);
      },
    ),
  );
});

it('divides units evenly: the panels differ by one vector at most', () => {
  // 157 vectors: three panels of twelve, eleven of eleven.
  const lengths = denseParts(paddedLayout([1]), 625).map(({ axes }) => axes.at(-1)!.length);
  expect(lengths).toEqual([48, 48, 48, ...Array.from({ length: 10 }, () => 44), 41]);
});
