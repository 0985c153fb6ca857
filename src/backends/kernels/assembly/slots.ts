// Examples of bytes as the store keeps them: each in a slot of the same size, either as the list of its ink (the pixels that
// are not 0: on average 150 of a digit's 784) or, if it has too much of it, as it came. AssemblyScript.
//
// A list is half as long to fetch, and needs no search for ink. A slot: the number of listed pixels (or `whole`) in its
// first vector then the pixels' positions (16 bits each), then their grey levels (8 bits each), or all the bytes.
// Positions and levels are padded to eight.
import { Lists, Source } from '../build/records';
import { close, setLength } from './lists';

const header = 16;
const whole: u32 = 0xffffffff;
/** Positions have 16 bits. */
const widestListed = 65_536;

function paddedToEight(count: i32): i32 {
  return (count + 7) & ~7;
}

/** Puts `count` examples from `from` on, `width` bytes each, into the slots from `at` on. */
export function fillSlots(source: Source, at: i32, from: usize, count: i32): void {
  for (let i = 0; i < count; i++) {
    const slot = source.inputs + <usize>(at + i) * source.stride;
    fillSlot(slot, source.stride - header, from, source.width);
    from += source.width;
  }
}

function fillSlot(slot: usize, room: i32, from: usize, width: i32): void {
  let count = 0;
  for (let i: usize = 0; i < <usize>width; i++) count += <i32>(load<u8>(from + i) != 0);
  const positions = slot + header;
  if (width > widestListed || 3 * paddedToEight(count) > room) {
    store<u32>(slot, whole);
    memory.copy(positions, from, width);
    return;
  }
  store<u32>(slot, count);
  const levels = positions + 2 * paddedToEight(count);
  let listed: usize = 0;
  for (let i = 0; i < width; i++) {
    const level = load<u8>(from + <usize>i);
    if (level == 0) continue;
    store<u16>(positions + 2 * listed, <u16>i);
    store<u8>(levels + listed, level);
    listed++;
  }
}

/** Four grey levels, 0 to 255, as 0 to 1. */
function grey(levels: v128): v128 {
  return f32x4.mul(f32x4.splat(1 / <f32>255), f32x4.convert_i32x4_s(levels));
}

/** Whether a slot holds a list, not all bytes. */
export function isListed(slot: usize): bool {
  return load<u32>(slot) != whole;
}

/**
 * A listed slot as example i of `lists`.
 * @param rowStride of the matrix that it will be multiplied with, below 65,536
 */
export function listSlot(slot: usize, rowStride: i32, lists: Lists, example: usize): void {
  const count = load<i32>(slot);
  const positions = slot + header;
  const levels = positions + 2 * paddedToEight(count);
  const offsets = lists.offsets + example * lists.stride;
  const values = lists.values + example * lists.stride;
  const stride = i16x8.splat(<i16>rowStride);
  for (let i: usize = 0; i < <usize>count; i += 8) {
    const position = v128.load(positions + 2 * i);
    const level = v128.load8x8_u(levels + i);
    const offset = offsets + 4 * i;
    v128.store(offset, i32x4.extmul_low_i16x8_u(position, stride));
    v128.store(offset, i32x4.extmul_high_i16x8_u(position, stride), 16);
    const value = values + 4 * i;
    v128.store(value, grey(i32x4.extend_low_i16x8_u(level)));
    v128.store(value, grey(i32x4.extend_high_i16x8_u(level)), 16);
  }
  setLength(lists, example, close(offsets, values, 4 * count));
}

/** Any slot as a row of `width` numbers from 0 to 1. */
export function unpackSlot(slot: usize, width: i32, to: usize): void {
  if (isListed(slot)) unpackList(slot, width, to);
  else unpackBytes(slot + header, width, to);
}

function unpackList(slot: usize, width: i32, to: usize): void {
  memory.fill(to, 0, (<usize>width) << 2);
  const count = load<i32>(slot);
  const positions = slot + header;
  const levels = positions + 2 * paddedToEight(count);
  const scale: f32 = 1 / <f32>255;
  for (let i: usize = 0; i < <usize>count; i++) {
    const position = <usize>load<u16>(positions + 2 * i);
    store<f32>(to + (position << 2), scale * <f32>load<u8>(levels + i));
  }
}

function unpackBytes(from: usize, width: i32, to: usize): void {
  for (let i: usize = 0; i < <usize>width; i += 4) {
    const words = i16x8.extend_low_i8x16_u(v128.load32_zero(from + i));
    v128.store(to + (i << 2), grey(i32x4.extend_low_i16x8_u(words)));
  }
}
