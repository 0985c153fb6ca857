// How values and weights lie in the kernels' memory. Any thread.
//
// Outside, everything is packed (network/parameters.ts). Inside, the channels of each position of an image, or the units of
// a dense layer, are padded with zeros to whole vectors of four. The network's input alone stays packed, but for its end.
import { sizeOf, type Shape } from '../../network/layers/layer-definition.ts';
import { widestRow } from './generate/unrolled.ts';

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
interface Axis {
  readonly length: number;
  readonly outside: number;
  readonly inside: number;
}

/** A part of an array of weights that is regular outside and inside: where it begins, and its axes. */
export interface Part {
  readonly outside: number;
  readonly inside: number;
  readonly axes: readonly Axis[];
}

/** How a dense layer's units are divided: into panels of `vectors` times four, or one vector less. */
export function panelsOf(units: number): { readonly count: number; readonly vectors: number } {
  const vectors = padded(units) / 4;
  const count = Math.ceil(vectors / widestRow);
  return { count, vectors: Math.ceil(vectors / count) };
}

/** [units][inputs] outside, [panel][inputs with padding][units of the panel with padding] inside. */
export function denseParts({ groups, width }: Layout, units: number): readonly Part[] {
  const panels = panelsOf(units);
  const row = 4 * panels.vectors;
  const wide = padded(units) / 4 - panels.count * (panels.vectors - 1);
  let first = 0;
  return Array.from({ length: panels.count }, (_, panel) => {
    const length = Math.min(panel < wide ? row : row - 4, units - first);
    const part: Part = {
      outside: first * groups * width,
      inside: panel * groups * padded(width) * row,
      axes: [
        { length: groups, outside: width, inside: padded(width) * row },
        { length: width, outside: 1, inside: row },
        { length, outside: groups * width, inside: 1 },
      ],
    };
    first += length;
    return part;
  });
}

/** [maps][height][width][channels] outside, [maps][height][run with padding] inside. */
export function convolutionParts(
  maps: number,
  field: number,
  channels: number,
  position: number,
): readonly Part[] {
  const run = padded(field * position);
  const axes = [
    { length: maps, outside: field * field * channels, inside: field * run },
    { length: field, outside: field * channels, inside: run },
    { length: field, outside: channels, inside: position },
    { length: channels, outside: 1, inside: 1 },
  ];
  return [{ outside: 0, inside: 0, axes }];
}

/** Numbers outside. */
export function lengthOf(parts: readonly Part[]): number {
  const ofPart = ({ axes }: Part): number => axes.reduce((size, { length }) => size * length, 1);
  return parts.reduce((sum, part) => sum + ofPart(part), 0);
}

export function copyIn(parts: readonly Part[], outside: Float32Array, inside: Float32Array): void {
  for (const part of parts) {
    walk(part.axes, 0, part.outside, part.inside, (o, i) => {
      inside[i] = outside[o]!;
    });
  }
}

export function copyOut(parts: readonly Part[], inside: Float32Array, outside: Float32Array): void {
  for (const part of parts) {
    walk(part.axes, 0, part.outside, part.inside, (o, i) => {
      outside[o] = inside[i]!;
    });
  }
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
