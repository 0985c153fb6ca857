// Matrix products of any width, cut into the pieces that the unrolled loops take. AssemblyScript.
import { Lists } from '../build/records';
import {
  mostSegments,
  rowsOf,
  scatterOf,
  segmentsOf,
  tallestTile,
  tileOf,
  tileWidth,
  transposedTileOf,
  widestRow,
  widestSegment,
} from '../build/unrolled';
import { lengthOf } from './lists';

/** Into how many pieces a row of vectors is cut, and how wide the first of `pieces` is: as even as can be. */
export function piecesFor(vectors: i32, widest: i32): i32 {
  return (vectors + widest - 1) / widest;
}

export function pieceOf(vectors: i32, pieces: i32): i32 {
  return (vectors + pieces - 1) / pieces;
}

/** out = start + sum over a list of value * matrix row. The list's offsets reach to `end`. */
export function addRows(
  vectors: i32,
  offsets: usize,
  values: usize,
  end: usize,
  matrix: usize,
  start: usize,
  out: usize,
): void {
  for (let pieces = piecesFor(vectors, widestRow); pieces > 0; pieces--) {
    const width = pieceOf(vectors, pieces);
    rowsOf(width, offsets, values, end, matrix, start, out);
    const bytes = (<usize>width) << 4;
    vectors -= width;
    matrix += bytes;
    start += bytes;
    out += bytes;
  }
}

/** out += sum over a list of value * field: `segments` rows of the matrix, `stride` apart, to where they follow each other. */
export function addSegments(
  segments: i32,
  vectors: i32,
  offsets: usize,
  values: usize,
  end: usize,
  matrix: usize,
  stride: usize,
  out: usize,
): void {
  const most = vectors <= widestSegment ? mostSegments : 1;
  while (segments > 0) {
    const height = min(segments, most);
    if (height > 1) segmentsOf(height, vectors, offsets, values, end, matrix, stride, out);
    else addRows(vectors, offsets, values, end, matrix, out, out);
    segments -= height;
    matrix += stride * height;
    out += (<usize>(vectors * height)) << 4;
  }
}

/**
 * addRows for the first `count` of the lists and a matrix of at most widestRow vectors; of each list the part between two cuts.
 * @param startStride 0: all start from the same row
 */
export function addListedRows(
  vectors: i32,
  count: i32,
  lists: Lists,
  from: usize,
  to: usize,
  matrix: usize,
  start: usize,
  startStride: usize,
  out: usize,
  outStride: usize,
): void {
  let offsets = lists.offsets;
  let values = lists.values;
  for (let i: usize = 0; i < <usize>(count << 2); i += 4) {
    const first = load<usize>(from + i);
    const end = load<usize>(to + i);
    rowsOf(vectors, offsets + first, values + first, offsets + end, matrix, start, out);
    offsets += lists.stride;
    values += lists.stride;
    start += startStride;
    out += outStride;
  }
}

/** For each list and its delta: matrix row += value * delta. At most widestRow vectors. */
export function scatterAll(
  vectors: i32,
  count: i32,
  lists: Lists,
  matrix: usize,
  delta: usize,
  deltaStride: usize,
): void {
  for (let i: usize = 0; i < <usize>count; i++) {
    const offsets = lists.offsets + i * lists.stride;
    const values = lists.values + i * lists.stride;
    const end = offsets + lengthOf(lists, i);
    scatterOf(vectors, offsets, values, end, matrix, delta + i * deltaStride);
  }
}

/**
 * c = start + a b. a: height x depth, each row contiguous; b: depth rows; c: height rows of `vectors`.
 * @param startStride 0: all rows start from the same
 */
export function multiply(
  height: i32,
  vectors: i32,
  depth: i32,
  a: usize,
  aStride: usize,
  b: usize,
  bStride: usize,
  start: usize,
  startStride: usize,
  c: usize,
  cStride: usize,
): void {
  while (vectors > 0) {
    const width = tileWidth(vectors);
    const tallest = tallestTile(width);
    let aRow = a;
    let startRow = start;
    let cRow = c;
    let left = height;
    while (left > 0) {
      const tall = min(left, tallest);
      const blocks = left / tall;
      // prettier-ignore
      tileOf(tall, width, blocks, 1, depth, 0, aRow, aStride, b, bStride, startRow, startStride, cRow, cStride);
      const rows = tall * blocks;
      left -= rows;
      aRow += aStride * rows;
      startRow += startStride * rows;
      cRow += cStride * rows;
    }
    const bytes = (<usize>width) << 4;
    vectors -= width;
    b += bytes;
    start += bytes;
    c += bytes;
  }
}

/** c += a' b. a: depth rows of height numbers; b: depth rows; c: height rows of `vectors`. */
export function multiplyTransposed(
  height: i32,
  vectors: i32,
  depth: i32,
  a: usize,
  aStride: usize,
  b: usize,
  bStride: usize,
  c: usize,
  cStride: usize,
): void {
  while (vectors > 0) {
    const width = tileWidth(vectors);
    const tallest = tallestTile(width);
    let column = a;
    let row = c;
    let left = height;
    while (left > 0) {
      const tall = min(left, tallest);
      const blocks = left / tall;
      transposedTileOf(tall, width, blocks, depth, column, aStride, b, bStride, row, cStride);
      const rows = tall * blocks;
      left -= rows;
      column += (<usize>rows) << 2;
      row += cStride * rows;
    }
    const bytes = (<usize>width) << 4;
    vectors -= width;
    b += bytes;
    c += bytes;
  }
}

/**
 * to = factor * from, transposed, in blocks of four by four: both matrices need room up to the next multiple of four.
 * @param height rows of from, width: its columns
 */
export function transpose(
  height: i32,
  width: i32,
  from: usize,
  fromStride: usize,
  to: usize,
  toStride: usize,
  factor: f32,
): void {
  const factors = f32x4.splat(factor);
  for (let row = 0; row < height; row += 4) {
    let source = from + fromStride * row;
    let target = to + ((<usize>row) << 2);
    for (let column = 0; column < width; column += 4) {
      const a = f32x4.mul(factors, v128.load(source));
      const b = f32x4.mul(factors, v128.load(source + fromStride));
      const c = f32x4.mul(factors, v128.load(source + fromStride * 2));
      const d = f32x4.mul(factors, v128.load(source + fromStride * 3));
      const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
      const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
      const cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
      const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
      v128.store(target, v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5));
      v128.store(target + toStride, v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7));
      v128.store(target + toStride * 2, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
      v128.store(target + toStride * 3, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
      source += 16;
      target += toStride << 2;
    }
  }
}

/** From one packed row to the next, whatever its width. */
export const packedStride = 16 * widestRow;

/** Copies some columns of `count` rows to where they follow each other closely. */
export function packColumns(vectors: i32, count: i32, from: usize, stride: usize, to: usize): void {
  for (let i = 0; i < count; i++) {
    for (let j: usize = 0; j < (<usize>vectors) << 4; j += 16) {
      v128.store(to + j, v128.load(from + j));
    }
    from += stride;
    to += packedStride;
  }
}

/** out = sum of `count` rows, `stride` bytes apart. */
export function sumRows(
  vectors: i32,
  count: i32,
  rows: usize,
  stride: usize,
  start: usize,
  out: usize,
): void {
  for (let j: usize = 0; j < (<usize>vectors) << 4; j += 16) {
    let sum = v128.load(start + j);
    let row = rows + j;
    for (let i = 0; i < count; i++) {
      sum = f32x4.add(sum, v128.load(row));
      row += stride;
    }
    v128.store(out + j, sum);
  }
}
