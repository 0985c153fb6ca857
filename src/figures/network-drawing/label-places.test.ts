// Numbers on the lines of a [2, 3, 1] network keep off each other.
import { expect, test } from 'vitest';
import { labelPlaces, type Line } from './label-places.ts';

const inputs = [
  [46, 117],
  [46, 259],
] as const;
const hidden = [
  [200, 46],
  [200, 188],
  [200, 330],
] as const;
const lines: Line[] = hidden.flatMap((to) => inputs.map((from) => ({ from, to })));
lines.push(...hidden.map((from) => ({ from, to: [354, 188] as const })));

test('no two numbers of 40 x 14 overlap', () => {
  const boxes = labelPlaces(lines, 25, []).map((t, index) => {
    const { from, to } = lines[index]!;
    return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])] as const;
  });
  const overlaps = boxes.flatMap(([x, y], one) =>
    boxes.filter(
      ([otherX, otherY], other) =>
        other > one && Math.abs(x - otherX) < 40 && Math.abs(y - otherY) < 14,
    ),
  );
  expect(overlaps).toEqual([]);
});

test('no number lies on a circle', () => {
  labelPlaces(lines, 25, []).forEach((t, index) => {
    const { from, to } = lines[index]!;
    const x = from[0] + t * (to[0] - from[0]);
    const y = from[1] + t * (to[1] - from[1]);
    for (const [circleX, circleY] of [...inputs, ...hidden, [354, 188] as const]) {
      const beside = Math.max(0, Math.abs(x - circleX) - 20);
      const above = Math.max(0, Math.abs(y - circleY) - 8);
      expect(Math.hypot(beside, above)).toBeGreaterThan(24.9);
    }
  });
});

test('a single line has its number where it is free', () => {
  const [t] = labelPlaces([{ from: [0, 0], to: [100, 0] }], 0, [[20, 0]]);
  expect(t).toBeGreaterThan(0.6);
});
