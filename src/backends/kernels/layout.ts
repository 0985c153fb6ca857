// How values and weights lie in the kernels' memory. Any thread.
//
// Outside, everything is packed (network/parameters.ts). Inside, the channels of each position of an image, or the units of
// a dense layer, are padded with zeros to whole vectors of four. The network's input alone stays packed, but for its end.
import { sizeOf, type Shape } from '../../network/layers/layer-definition.ts';

export function padded(width: number): number {
  return Math.ceil(width / 4) * 4;
}

/** The values of one example between two stages: `groups` times `width` numbers, each group padded. */
export interface Layout {
  readonly shape: Shape;
  readonly groups: number;
  readonly width: number;
  /** Numbers from one position of an image to the next. */
  readonly position: number;
}

/** Numbers with padding. */
export function paddedSize({ groups, width }: Layout): number {
  return groups * padded(width);
}

/** The network's input, or an image cut from it. */
export function packedLayout(shape: Shape): Layout {
  return { shape, groups: 1, width: sizeOf(shape), position: shape.at(-1)! };
}

/** What a stage gives. */
export function paddedLayout(shape: Shape): Layout {
  const width = shape.at(-1)!;
  return { shape, groups: sizeOf(shape) / width, width, position: padded(width) };
}

/** The same numbers seen as another shape. */
export function reshaped(layout: Layout, shape: Shape): Layout {
  return { ...layout, shape };
}

/** One axis of an array of weights: its length, and how far apart neighbours on it lie outside and inside. */
export interface Axis {
  readonly length: number;
  readonly outside: number;
  readonly inside: number;
}

/** [units][inputs] outside, [inputs with padding][units with padding] inside. */
export function denseAxes({ groups, width }: Layout, units: number): readonly Axis[] {
  const row = padded(units);
  return [
    { length: groups, outside: width, inside: padded(width) * row },
    { length: width, outside: 1, inside: row },
    { length: units, outside: groups * width, inside: 1 },
  ];
}

/** [maps][height][width][channels] outside, [maps][height][run with padding] inside. */
export function convolutionAxes(
  maps: number,
  field: number,
  channels: number,
  position: number,
): readonly Axis[] {
  const run = padded(field * position);
  return [
    { length: maps, outside: field * field * channels, inside: field * run },
    { length: field, outside: field * channels, inside: run },
    { length: field, outside: channels, inside: position },
    { length: channels, outside: 1, inside: 1 },
  ];
}

export function copyIn(axes: readonly Axis[], outside: Float32Array, inside: Float32Array): void {
  walk(axes, 0, 0, 0, (o, i) => {
    inside[i] = outside[o]!;
  });
}

export function copyOut(axes: readonly Axis[], inside: Float32Array, outside: Float32Array): void {
  walk(axes, 0, 0, 0, (o, i) => {
    outside[o] = inside[i]!;
  });
}

function walk(
  axes: readonly Axis[],
  depth: number,
  outside: number,
  inside: number,
  visit: (outside: number, inside: number) => void,
): void {
  const axis = axes[depth]!;
  const innermost = depth === axes.length - 1;
  for (let i = 0; i < axis.length; i++) {
    if (innermost) visit(outside, inside);
    else walk(axes, depth + 1, outside, inside, visit);
    outside += axis.outside;
    inside += axis.inside;
  }
}
