// Dropout: the mask comes from a counter, the same on every backend. AssemblyScript. See random/counter.ts.
import { DropoutStage, Program, Run } from '../build/records';
import { firstLanes, vectorsFor } from './vector';

/** The finaliser of MurmurHash3, as in random/generator.ts. */
function mix(x: i32): i32 {
  x = (x ^ (x >>> 16)) * <i32>0x85ebca6b;
  x = (x ^ (x >>> 13)) * <i32>0xc2b2ae35;
  return x ^ (x >>> 16);
}

function mixVector(x: v128): v128 {
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x85ebca6b));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 13)), i32x4.splat(0xc2b2ae35));
  return v128.xor(x, i32x4.shr_u(x, 16));
}

const golden: i32 = 0x9e3779b9;
const indexFactor: i32 = 0x9e3779b1;

export function dropoutForward(stage: DropoutStage, program: Program, run: Run, count: i32): void {
  if (!run.training) {
    memory.copy(stage.output, stage.input, <usize>(count * stage.inputStride));
    return;
  }
  const key = mix(mix(mix(program.seed ^ golden) ^ stage.layer) ^ run.step);
  const threshold = i32x4.splat(stage.threshold);
  const scale = f32x4.splat(stage.scale);
  const lastLanes = firstLanes(((stage.width - 1) & 3) + 1);
  const vectors = vectorsFor(stage.width);
  // Words of four neighbours; the next four are `next` further on.
  const lanes = i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(indexFactor));
  const next = i32x4.splat(4 * indexFactor);
  let at: usize = 0;
  let index = run.batchFrom * stage.groups * stage.width;
  for (let group = 0; group < count * stage.groups; group++) {
    let word = i32x4.add(i32x4.splat(key + index * indexFactor), lanes);
    for (let j = 0; j < vectors; j++) {
      const kept = i32x4.ge_u(mixVector(word), threshold);
      let factor = v128.and(kept, scale);
      if (j == vectors - 1) factor = v128.and(factor, lastLanes);
      v128.store(stage.mask + at, factor);
      v128.store(stage.output + at, f32x4.mul(factor, v128.load(stage.input + at)));
      word = i32x4.add(word, next);
      at += 16;
    }
    index += stage.width;
  }
}

export function dropoutBackward(stage: DropoutStage, count: i32): void {
  if (stage.inputDelta == 0) return;
  for (let i: usize = 0; i < <usize>(count * stage.inputStride); i += 16) {
    const delta = f32x4.mul(v128.load(stage.mask + i), v128.load(stage.outputDelta + i));
    v128.store(stage.inputDelta + i, delta);
  }
}
