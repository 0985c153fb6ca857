// Functions of two inputs to be fitted. Page thread, pure.
import type { Point } from '../plane/half-plane.ts';

export const targetNames = ['hill', 'ring', 'waves', 'plateau'] as const;
type TargetName = (typeof targetNames)[number];

export const targets: Readonly<
  Record<TargetName, { readonly name: string; readonly value: (place: Point) => number }>
> = {
  hill: {
    name: 'a hill',
    value: ([x, y]) => 0.9 * Math.exp(-4 * ((x - 0.2) ** 2 + (y + 0.1) ** 2)),
  },
  ring: {
    name: 'a ring',
    value: ([x, y]) => 0.8 * Math.exp(-14 * (Math.hypot(x, y) - 0.6) ** 2),
  },
  waves: {
    name: 'waves',
    value: ([x, y]) => 0.5 + 0.35 * Math.sin(4 * x) * Math.cos(3 * y),
  },
  plateau: {
    name: 'a plateau',
    value: ([x, y]) => (x + y > 0.2 && x - y < 0.5 ? 0.8 : 0.1),
  },
};
