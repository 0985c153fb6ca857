// Costs, verdicts and the error of the outputs (BP1). AssemblyScript. Formulas: network/costs.
import { Cost, Program, Run } from '../build/records';
import { atLeast, firstLanes, log, madd, sumOf } from './vector';

const smallestShare: f32 = 1e-30;

/** The class with the largest output; of equals the first. */
export function verdictOf(row: usize, classes: i32): i32 {
  let best = 0;
  let largest = load<f32>(row);
  for (let j = 1; j < classes; j++) {
    const a = load<f32>(row + ((<usize>j) << 2));
    if (a > largest) {
      largest = a;
      best = j;
    }
  }
  return best;
}

/** Cost of one example, without the regularisation term. */
export function costOf(program: Program, row: usize, label: i32): f32 {
  switch (program.cost) {
    case Cost.quadratic:
      return 0.5 * squaredDistance(row, label, program.classes);
    case Cost.crossEntropy:
      return surprise(row, label, program.classes);
    default: {
      const share = load<f32>(row + ((<usize>label) << 2));
      const a = share < smallestShare ? smallestShare : share;
      return -f32x4.extract_lane(log(f32x4.splat(a)), 0);
    }
  }
}

/** 1 in the lane of the label, for the four outputs from `first` on. */
function target(label: i32, first: i32): v128 {
  const is = i32x4.eq(i32x4(0, 1, 2, 3), i32x4.splat(label - first));
  return v128.and(is, f32x4.splat(1));
}

function squaredDistance(row: usize, label: i32, classes: i32): f32 {
  let sum = f32x4.splat(0);
  for (let j = 0; j < classes; j += 4) {
    const error = f32x4.sub(v128.load(row + ((<usize>j) << 2)), target(label, j));
    sum = madd(error, error, sum);
  }
  return sumOf(sum);
}

/** - sum_j (y ln a + (1 - y) ln (1 - a)): the logarithm of a for the label, of 1 - a for the others. */
function surprise(row: usize, label: i32, classes: i32): f32 {
  let sum = f32x4.splat(0);
  const one = f32x4.splat(1);
  for (let j = 0; j < classes; j += 4) {
    const a = v128.load(row + ((<usize>j) << 2));
    const right = f32x4.eq(target(label, j), one);
    const share = v128.bitselect(a, f32x4.sub(one, a), right);
    const term = log(atLeast(share, f32x4.splat(smallestShare)));
    sum = f32x4.sub(sum, v128.and(term, firstLanes(classes - j)));
  }
  return sumOf(sum);
}

/** dC/da (where `joint`: dC/dz = a - y) of one example, divided by the size of the mini-batch. */
function outputError(program: Program, row: usize, deltas: usize, label: i32, share: f32): void {
  const one = f32x4.splat(1);
  const least = f32x4.splat(smallestShare);
  const shares = f32x4.splat(share);
  for (let j = 0; j < program.classes; j += 4) {
    const at = (<usize>j) << 2;
    const a = v128.load(row + at);
    const y = target(label, j);
    let error = f32x4.sub(a, y);
    if (!program.joint) {
      if (program.cost == Cost.crossEntropy) {
        const slope = f32x4.mul(a, f32x4.sub(one, a));
        error = f32x4.div(error, atLeast(slope, least));
      } else if (program.cost == Cost.logLikelihood) {
        error = f32x4.neg(f32x4.div(y, atLeast(a, least)));
      }
    }
    error = v128.and(f32x4.mul(error, shares), firstLanes(program.classes - j));
    v128.store(deltas + at, error);
  }
}

/**
 * Adds what the `count` examples in the network cost, and writes the errors of their outputs.
 * @param labels by index of the example; order: the indices
 */
export function judge(program: Program, run: Run, labels: usize, order: usize, count: i32): void {
  const share: f32 = 1 / <f32>run.batchSize;
  for (let i: usize = 0; i < <usize>count; i++) {
    const row = program.output + i * program.outputStride;
    const deltas = program.outputDelta + i * program.outputStride;
    const label = <i32>load<u8>(labels + load<u32>(order + (i << 2)));
    run.cost += <f64>costOf(program, row, label);
    run.correct += <i32>(verdictOf(row, program.classes) == label);
    outputError(program, row, deltas, label, share);
  }
}
