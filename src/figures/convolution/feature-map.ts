// Convolution, pooling and shifts of one small image, cell by cell, as the chapter writes them. Page thread, pure.

/** A square of numbers, row by row. */
export interface Square {
  readonly side: number;
  readonly values: Float32Array;
}

export type Border = 'none' | 'full';
export const poolings = ['max', 'l2', 'mean'] as const;
export type Pooling = (typeof poolings)[number];

/** Rows and columns of 0 put around the image: none, or so many that every field that touches the image counts. */
export function marginOf(field: number, border: Border): number {
  return border === 'full' ? field - 1 : 0;
}

/** Places along one side: (n + 2p - f) / s + 1, rounded down. */
export function mapSide(image: number, field: number, stride: number, border: Border): number {
  return Math.floor((image + 2 * marginOf(field, border) - field) / stride) + 1;
}

/** A pixel, or 0 outside of the image. */
function pixelAt({ side, values }: Square, row: number, column: number): number {
  const inside = row >= 0 && row < side && column >= 0 && column < side;
  return inside ? values[row * side + column]! : 0;
}

/** The pixels under the field whose upper left corner stands at this row and column of the image, which may lie outside. */
export function fieldAt(image: Square, field: number, top: number, left: number): Float32Array {
  return Float32Array.from({ length: field * field }, (_, i) =>
    pixelAt(image, top + Math.floor(i / field), left + (i % field)),
  );
}

export interface Kernel {
  readonly field: number;
  /** field x field, row by row. */
  readonly weights: ArrayLike<number>;
  readonly bias: number;
}

/** z_jk = b + sum_l sum_m w_lm a_(j + l, k + m), at every place. */
export function convolve(
  image: Square,
  { field, weights, bias }: Kernel,
  stride = 1,
  border: Border = 'none',
): Square {
  const side = mapSide(image.side, field, stride, border);
  const margin = marginOf(field, border);
  const values = new Float32Array(side * side);
  for (let j = 0; j < side; j++) {
    for (let k = 0; k < side; k++) {
      let z = bias;
      for (let l = 0; l < field; l++) {
        for (let m = 0; m < field; m++) {
          const a = pixelAt(image, j * stride - margin + l, k * stride - margin + m);
          z += weights[l * field + m]! * a;
        }
      }
      values[j * side + k] = z;
    }
  }
  return { side, values };
}

/** What one square of a map becomes. */
const summaries: Readonly<Record<Pooling, (cells: readonly number[]) => number>> = {
  max: (cells) => Math.max(...cells),
  l2: (cells) => Math.sqrt(cells.reduce((sum, a) => sum + a * a, 0)),
  mean: (cells) => cells.reduce((sum, a) => sum + a, 0) / cells.length,
};

/** Squares that do not overlap; what is left over at the right and at the bottom is not looked at. */
export function pool(map: Square, size: number, pooling: Pooling): Square {
  const side = Math.floor(map.side / size);
  const summary = summaries[pooling];
  const values = Float32Array.from({ length: side * side }, (_, i) => {
    const top = Math.floor(i / side) * size;
    const left = (i % side) * size;
    return summary(
      Array.from(
        { length: size * size },
        (_cell, c) => map.values[(top + Math.floor(c / size)) * map.side + left + (c % size)]!,
      ),
    );
  });
  return { side, values };
}

/** The image moved right and down; 0 comes in from outside. */
export function shift(image: Square, right: number, down: number): Square {
  const { side } = image;
  const values = Float32Array.from({ length: side * side }, (_, i) =>
    pixelAt(image, Math.floor(i / side) - down, (i % side) - right),
  );
  return { side, values };
}

export interface Change {
  /** Cells in which at least one of the two differs from what it is on empty paper. */
  readonly live: number;
  /** Of these, the cells with the same value in both. */
  readonly same: number;
  /** Sum of all differences, as a share of the sum of what stood there before: both measured from empty paper. */
  readonly moved: number;
}

/** Beyond rounding. */
const least = 1e-5;

/** @param empty what every cell says to empty paper */
export function changeBetween(before: Square, after: Square, empty: number): Change {
  let live = 0;
  let same = 0;
  let difference = 0;
  let whole = 0;
  before.values.forEach((old, i) => {
    const now = after.values[i]!;
    whole += Math.abs(old - empty);
    difference += Math.abs(now - old);
    if (Math.abs(old - empty) < least && Math.abs(now - empty) < least) return;
    live += 1;
    if (Math.abs(now - old) < least) same += 1;
  });
  return { live, same, moved: whole === 0 ? 0 : difference / whole };
}

/** The largest distance of any cell from 0, at least a little: for the colours of a picture. */
export function scaleOf({ values }: Square): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
}
