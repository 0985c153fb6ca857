// The numbers of a layer as images: which tiles there are, and all of them as one sheet. Page thread, pure.
import type { LayerSpec } from '../../network/layers/index.ts';
import type { Shape } from '../../network/layers/layer-definition.ts';
import type { LayerShapes, NetworkSpec } from '../../network/network-spec.ts';

/** [height, width, channels] */
type ImageShape = readonly [number, number, number];

export interface Tiles {
  /** How many there are, and of how many things: a matrix is one tile of many rows. */
  readonly count: number;
  readonly width: number;
  readonly height: number;
  /** width x height, row by row; NaN where it has no number. */
  readonly tile: (index: number) => Float32Array;
}

/** What the numbers that go into a layer are as an image; null: they are a list. `layer` may be the number of layers: what comes out. */
export function imageInto(
  { inputShape, layers }: NetworkSpec,
  shapes: readonly LayerShapes[],
  layer: number,
): ImageShape | null {
  for (let at = layer - 1; at >= 0; at--) {
    const { output } = shapes[at]!;
    if (isImage(output)) return output;
    if (layers[at]!.kind === 'dense') return null;
  }
  if (isImage(inputShape)) return inputShape;
  const side = Math.sqrt(inputShape[0]);
  return Number.isInteger(side) ? [side, side, 1] : null;
}

function isImage(shape: Shape): shape is ImageShape {
  return shape.length === 3;
}

/** Weights, or a gradient that is shaped like them: an image for each unit or map, or else one matrix. */
export function weightTiles(
  spec: LayerSpec,
  into: ImageShape | null,
  shape: Shape,
  weights: Float32Array,
): Tiles {
  if (spec.kind === 'conv2d') {
    const [maps, height, width, channels] = shape as readonly [number, number, number, number];
    return imageTiles(weights, maps, [height, width, channels]);
  }
  const [units, inputs] = shape as readonly [number, number];
  if (into !== null) return imageTiles(weights, units, into);
  return { count: 1, width: inputs, height: units, tile: () => weights };
}

/** Row `unit` of a matrix by itself. */
export function rowTiles(weights: Float32Array, units: number, unit: number): Tiles {
  const inputs = weights.length / units;
  return listTiles(weights.subarray(unit * inputs, (unit + 1) * inputs));
}

/** What a layer gave for one example, or how the cost changes with it. */
export function outputTiles(into: ImageShape | null, outputs: Float32Array): Tiles {
  if (into === null) return listTiles(outputs);
  const [height, width, channels] = into;
  return {
    count: channels,
    width,
    height,
    tile: (channel) => channelOf(outputs, 0, into, channel),
  };
}

/** A short list is a row; a longer one is broken into rows that make about a square. */
function listTiles(values: Float32Array): Tiles {
  const short = 12;
  const width = values.length <= short ? values.length : Math.ceil(Math.sqrt(values.length));
  const height = Math.ceil(values.length / width);
  return {
    count: 1,
    width,
    height,
    tile: () => {
      const cells = new Float32Array(width * height).fill(NaN);
      cells.set(values);
      return cells;
    },
  };
}

function channelOf(
  values: Float32Array,
  offset: number,
  [height, width, channels]: ImageShape,
  channel: number,
): Float32Array {
  return Float32Array.from(
    { length: height * width },
    (_, cell) => values[offset + cell * channels + channel]!,
  );
}

/** `count` images in a row, each with its channels side by side in a tile. */
function imageTiles(values: Float32Array, count: number, image: ImageShape): Tiles {
  const [height, width, channels] = image;
  const size = height * width * channels;
  if (channels === 1) {
    return {
      count,
      width,
      height,
      tile: (index) => values.subarray(index * size, (index + 1) * size),
    };
  }
  const parts = (index: number): Tiles => ({
    count: channels,
    width,
    height,
    tile: (channel) => channelOf(values, index * size, image, channel),
  });
  const one = sheetOf(parts(0), Math.ceil(Math.sqrt(channels)), 0);
  return {
    count,
    width: one.width,
    height: one.height,
    tile: (index) => sheetOf(parts(index), Math.ceil(Math.sqrt(channels)), 0).values,
  };
}

export interface Sheet {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  /** Tiles on it. */
  readonly count: number;
  /** Cells of a matrix that are on it, where not all are. */
  readonly cut: { readonly rows: number; readonly columns: number } | null;
}

/** More cells would take longer to paint than a frame lasts, and could not be told apart. */
const mostCells = 120_000;
const longest = 256;

/** What stands between two tiles, in place of a number. */
export const gapMark = Infinity;

/** Tiles side by side, as many as can be looked at. @param gap cells between two of them */
export function sheetOf(tiles: Tiles, columns: number, gap: number): Sheet {
  if (tiles.count === 1) return cutMatrix(tiles);
  const cells = tiles.width * tiles.height;
  const count = Math.max(1, Math.min(tiles.count, Math.floor(mostCells / cells)));
  const across = Math.min(columns, count);
  const down = Math.ceil(count / across);
  const width = across * (tiles.width + gap) - gap;
  const height = down * (tiles.height + gap) - gap;
  const values = new Float32Array(width * height).fill(NaN);
  for (let index = 0; index < count; index++) {
    const tile = tiles.tile(index);
    const left = (index % across) * (tiles.width + gap);
    const top = Math.floor(index / across) * (tiles.height + gap);
    if (gap > 0)
      surround(values, width, { left, top, right: left + tiles.width, bottom: top + tiles.height });
    for (let row = 0; row < tiles.height; row++) {
      const from = tile.subarray(row * tiles.width, (row + 1) * tiles.width);
      values.set(from, (top + row) * width + left);
    }
  }
  return { values, width, height, columns: across, count, cut: null };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Marks the cells right of a box, below it and in the corner. */
function surround(values: Float32Array, width: number, { left, top, right, bottom }: Box): void {
  if (right < width) for (let row = top; row < bottom; row++) values[row * width + right] = gapMark;
  const end = Math.min(right + 1, width);
  if (bottom * width < values.length)
    values.fill(gapMark, bottom * width + left, bottom * width + end);
}

function cutMatrix(tiles: Tiles): Sheet {
  const all = tiles.tile(0);
  const width = Math.min(tiles.width, longest);
  const height = Math.min(tiles.height, longest);
  if (width === tiles.width && height === tiles.height)
    return { values: all, width, height, columns: 1, count: 1, cut: null };
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++)
    values.set(all.subarray(row * tiles.width, row * tiles.width + width), row * width);
  return { values, width, height, columns: 1, count: 1, cut: { rows: height, columns: width } };
}

/** Which tile lies under a point of the sheet, both 0..1 across and down; null between them or where there is none. */
export function tileAt({ columns, count }: Sheet, x: number, y: number): number | null {
  const rows = Math.ceil(count / columns);
  const column = Math.floor(x * columns);
  const row = Math.floor(y * rows);
  if (column < 0 || column >= columns || row < 0 || row >= rows) return null;
  const index = row * columns + column;
  return index < count ? index : null;
}

/** Columns that make a sheet of about this shape. @param wide how many times as wide as high */
export function columnsFor(tiles: Tiles, wide: number): number {
  const cells = tiles.width * tiles.height;
  const count = Math.max(1, Math.min(tiles.count, Math.floor(mostCells / cells)));
  const columns = Math.round(Math.sqrt((count * wide * tiles.height) / tiles.width));
  return Math.max(1, Math.min(count, columns));
}
