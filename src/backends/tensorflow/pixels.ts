// The inputs of one split of a data set. Worker. On a GPU they stay on the device and are gathered there; for wasm and cpu,
// which share this thread's memory, they stay as they came, so that MNIST takes 55 MB and not 220.
import * as tf from '@tensorflow/tfjs-core';
import type { Examples } from '../../network/examples.ts';
import { deviceRows, hostRows, type Rows } from './rows.ts';

export interface Pixels {
  /** Overwrites the inputs of the examples from `at` on. @param inputs whole examples, bytes or floats as at creation */
  write(at: number, inputs: Examples['inputs']): void;
  /** Inputs of the given examples, 0..1. The caller disposes of them. */
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

/** @param like what they will be: bytes or floats */
export function devicePixels(count: number, inputSize: number, like: Examples['inputs']): Pixels {
  const packed = like instanceof Uint8Array;
  const width = packed ? packedWidth(inputSize) : inputSize;
  let stored: tf.Tensor2D = tf.zeros([count, width]);
  return {
    write(at, inputs) {
      const floats = inputs instanceof Uint8Array ? pack(inputs, inputSize) : inputs;
      const before = stored;
      stored = tf.tidy(() =>
        replaceRows(before, at, tf.tensor2d(floats, [floats.length / width, width])),
      );
      before.dispose();
    },
    gather(indices) {
      return deviceRows(
        tf.tidy(() => {
          const rows = tf.gather(stored, tf.tensor1d(Int32Array.from(indices), 'int32'));
          return packed ? unpack(rows, inputSize) : rows;
        }),
      );
    },
    dispose: () => stored.dispose(),
  };
}

/** Tensors cannot be written to: a new one, with some rows of the old one replaced. */
function replaceRows(whole: tf.Tensor2D, at: number, rows: tf.Tensor2D): tf.Tensor2D {
  const [count, width] = whole.shape;
  const end = at + rows.shape[0];
  const parts: tf.Tensor2D[] = [];
  if (at > 0) parts.push(tf.slice(whole, [0, 0], [at, width]));
  parts.push(rows);
  if (end < count) parts.push(tf.slice(whole, [end, 0], [count - end, width]));
  // What was uploaded keeps a copy in this thread's memory; what was computed does not.
  return parts.length === 1 ? tf.add(rows, 0) : tf.concat(parts, 0);
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
