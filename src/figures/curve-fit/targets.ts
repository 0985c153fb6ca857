// Curves to be fitted: some that are given, and the reader's own as a list of values. Page thread, pure.
import { domain } from '../bumps/hidden-layer.ts';

export const curveNames = ['hills', 'wiggle', 'roof', 'jump'] as const;
type CurveName = (typeof curveNames)[number];

export const curves: Readonly<
  Record<CurveName, { readonly name: string; readonly value: (x: number) => number }>
> = {
  hills: {
    name: 'hills',
    value: (x) => 0.55 * Math.sin(4.2 * x + 0.5) + 0.3 * Math.cos(9 * x),
  },
  wiggle: { name: 'wiggle', value: (x) => 0.7 * Math.sin(12 * x) * (0.4 + 0.6 * x * x) },
  roof: { name: 'roof', value: (x) => 0.8 - 1.6 * Math.abs(x) },
  jump: { name: 'jumps', value: (x) => (x < -0.2 ? -0.6 : x < 0.4 ? 0.7 : -0.1) },
};

/** Values of a drawn curve stand at equal distances from one end of the domain to the other. */
export const ownCount = 81;
const span = domain.max - domain.min;

/** A drawn curve between its values: straight from one to the next. */
export function ownValue(own: readonly number[], x: number): number {
  const at = ((x - domain.min) / span) * (own.length - 1);
  const i = Math.max(0, Math.min(own.length - 2, Math.floor(at)));
  return own[i]! + (at - i) * (own[i + 1]! - own[i]!);
}

export function ownFrom(value: (x: number) => number): number[] {
  return Array.from({ length: ownCount }, (_, i) =>
    rounded(value(domain.min + (span * i) / (ownCount - 1))),
  );
}

/** Two decimals, within the plot: what a link carries. */
const rounded = (value: number) => Math.round(Math.max(-1, Math.min(1, value)) * 100) / 100;

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The curve after a pen has moved straight from one place to another. */
export function drawn(own: readonly number[], from: Place, to: Place): number[] {
  const index = (x: number) => ((x - domain.min) / span) * (own.length - 1);
  const [a, b] = [index(from.x), index(to.x)];
  const [low, high] = [Math.round(Math.min(a, b)), Math.round(Math.max(a, b))];
  return own.map((value, i) => {
    if (i < low || i > high) return value;
    const share = a === b ? 1 : Math.max(0, Math.min(1, (i - a) / (b - a)));
    return rounded(from.y + share * (to.y - from.y));
  });
}

/** How far to each side a pull reaches. */
const reach = 0.12;

/** The curve pulled to a height at one place, its neighbourhood with it. */
export function pulled(own: readonly number[], { x, y }: Place): number[] {
  const by = y - ownValue(own, x);
  return own.map((value, i) => {
    const distance = (domain.min + (span * i) / (own.length - 1) - x) / reach;
    return rounded(value + by * Math.exp(-distance * distance));
  });
}
