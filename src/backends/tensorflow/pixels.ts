// The inputs of one split of a data set. Worker. On a GPU they stay on the device and are gathered there; for wasm and cpu,
// which share this thread's memory, they stay as they came, so that MNIST takes 55 MB and not 220.
import * as tf from '@tensorflow/tfjs-core';
import type { Examples } from '../../network/examples.ts';
import { deviceRows, hostRows, type Rows } from './rows.ts';

export interface Pixels {
  /** Overwrites the inputs of the examples from `at` on. @param inputs whole examples, bytes or floats as at creation */
  write(at: number, inputs: Examples['inputs']): void;
  /** Inputs of the given examples, all of them written before, 0..1. The caller disposes of them. */
  gather(indices: Uint32Array): Rows;
  dispose(): void;
}

/** @param like what they will be: bytes or floats */
export function hostPixels(count: number, inputSize: number, like: Examples['inputs']): Pixels {
  const length = count * inputSize;
  const stored = like instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length);
  const scale = like instanceof Uint8Array ? 255 : 1;
  return {
    write(at, inputs) {
      stored.set(inputs, at * inputSize);
    },
    gather(indices) {
      const values = new Float32Array(indices.length * inputSize);
      for (const [row, index] of indices.entries()) {
        const from = index * inputSize;
        const to = row * inputSize;
        for (let k = 0; k < inputSize; k++) values[to + k] = stored[from + k]! / scale;
      }
      return hostRows(values, inputSize);
    },
    dispose: () => undefined,
  };
}

/** Some consecutive examples on the device, as they were loaded together. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly rows: tf.Tensor2D;
}

/** @param like what they will be: bytes or floats */
export function devicePixels(inputSize: number, like: Examples['inputs']): Pixels {
  const packed = like instanceof Uint8Array;
  // Tensors cannot be written to, and putting a larger one together would leave the device with both.
  let parts: Part[] = [];
  return {
    write(from, inputs) {
      const to = from + inputs.length / inputSize;
      const rows = uploaded(inputs, inputSize);
      const hidden = parts.filter((part) => from <= part.from && part.to <= to);
      parts = [{ from, to, rows }, ...parts.filter((part) => !hidden.includes(part))];
      for (const part of hidden) part.rows.dispose();
    },
    gather(indices) {
      return deviceRows(
        tf.tidy(() => {
          const rows = gathered(parts, indices);
          return packed ? unpack(rows, inputSize) : rows;
        }),
      );
    },
    dispose() {
      for (const { rows } of parts) rows.dispose();
      parts = [];
    },
  };
}

function uploaded(inputs: Examples['inputs'], inputSize: number): tf.Tensor2D {
  const floats = inputs instanceof Uint8Array ? pack(inputs, inputSize) : inputs;
  const rows = inputs.length / inputSize;
  // What was uploaded may keep a copy in this thread's memory; what was computed does not.
  return tf.tidy(() => tf.add(tf.tensor2d(floats, [rows, floats.length / rows]), 0));
}

/** Rows from whichever parts hold them, of equals the latest: part by part first, then in the order asked for. */
function gathered(parts: readonly Part[], indices: Uint32Array): tf.Tensor2D {
  const wanted = parts.map((): number[] => []);
  const places = parts.map((): number[] => []);
  for (const [place, index] of indices.entries()) {
    const holder = parts.findIndex(({ from, to }) => from <= index && index < to);
    wanted[holder]!.push(index - parts[holder]!.from);
    places[holder]!.push(place);
  }
  const found = parts.flatMap(({ rows }, i) =>
    wanted[i]!.length === 0 ? [] : [tf.gather(rows, tf.tensor1d(wanted[i]!, 'int32'))],
  );
  if (found.length === 1) return found[0]!;
  const order = new Int32Array(indices.length);
  for (const [row, place] of places.flat().entries()) order[place] = row;
  return tf.gather(tf.concat(found, 0), tf.tensor1d(order, 'int32'));
}

// GPU tensors hold four bytes a value whatever it is, and a float32 holds whole numbers below 2^24 exactly. So three grey
// levels go into one float: value i is level i + 256 (level width + i) + 65,536 (level 2 width + i). MNIST then takes 73 MB.

function packedWidth(inputSize: number): number {
  return Math.ceil(inputSize / 3);
}

function pack(bytes: Uint8Array, inputSize: number): Float32Array {
  const width = packedWidth(inputSize);
  const rows = bytes.length / inputSize;
  const packed = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    for (let plane = 0; plane < 3; plane++) {
      const factor = 256 ** plane;
      const from = row * inputSize + plane * width;
      const end = Math.min(width, inputSize - plane * width);
      for (let i = 0; i < end; i++) packed[row * width + i]! += bytes[from + i]! * factor;
    }
  }
  return packed;
}

/** @param packed [rows, packedWidth]. @returns [rows, inputSize], 0..1 */
function unpack(packed: tf.Tensor2D, inputSize: number): tf.Tensor2D {
  const high: tf.Tensor2D = tf.floor(tf.mul(packed, 2 ** -16));
  const rest: tf.Tensor2D = tf.sub(packed, tf.mul(high, 2 ** 16));
  const middle: tf.Tensor2D = tf.floor(tf.mul(rest, 2 ** -8));
  const low: tf.Tensor2D = tf.sub(rest, tf.mul(middle, 2 ** 8));
  const levels = tf.concat([low, middle, high], 1);
  return tf.div(tf.slice(levels, [0, 0], [packed.shape[0], inputSize]), 255);
}
