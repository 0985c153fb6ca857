// Lists of what is not zero: pairs of the offset of a matrix row and the value that it is to be multiplied with. AssemblyScript.
//
// Four candidates at a time are compacted by a byte shuffle looked up by their mask, without a branch.
// A list has room for eight entries more than it may hold.
import { Lists, Program } from '../build/records';
import { compactions, entriesAtOnce } from '../build/unrolled';
import { firstLanes } from './vector';

/** Appends the lanes that `mask` names. @returns the list's new length in bytes */
export function append(
  offsets: usize,
  values: usize,
  length: usize,
  offset: v128,
  value: v128,
  mask: i32,
): usize {
  const compaction = v128.load(compactions + ((<usize>mask) << 4));
  v128.store(offsets + length, i8x16.swizzle(offset, compaction));
  v128.store(values + length, i8x16.swizzle(value, compaction));
  return length + ((<usize>popcnt(mask)) << 2);
}

/**
 * Ends a list: entries that add nothing make it as long as the unrolled loops want.
 * @returns its length in bytes
 */
export function close(offsets: usize, values: usize, length: usize): usize {
  v128.store(offsets + length, i32x4.splat(0));
  v128.store(values + length, f32x4.splat(0));
  const step = 4 * entriesAtOnce;
  return ((length + step - 1) / step) * step;
}

/** The four offsets of the rows 0 to 3. */
export function firstOffsets(rowStride: i32): v128 {
  return i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(rowStride));
}

/**
 * Lists the numbers at x that are not 0, with the offsets of rows `rowStride` bytes apart.
 * @param width how many numbers there are at x
 * @returns the list's length in bytes
 */
export function listNonZero(
  offsets: usize,
  values: usize,
  x: usize,
  width: i32,
  rowStride: i32,
): usize {
  let length: usize = 0;
  let offset = firstOffsets(rowStride);
  const next = i32x4.splat(4 * rowStride);
  const zero = f32x4.splat(0);
  let left = width;
  for (; left >= 4; left -= 4) {
    const value = v128.load(x);
    const mask = i32x4.bitmask(f32x4.ne(value, zero));
    length = append(offsets, values, length, offset, value, mask);
    offset = i32x4.add(offset, next);
    x += 16;
  }
  if (left > 0) {
    const value = v128.load(x);
    const mask = i32x4.bitmask(v128.and(f32x4.ne(value, zero), firstLanes(left)));
    length = append(offsets, values, length, offset, value, mask);
  }
  return close(offsets, values, length);
}

/** Lists the numbers at x that are not 0 as example i of `lists`. */
export function listRow(lists: Lists, i: usize, x: usize, width: i32, rowStride: i32): void {
  const list = i * lists.stride;
  const length = listNonZero(lists.offsets + list, lists.values + list, x, width, rowStride);
  setLength(lists, i, length);
}

export function lengthOf(lists: Lists, i: usize): usize {
  return load<usize>(lists.lengths + (i << 2));
}

export function setLength(lists: Lists, i: usize, length: usize): void {
  store<usize>(lists.lengths + (i << 2), length);
}

/** Columns whose lists, as far as they are written to, stay in the nearest cache together. */
const columnsTogether = 128;

/** The rows' entries with offsets from the last bound to the next, to the ends of the columns' lists. */
function appendRows(
  program: Program,
  lists: Lists,
  count: i32,
  bound: u32,
  columnStride: i32,
  rowStride: i32,
  factor: f32,
): void {
  const ends = program.ends;
  const toValues = program.values - program.offsets;
  const inverse = inverseOf(columnStride);
  let offsets = lists.offsets;
  let values = lists.values;
  let row = 0;
  for (let i: usize = 0; i < <usize>count; i++) {
    const cursor = program.cursors + (i << 2);
    const length = lengthOf(lists, i);
    let at = load<usize>(cursor);
    for (; at < length; at += 4) {
      const offset = load<u32>(offsets + at);
      if (offset >= bound) break;
      const x = load<f32>(values + at);
      // The last entry may but fill the list.
      if (x == 0) continue;
      const end = ends + (quotient(offset, inverse) << 2);
      const to = load<usize>(end);
      store<u32>(to, row);
      store<f32>(to + toValues, factor * x);
      store<usize>(end, to + 4);
    }
    store<usize>(cursor, at);
    offsets += lists.stride;
    values += lists.stride;
    row += rowStride;
  }
}

/** Offsets are multiples of a stride: with its inverse, rounded up, a product gives exact quotients. */
export function inverseOf(stride: i32): u64 {
  return 0x1_0000_0000 / <u64>stride + 1;
}

export function quotient(offset: u32, inverse: u64): usize {
  return <usize>((<u64>offset * inverse) >> 32);
}

/**
 * Lists of rows as lists of columns: for each of `width` columns the rows in which it is not 0, at program.offsets, their
 * values times `factor` at program.values. Of every column `stride` bytes; where it ends stands in program.ends.
 * @param columnStride of the offsets in the rows' lists; rowStride: of those in the columns' lists
 */
export function listColumns(
  program: Program,
  lists: Lists,
  count: i32,
  width: i32,
  columnStride: i32,
  rowStride: i32,
  factor: f32,
  stride: usize,
): void {
  const ends = program.ends;
  const toValues = program.values - program.offsets;
  let column = program.offsets;
  for (let k: usize = 0; k < (<usize>width) << 2; k += 4) {
    store<usize>(ends + k, column);
    column += stride;
  }
  for (let i: usize = 0; i < <usize>count; i++) store<usize>(program.cursors + (i << 2), 0);
  for (let first = 0; first < width; first += columnsTogether) {
    const bound = (first + columnsTogether) * columnStride;
    appendRows(program, lists, count, bound, columnStride, rowStride, factor);
  }
  column = program.offsets;
  for (let k: usize = 0; k < (<usize>width) << 2; k += 4) {
    const length = close(column, column + toValues, load<usize>(ends + k) - column);
    store<usize>(ends + k, column + length);
    column += stride;
  }
}
