// The axis of heights that fall: by powers of ten where a landscape has its lowest place at 0, else as they are. Page thread, pure.
import type { Point } from '../plane/half-plane.ts';
import { powerOfTen } from '../scientific.ts';
import { signed } from '../signed.ts';
import type { Landscape } from './landscapes.ts';

interface HeightAxis {
  readonly axis: {
    readonly min: number;
    readonly max: number;
    readonly ticks: readonly number[];
    readonly label: string;
    readonly format: (value: number) => string;
  };
  /** Where on the axis a height stands. */
  readonly place: (height: number) => number;
}

/** Of the axis, as a power of ten. */
const least = -6;

export function fallAxis(label: string, highest: number): HeightAxis {
  const max = Math.max(1, Math.ceil(Math.log10(highest)));
  return {
    axis: {
      min: least,
      max,
      ticks: [-6, -4, -2, 0, 2].filter((power) => power <= max),
      label,
      format: powerOfTen,
    },
    place: (height) => Math.log10(Math.max(height, 10 ** (least - 1))),
  };
}

export function heightAxis({ height, levels }: Landscape, start: Point): HeightAxis {
  if (levels[0]! > 0) return fallAxis('height f', height(start));
  const min = levels[0]!;
  const max = Math.max(min + 1, height(start));
  return {
    axis: {
      min,
      max,
      ticks: [min, max],
      label: 'height f',
      format: (value) => signed(value, 1),
    },
    place: (value) => value,
  };
}
