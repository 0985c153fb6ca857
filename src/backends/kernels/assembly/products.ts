// Matrix products of any width, cut into the pieces that the unrolled loops take. AssemblyScript.
import { rowsOf, scatterOf, tallestTile, tileOf, widestRow, widestTile } from '../build/unrolled';

/** Into how many pieces a row of vectors is cut, and how wide the first of `pieces` is: as even as can be. */
export function piecesFor(vectors: i32, widest: i32): i32 {
  return (vectors + widest - 1) / widest;
}

export function pieceOf(vectors: i32, pieces: i32): i32 {
  return (vectors + pieces - 1) / pieces;
}

/** out = start + sum over a list of value * matrix row. */
export function addRows(
  vectors: i32,
  offsets: usize,
  values: usize,
  count: i32,
  matrix: usize,
  start: usize,
  out: usize,
): void {
  for (let pieces = piecesFor(vectors, widestRow); pieces > 0; pieces--) {
    const width = pieceOf(vectors, pieces);
    rowsOf(width, offsets, values, count, matrix, start, out);
    vectors -= width;
    matrix += (<usize>width) << 4;
    start += (<usize>width) << 4;
    out += (<usize>width) << 4;
  }
}

/**
 * The same for many lists, list by list for one piece of the matrix after the other, so that the piece stays in the cache.
 * @param startStride 0: all start from the same row
 */
export function addRowsOfAll(
  vectors: i32,
  lists: i32,
  offsets: usize,
  values: usize,
  listStride: usize,
  counts: usize,
  matrix: usize,
  start: usize,
  startStride: usize,
  out: usize,
  outStride: usize,
): void {
  for (let pieces = piecesFor(vectors, widestRow); pieces > 0; pieces--) {
    const width = pieceOf(vectors, pieces);
    for (let i: usize = 0; i < <usize>lists; i++) {
      const list = i * listStride;
      const count = load<i32>(counts + (i << 2));
      rowsOf(
        width,
        offsets + list,
        values + list,
        count,
        matrix,
        start + i * startStride,
        out + i * outStride,
      );
    }
    vectors -= width;
    matrix += (<usize>width) << 4;
    start += (<usize>width) << 4;
    out += (<usize>width) << 4;
  }
}

/** For each list and its delta: matrix row += factor * value * delta. */
export function scatterAll(
  vectors: i32,
  lists: i32,
  offsets: usize,
  values: usize,
  listStride: usize,
  counts: usize,
  matrix: usize,
  factor: f32,
  delta: usize,
  deltaStride: usize,
): void {
  const factors = f32x4.splat(factor);
  for (let pieces = piecesFor(vectors, widestRow); pieces > 0; pieces--) {
    const width = pieceOf(vectors, pieces);
    for (let i: usize = 0; i < <usize>lists; i++) {
      const list = i * listStride;
      const count = load<i32>(counts + (i << 2));
      scatterOf(
        width,
        offsets + list,
        values + list,
        count,
        matrix,
        factors,
        delta + i * deltaStride,
      );
    }
    vectors -= width;
    matrix += (<usize>width) << 4;
    delta += (<usize>width) << 4;
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
  for (let pieces = piecesFor(vectors, widestTile); pieces > 0; pieces--) {
    const width = pieceOf(vectors, pieces);
    let aRow = a;
    let startRow = start;
    let cRow = c;
    let rowsLeft = height;
    for (let bands = piecesFor(height, tallestTile); bands > 0; bands--) {
      const tall = pieceOf(rowsLeft, bands);
      tileOf(
        tall,
        width,
        1,
        depth,
        0,
        aRow,
        aStride,
        b,
        bStride,
        startRow,
        startStride,
        cRow,
        cStride,
      );
      rowsLeft -= tall;
      aRow += aStride * tall;
      startRow += startStride * tall;
      cRow += cStride * tall;
    }
    vectors -= width;
    b += (<usize>width) << 4;
    start += (<usize>width) << 4;
    c += (<usize>width) << 4;
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
