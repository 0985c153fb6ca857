// Activations: z becomes a, in place unless z is needed again, and on the way back dC/da becomes dC/dz. AssemblyScript. Formulas: network/activations.
import { Activation, ActivationStage } from '../build/records';
import { atLeast, exp, firstLanes, flush, sigmoid, tanh, vectorsFor } from './vector';

/** Products of smaller errors with anything below 1 might be denormal. */
const leastDelta: f32 = 1e-30;

export function activationForward(stage: ActivationStage, count: i32): void {
  const length = <usize>(count * stage.outputStride);
  const at = stage.output;
  if (stage.input != at) memory.copy(at, stage.input, length);
  switch (stage.function) {
    case Activation.sigmoid:
      for (let i: usize = 0; i < length; i += 16) v128.store(at + i, sigmoid(v128.load(at + i)));
      if (stage.width & 3) clearPadding(stage, count);
      return;
    case Activation.tanh:
      for (let i: usize = 0; i < length; i += 16) v128.store(at + i, tanh(v128.load(at + i)));
      return;
    case Activation.relu: {
      const zero = f32x4.splat(0);
      for (let i: usize = 0; i < length; i += 16) {
        v128.store(at + i, atLeast(v128.load(at + i), zero));
      }
      return;
    }
    case Activation.softmax:
      for (let i = 0; i < count; i++) softmaxRow(at + <usize>(i * stage.outputStride), stage.width);
      return;
  }
}

/** sigmoid(0) is not 0, but what pads a row must be. */
function clearPadding(stage: ActivationStage, count: i32): void {
  const lanes = firstLanes(stage.width & 3);
  const groupStride = (<usize>vectorsFor(stage.width)) << 4;
  let last = stage.output + groupStride - 16;
  for (let i = 0; i < count * stage.groups; i++) {
    v128.store(last, v128.and(v128.load(last), lanes));
    last += groupStride;
  }
}

function softmaxRow(row: usize, width: i32): void {
  let largest = load<f32>(row);
  for (let j = 1; j < width; j++) {
    const z = load<f32>(row + ((<usize>j) << 2));
    if (!(z <= largest)) largest = z;
  }
  const shift = f32x4.splat(largest);
  const end = row + ((<usize>vectorsFor(width)) << 4);
  for (let at = row; at < end; at += 16) {
    v128.store(at, exp(f32x4.sub(v128.load(at), shift)));
  }
  if (width & 3) v128.store(end - 16, v128.and(v128.load(end - 16), firstLanes(width & 3)));
  let sum: f32 = 0;
  for (let j = 0; j < width; j++) sum += load<f32>(row + ((<usize>j) << 2));
  const share = f32x4.splat(1 / sum);
  for (let at = row; at < end; at += 16) v128.store(at, f32x4.mul(share, v128.load(at)));
}

export function activationBackward(stage: ActivationStage, count: i32): void {
  if (stage.inputDelta == 0) return;
  const length = <usize>(count * stage.outputStride);
  const outputs = stage.output;
  const deltas = stage.outputDelta;
  const one = f32x4.splat(1);
  switch (stage.function) {
    case Activation.sigmoid:
      for (let i: usize = 0; i < length; i += 16) {
        const a = v128.load(outputs + i);
        const slope = f32x4.mul(a, f32x4.sub(one, a));
        const delta = f32x4.mul(slope, v128.load(deltas + i));
        v128.store(deltas + i, flush(delta, leastDelta));
      }
      return;
    case Activation.tanh:
      for (let i: usize = 0; i < length; i += 16) {
        const a = v128.load(outputs + i);
        const slope = f32x4.sub(one, f32x4.mul(a, a));
        const delta = f32x4.mul(slope, v128.load(deltas + i));
        v128.store(deltas + i, flush(delta, leastDelta));
      }
      return;
    case Activation.relu: {
      const zero = f32x4.splat(0);
      for (let i: usize = 0; i < length; i += 16) {
        const passes = f32x4.gt(v128.load(outputs + i), zero);
        v128.store(deltas + i, v128.and(passes, v128.load(deltas + i)));
      }
      return;
    }
    case Activation.softmax:
      for (let i = 0; i < count; i++) {
        const row = <usize>(i * stage.outputStride);
        softmaxBack(outputs + row, deltas + row, stage.width);
      }
      return;
  }
}

/** Every output depends on every z: da_k/dz_j = a_k ((j = k) - a_j). */
function softmaxBack(outputs: usize, deltas: usize, width: i32): void {
  let mean: f32 = 0;
  for (let j: usize = 0; j < (<usize>width) << 2; j += 4) {
    mean += load<f32>(outputs + j) * load<f32>(deltas + j);
  }
  const means = f32x4.splat(mean);
  for (let j: usize = 0; j < (<usize>vectorsFor(width)) << 4; j += 16) {
    const error = f32x4.sub(v128.load(deltas + j), means);
    v128.store(deltas + j, f32x4.mul(v128.load(outputs + j), error));
  }
}
