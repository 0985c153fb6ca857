// Dense layers: z = W a + b, and backpropagation through them (BP2 to BP4). AssemblyScript.
//
// Weights lie as [input][unit]. Where many inputs are 0 (pixels, ReLU, dropout) the others are listed and only their
// rows of weights are visited; elsewhere it is a product in register tiles. A gradient goes into the optimiser row by row,
// while it is still in the nearest cache; plain SGD adds it to the weights at once.
import { DenseStage, Lists, Program, Run, Tensor } from '../build/records';
import { appendNonZero, listRow } from './lists';
import { addRows, addRowsOfAll, multiply, scatterAll, sumRows, transpose } from './products';
import { gradientAt, gradientStart, isLast, isPlain, isWhole, takesLists, update } from './update';
import { vectorsFor } from './vector';

/** Rows of a gradient that are made and used up together. */
const stripRows = 4;

export function denseForward(stage: DenseStage, program: Program, run: Run, count: i32): void {
  const weights = changetype<Tensor>(stage.weights).values;
  const start = stage.biases == 0 ? program.zeros : changetype<Tensor>(stage.biases).values;
  const rowStride = (<usize>stage.vectors) << 4;
  if (stage.lists != 0) {
    const lists = changetype<Lists>(stage.lists);
    const listed = program.listsInput == changetype<usize>(stage) && takesLists(program, run);
    if (!listed) {
      for (let i: usize = 0; i < <usize>count; i++) {
        const row = stage.input + i * stage.inputStride;
        listRow(lists, i, row, stage.inputWidth, <i32>rowStride);
      }
    }
    addRowsOfAll(stage.vectors, count, lists, weights, start, stage.output, stage.outputStride);
  } else {
    multiply(
      count,
      stage.vectors,
      stage.inputWidth,
      stage.input,
      stage.inputStride,
      weights,
      rowStride,
      start,
      0,
      stage.output,
      stage.outputStride,
    );
  }
}

export function denseBackward(stage: DenseStage, program: Program, run: Run, count: i32): void {
  if (stage.inputDelta != 0) inputDelta(stage, program, count);
  if (stage.biases != 0) learnBiases(stage, program, run, count);
  const tensor = changetype<Tensor>(stage.weights);
  if (stage.scatters && isWhole(program, run)) scatterWeights(stage, tensor, run, count);
  else if (stage.lists != 0) learnListedWeights(stage, tensor, program, run, count);
  else learnWeights(stage, tensor, program, run, count);
}

/** BP2 without the activation: dC/da = W^T delta. */
function inputDelta(stage: DenseStage, program: Program, count: i32): void {
  const weights = changetype<Tensor>(stage.weights).values;
  const inputVectors = vectorsFor(stage.inputWidth);
  const rowStride = (<usize>inputVectors) << 4;
  transpose(
    stage.inputWidth,
    stage.units,
    weights,
    (<usize>stage.vectors) << 4,
    program.transposed,
    rowStride,
    1,
  );
  if (!stage.sparseDelta) {
    multiply(
      count,
      inputVectors,
      stage.units,
      stage.outputDelta,
      stage.outputStride,
      program.transposed,
      rowStride,
      program.zeros,
      0,
      stage.inputDelta,
      stage.inputStride,
    );
    return;
  }
  const lists = changetype<Lists>(program.exampleLists);
  for (let i: usize = 0; i < <usize>count; i++) {
    const row = stage.outputDelta + i * stage.outputStride;
    listRow(lists, i, row, stage.units, <i32>rowStride);
  }
  addRowsOfAll(
    inputVectors,
    count,
    lists,
    program.transposed,
    program.zeros,
    stage.inputDelta,
    stage.inputStride,
  );
}

/** BP3: dC/db = delta. */
function learnBiases(stage: DenseStage, program: Program, run: Run, count: i32): void {
  const tensor = changetype<Tensor>(stage.biases);
  const gradient = gradientAt(program, run, tensor, 0);
  const start = gradientStart(program, run, gradient);
  sumRows(stage.vectors, count, stage.outputDelta, stage.outputStride, start, gradient);
  if (isLast(run, count)) update(program, run, tensor, 0, gradient, stage.vectors);
}

/** BP4, dC/dW = delta a^T, with plain SGD: example by example into the rows of the inputs that are not 0. */
function scatterWeights(stage: DenseStage, tensor: Tensor, run: Run, count: i32): void {
  if (run.penalty != 0) {
    decay(1 - run.learningRate * run.penalty, tensor.values, stage.inputWidth * stage.vectors);
  }
  scatterAll(
    stage.vectors,
    count,
    changetype<Lists>(stage.lists),
    tensor.values,
    -run.learningRate,
    stage.outputDelta,
    stage.outputStride,
  );
}

/** L2 shrinks every weight by the same factor. */
function decay(factor: f32, values: usize, vectors: i32): void {
  const factors = f32x4.splat(factor);
  for (let i: usize = 0; i < (<usize>vectors) << 4; i += 16) {
    v128.store(values + i, f32x4.mul(factors, v128.load(values + i)));
  }
}

/** BP4, input by input: the examples in which it is not 0 are listed. */
function learnListedWeights(
  stage: DenseStage,
  tensor: Tensor,
  program: Program,
  run: Run,
  count: i32,
): void {
  const rowStride = (<usize>stage.vectors) << 4;
  const columnStride = (<usize>vectorsFor(count)) << 4;
  const plain = isPlain(program, run, tensor);
  const last = isLast(run, count);
  const factor: f32 = plain ? -run.learningRate : 1;
  transpose(
    count,
    stage.inputWidth,
    stage.input,
    stage.inputStride,
    program.transposed,
    columnStride,
    factor,
  );
  for (let k: usize = 0; k < <usize>stage.inputWidth; k++) {
    const length = appendNonZero(
      program.offsets,
      program.values,
      0,
      program.transposed + k * columnStride,
      count,
      stage.outputStride,
    );
    const at = k * rowStride;
    if (plain && length == 0) continue;
    const gradient = plain ? tensor.values + at : gradientAt(program, run, tensor, at);
    const start = plain ? gradient : gradientStart(program, run, gradient);
    addRows(
      stage.vectors,
      program.offsets,
      program.values,
      program.offsets + length,
      stage.outputDelta,
      start,
      gradient,
    );
    if (last && !plain) update(program, run, tensor, at, gradient, stage.vectors);
  }
}

/** BP4 as a product of matrices, a few inputs at a time. */
function learnWeights(
  stage: DenseStage,
  tensor: Tensor,
  program: Program,
  run: Run,
  count: i32,
): void {
  const rowStride = (<usize>stage.vectors) << 4;
  const columnStride = (<usize>vectorsFor(count)) << 4;
  const plain = isPlain(program, run, tensor);
  const last = isLast(run, count);
  const factor: f32 = plain ? -run.learningRate : 1;
  transpose(
    count,
    stage.inputWidth,
    stage.input,
    stage.inputStride,
    program.transposed,
    columnStride,
    factor,
  );
  for (let k = 0; k < stage.inputWidth; k += stripRows) {
    const height = min(stripRows, stage.inputWidth - k);
    const at = <usize>k * rowStride;
    const gradient = plain ? tensor.values + at : gradientAt(program, run, tensor, at);
    const fresh = !plain && run.batchFrom == 0;
    multiply(
      height,
      stage.vectors,
      count,
      program.transposed + <usize>k * columnStride,
      columnStride,
      stage.outputDelta,
      stage.outputStride,
      fresh ? program.zeros : gradient,
      fresh ? 0 : rowStride,
      gradient,
      rowStride,
    );
    if (last && !plain) update(program, run, tensor, at, gradient, height * stage.vectors);
  }
}
