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
import { madd } from './vector';

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

/** addRows for the first `count` of the lists and a matrix of at most widestRow vectors; all start from the same row. */
export function addListedRows(
  vectors: i32,
  count: i32,
  lists: Lists,
  matrix: usize,
  start: usize,
  out: usize,
  outStride: usize,
): void {
  for (let i: usize = 0; i < <usize>count; i++) {
    const offsets = lists.offsets + i * lists.stride;
    const values = lists.values + i * lists.stride;
    rowsOf(vectors, offsets, values, offsets + lengthOf(lists, i), matrix, start, out);
    out += outStride;
  }
}

/** Rows whose products with a vector are summed together: a list is followed by entries that fill it up to that. */
const productRows = 4;

/** For each entry of a list: sum += (row of the matrix at offset) * x. */
export function addProducts(
  vectors: i32,
  offsets: usize,
  end: usize,
  matrix: usize,
  x: usize,
  sum: usize,
): void {
  const pairsEnd = x + ((<usize>(vectors & ~1)) << 4);
  for (; offsets < end; offsets += 4 * productRows) {
    let row0 = matrix + load<u32>(offsets);
    let row1 = matrix + load<u32>(offsets, 4);
    let row2 = matrix + load<u32>(offsets, 8);
    let row3 = matrix + load<u32>(offsets, 12);
    let s0 = f32x4.splat(0);
    let s1 = f32x4.splat(0);
    let s2 = f32x4.splat(0);
    let s3 = f32x4.splat(0);
    let at = x;
    for (; at < pairsEnd; at += 32) {
      const x0 = v128.load(at);
      const x1 = v128.load(at, 16);
      s0 = madd(x1, v128.load(row0, 16), madd(x0, v128.load(row0), s0));
      s1 = madd(x1, v128.load(row1, 16), madd(x0, v128.load(row1), s1));
      s2 = madd(x1, v128.load(row2, 16), madd(x0, v128.load(row2), s2));
      s3 = madd(x1, v128.load(row3, 16), madd(x0, v128.load(row3), s3));
      row0 += 32;
      row1 += 32;
      row2 += 32;
      row3 += 32;
    }
    if (vectors & 1) {
      const x0 = v128.load(at);
      s0 = madd(x0, v128.load(row0), s0);
      s1 = madd(x0, v128.load(row1), s1);
      s2 = madd(x0, v128.load(row2), s2);
      s3 = madd(x0, v128.load(row3), s3);
    }
    // The sums of the lanes of each, side by side.
    const s01 = f32x4.add(
      v128.shuffle<f32>(s0, s1, 0, 4, 1, 5),
      v128.shuffle<f32>(s0, s1, 2, 6, 3, 7),
    );
    const s23 = f32x4.add(
      v128.shuffle<f32>(s2, s3, 0, 4, 1, 5),
      v128.shuffle<f32>(s2, s3, 2, 6, 3, 7),
    );
    const total = f32x4.add(
      v128.shuffle<f32>(s01, s23, 0, 1, 4, 5),
      v128.shuffle<f32>(s01, s23, 2, 3, 6, 7),
    );
    v128.store(sum, f32x4.add(v128.load(sum), total));
    sum += 4 * productRows;
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
