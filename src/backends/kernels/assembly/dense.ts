// Dense layers: z = W a + b, and backpropagation through them (BP2 to BP4). AssemblyScript.
//
// Weights lie as [input][unit]. Where many inputs are 0 (pixels, ReLU, dropout) the others are listed and only their
// rows of weights are visited; elsewhere it is a product in register tiles. A gradient goes into the optimiser row by row,
// while it is still in the nearest cache; plain SGD adds it to the weights at once.
import { DenseStage, Lists, Program, Run, Tensor } from '../build/records';
import { widestRow } from '../build/unrolled';
import { learnWeights } from './dense-weights';
import { listRow } from './lists';
import {
  addListedRows,
  multiply,
  packColumns,
  packedStride,
  pieceOf,
  piecesFor,
  sumRows,
  transpose,
} from './products';
import { gradientAt, gradientStart, isLast, manyExamples, takesLists, update } from './update';
import { vectorsFor } from './vector';

/** Whether the weights are copied piece by piece to where their rows follow each other closely. */
export function packsWeights(stage: DenseStage, count: i32): bool {
  return count >= manyExamples && stage.vectors > widestRow;
}

/** What the lists of a layer's inputs are multiplied with: from one input's row of weights to the next. */
export function listedStride(stage: DenseStage, count: i32): i32 {
  return packsWeights(stage, count) ? packedStride : stage.vectors << 4;
}

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
        listRow(lists, i, row, stage.inputWidth, listedStride(stage, count));
      }
    }
    forwardListed(stage, program, lists, weights, start, count);
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

function forwardListed(
  stage: DenseStage,
  program: Program,
  lists: Lists,
  weights: usize,
  start: usize,
  count: i32,
): void {
  const packs = packsWeights(stage, count);
  const rowStride = (<usize>stage.vectors) << 4;
  let out = stage.output;
  let vectors = stage.vectors;
  for (let pieces = piecesFor(vectors, widestRow); pieces > 0; pieces--) {
    const width = pieceOf(vectors, pieces);
    let matrix = weights;
    if (packs) {
      matrix = program.packed;
      packColumns(width, stage.inputWidth, weights, rowStride, matrix);
    }
    addListedRows(width, count, lists, matrix, start, out, stage.outputStride);
    const bytes = (<usize>width) << 4;
    vectors -= width;
    weights += bytes;
    start += bytes;
    out += bytes;
  }
}

export function denseBackward(stage: DenseStage, program: Program, run: Run, count: i32): void {
  if (stage.inputDelta != 0) inputDelta(stage, program, count);
  if (stage.biases != 0) learnBiases(stage, program, run, count);
  learnWeights(stage, program, run, count);
}

/** BP2 without the activation: dC/da = W^T delta. */
function inputDelta(stage: DenseStage, program: Program, count: i32): void {
  if (count < manyExamples) inputDeltaOfFew(stage, program, count);
  else if (stage.sparseDelta) inputDeltaListed(stage, program, count);
  else inputDeltaProduct(stage, program, count);
}

/** For few examples the errors are transposed and not the weights: dC/da^T = W^T delta^T, where W lies as W^T. */
function inputDeltaOfFew(stage: DenseStage, program: Program, count: i32): void {
  const vectors = vectorsFor(count);
  const columnStride = (<usize>vectors) << 4;
  const deltas = program.transposed;
  const products = deltas + columnStride * (stage.vectors << 2);
  transpose(count, stage.units, stage.outputDelta, stage.outputStride, deltas, columnStride, 1);
  multiply(
    stage.inputWidth,
    vectors,
    stage.units,
    changetype<Tensor>(stage.weights).values,
    (<usize>stage.vectors) << 4,
    deltas,
    columnStride,
    program.zeros,
    0,
    products,
    columnStride,
  );
  transpose(
    stage.inputWidth,
    count,
    products,
    columnStride,
    stage.inputDelta,
    stage.inputStride,
    1,
  );
}

function inputDeltaProduct(stage: DenseStage, program: Program, count: i32): void {
  const weights = changetype<Tensor>(stage.weights).values;
  const inputVectors = vectorsFor(stage.inputWidth);
  const rowStride = (<usize>stage.vectors) << 4;
  const columnStride = (<usize>inputVectors) << 4;
  const transposed = program.transposed;
  transpose(stage.inputWidth, stage.units, weights, rowStride, transposed, columnStride, 1);
  multiply(
    count,
    inputVectors,
    stage.units,
    stage.outputDelta,
    stage.outputStride,
    transposed,
    columnStride,
    program.zeros,
    0,
    stage.inputDelta,
    stage.inputStride,
  );
}

/** The same from lists of the errors that are not 0, for some inputs after the others. */
function inputDeltaListed(stage: DenseStage, program: Program, count: i32): void {
  const lists = changetype<Lists>(program.exampleLists);
  for (let i: usize = 0; i < <usize>count; i++) {
    listRow(lists, i, stage.outputDelta + i * stage.outputStride, stage.units, packedStride);
  }
  const rowStride = (<usize>stage.vectors) << 4;
  let weights = changetype<Tensor>(stage.weights).values;
  let out = stage.inputDelta;
  let vectors = vectorsFor(stage.inputWidth);
  for (let pieces = piecesFor(vectors, widestRow); pieces > 0; pieces--) {
    const width = pieceOf(vectors, pieces);
    const matrix = program.packed;
    transpose(4 * width, stage.units, weights, rowStride, matrix, packedStride, 1);
    addListedRows(width, count, lists, matrix, program.zeros, out, stage.inputStride);
    vectors -= width;
    weights += rowStride * (4 * width);
    out += (<usize>width) << 4;
  }
}

/** BP3: dC/db = delta. */
function learnBiases(stage: DenseStage, program: Program, run: Run, count: i32): void {
  const tensor = changetype<Tensor>(stage.biases);
  const gradient = gradientAt(program, run, tensor, 0);
  const start = gradientStart(program, run, gradient);
  sumRows(stage.vectors, count, stage.outputDelta, stage.outputStride, start, gradient);
  if (isLast(run, count)) update(program, run, tensor, 0, gradient, stage.vectors);
}
