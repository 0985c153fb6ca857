// Lists of what is not zero: pairs of the offset of a matrix row and the value that it is to be multiplied with. AssemblyScript.
//
// Four candidates at a time are compacted by a byte shuffle looked up by their mask, without a branch.
// A list has room for eight entries more than it may hold.
import { Lists } from '../build/records';
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
