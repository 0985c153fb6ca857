// What a dense layer learns: dC/dW = delta a^T (BP4), in three ways. AssemblyScript.
//
// Plain SGD on a few examples goes from the lists of their inputs straight into the weights. Otherwise a gradient is made
// some rows at a time and goes into the optimiser while it is still in the nearest cache: from lists of the examples in
// which an input is not 0, or as a product of matrices where few are.
import { DenseStage, Lists, Program, Run, Tensor } from '../build/records';
import { rowsOf, widestRow } from '../build/unrolled';
import { listNonZero } from './lists';
import {
  multiply,
  multiplyTransposed,
  packColumns,
  packedStride,
  pieceOf,
  piecesFor,
  scatterAll,
  transpose,
} from './products';
import { gradientAt, gradientStart, isLast, isPlain, takesLists, update } from './update';
import { vectorsFor } from './vector';

/** Rows of a gradient that a product makes at once. */
const stripRows = 4;
/** Inputs whose lists are made and used up together, so that their weights stay in the cache. */
const blockInputs = 32;

export function learnWeights(stage: DenseStage, program: Program, run: Run, count: i32): void {
  const tensor = changetype<Tensor>(stage.weights);
  if (program.listsInput == changetype<usize>(stage) && takesLists(program, run)) {
    scatterWeights(stage, tensor, run, count);
    return;
  }
  // With plain SGD the gradient, times -eta, is added to the weights as it is made.
  const plain = isPlain(program, run, tensor);
  if (plain && stage.lists == 0) {
    addProduct(stage, tensor, run, count);
    return;
  }
  const columnStride = (<usize>vectorsFor(count)) << 4;
  transpose(
    count,
    stage.inputWidth,
    stage.input,
    stage.inputStride,
    program.transposed,
    columnStride,
    plain ? -run.learningRate : 1,
  );
  if (stage.lists != 0) fromLists(stage, tensor, program, run, count, plain);
  else fromProduct(stage, tensor, program, run, count);
}

/** Example by example into the rows of the inputs that are not 0. */
function scatterWeights(stage: DenseStage, tensor: Tensor, run: Run, count: i32): void {
  // L2 shrinks every weight by the same factor.
  if (run.penalty != 0) {
    scale(1 - run.learningRate * run.penalty, tensor.values, stage.inputWidth * stage.vectors);
  }
  // Nobody needs the errors any more.
  scale(-run.learningRate, stage.outputDelta, (count * stage.outputStride) >> 4);
  scatterAll(
    stage.vectors,
    count,
    changetype<Lists>(stage.lists),
    tensor.values,
    stage.outputDelta,
    stage.outputStride,
  );
}

function scale(factor: f32, values: usize, vectors: i32): void {
  const factors = f32x4.splat(factor);
  for (let i: usize = 0; i < (<usize>vectors) << 4; i += 16) {
    v128.store(values + i, f32x4.mul(factors, v128.load(values + i)));
  }
}

/** Plain SGD where few inputs are 0. */
function addProduct(stage: DenseStage, tensor: Tensor, run: Run, count: i32): void {
  // Nobody needs the errors any more.
  scale(-run.learningRate, stage.outputDelta, (count * stage.outputStride) >> 4);
  multiplyTransposed(
    stage.inputWidth,
    stage.vectors,
    count,
    stage.input,
    stage.inputStride,
    stage.outputDelta,
    stage.outputStride,
    tensor.values,
    (<usize>stage.vectors) << 4,
  );
}

function fromLists(
  stage: DenseStage,
  tensor: Tensor,
  program: Program,
  run: Run,
  count: i32,
  plain: bool,
): void {
  const panel = <usize>count * packedStride;
  let errors = program.packed;
  let column: usize = 0;
  let vectors = stage.vectors;
  for (let pieces = piecesFor(vectors, widestRow); pieces > 0; pieces--) {
    const width = pieceOf(vectors, pieces);
    packColumns(width, count, stage.outputDelta + column, stage.outputStride, errors);
    errors += panel;
    column += (<usize>width) << 4;
    vectors -= width;
  }
  for (let first = 0; first < stage.inputWidth; first += blockInputs) {
    const inputs = min(blockInputs, stage.inputWidth - first);
    listColumns(program, first, inputs, count);
    errors = program.packed;
    column = 0;
    vectors = stage.vectors;
    for (let pieces = piecesFor(vectors, widestRow); pieces > 0; pieces--) {
      const width = pieceOf(vectors, pieces);
      learnBlock(stage, tensor, program, run, count, plain, first, inputs, column, width, errors);
      errors += panel;
      column += (<usize>width) << 4;
      vectors -= width;
    }
  }
}

/** For each of some inputs the list of the examples in which it is not 0, one list behind the other. */
function listColumns(program: Program, first: i32, inputs: i32, count: i32): void {
  const columnStride = (<usize>vectorsFor(count)) << 4;
  let column = program.transposed + <usize>first * columnStride;
  let end: usize = 0;
  for (let k: usize = 0; k < <usize>inputs; k++) {
    end += listNonZero(program.offsets + end, program.values + end, column, count, packedStride);
    store<usize>(program.ends + (k << 2), end);
    column += columnStride;
  }
}

/** The weights of some inputs and `width` vectors of units, from `column` on. */
function learnBlock(
  stage: DenseStage,
  tensor: Tensor,
  program: Program,
  run: Run,
  count: i32,
  plain: bool,
  first: i32,
  inputs: i32,
  column: usize,
  width: i32,
  errors: usize,
): void {
  const rowStride = (<usize>stage.vectors) << 4;
  const last = isLast(run, count);
  let at = <usize>first * rowStride + column;
  let from: usize = 0;
  for (let k: usize = 0; k < <usize>inputs; k++) {
    const to = load<usize>(program.ends + (k << 2));
    const offsets = program.offsets + from;
    const values = program.values + from;
    const end = program.offsets + to;
    if (plain) {
      const row = tensor.values + at;
      if (from < to) rowsOf(width, offsets, values, end, errors, row, row);
    } else {
      const gradient = gradientAt(program, run, tensor, at);
      const start = gradientStart(program, run, gradient);
      rowsOf(width, offsets, values, end, errors, start, gradient);
      if (last) update(program, run, tensor, at, gradient, width);
    }
    from = to;
    at += rowStride;
  }
}

function fromProduct(
  stage: DenseStage,
  tensor: Tensor,
  program: Program,
  run: Run,
  count: i32,
): void {
  const rowStride = (<usize>stage.vectors) << 4;
  const columnStride = (<usize>vectorsFor(count)) << 4;
  const last = isLast(run, count);
  const fresh = run.batchFrom == 0;
  for (let k = 0; k < stage.inputWidth; k += stripRows) {
    const height = min(stripRows, stage.inputWidth - k);
    const at = <usize>k * rowStride;
    const gradient = gradientAt(program, run, tensor, at);
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
    if (last) update(program, run, tensor, at, gradient, height * stage.vectors);
  }
}
