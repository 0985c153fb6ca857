// Dense layers: z = W a + b, and backpropagation through them (BP2 to BP4). AssemblyScript.
//
// Weights lie in panels of at most widestRow vectors of units, each panel as [input][unit]: so they stream through the
// caches in the order in which they are wanted, and their updates do. Where many inputs are 0 (pixels, ReLU, dropout) the
// others are listed and only their rows of weights are visited; elsewhere it is a product in register tiles.
import { DenseStage, Lists, Program, Run, Tensor } from '../build/records';
import { widestRow } from '../build/unrolled';
import { learnWeights } from './dense-weights';
import { inverseOf, lengthOf, listRow, quotient } from './lists';
import {
  addListedRows,
  addProducts,
  multiply,
  packedStride,
  pieceOf,
  piecesFor,
  sumRows,
  transpose,
} from './products';
import { touch } from './touch';
import { gradientAt, gradientStart, isLast, manyExamples, takesLists, update } from './update';
import { vectorsFor } from './vector';

export function denseForward(stage: DenseStage, program: Program, run: Run, count: i32): void {
  if (stage.lists == 0) {
    forwardProduct(stage, program, count);
    return;
  }
  const lists = changetype<Lists>(stage.lists);
  if (program.listsInput != changetype<usize>(stage) || !takesLists(program, run)) {
    for (let i: usize = 0; i < <usize>count; i++) {
      const row = stage.input + i * stage.inputStride;
      listRow(lists, i, row, stage.inputWidth, stage.rowStride);
    }
  }
  forwardListed(stage, program, run, lists, count);
}

function firstOutput(stage: DenseStage, program: Program): usize {
  return stage.biases == 0 ? program.zeros : changetype<Tensor>(stage.biases).values;
}

function forwardProduct(stage: DenseStage, program: Program, count: i32): void {
  let panel = changetype<Tensor>(stage.weights).values;
  let start = firstOutput(stage, program);
  let out = stage.output;
  let vectors = stage.vectors;
  for (let panels = stage.panels; panels > 0; panels--) {
    const width = pieceOf(vectors, panels);
    multiply(
      count,
      width,
      stage.inputWidth,
      stage.input,
      stage.inputStride,
      panel,
      stage.rowStride,
      start,
      0,
      out,
      stage.outputStride,
    );
    const bytes = (<usize>width) << 4;
    vectors -= width;
    panel += stage.panelStride;
    start += bytes;
    out += bytes;
  }
}

function forwardListed(
  stage: DenseStage,
  program: Program,
  run: Run,
  lists: Lists,
  count: i32,
): void {
  let panel = changetype<Tensor>(stage.weights).values;
  let start = firstOutput(stage, program);
  let out = stage.output;
  let vectors = stage.vectors;
  for (let panels = stage.panels; panels > 0; panels--) {
    const width = pieceOf(vectors, panels);
    if (count >= manyExamples) run.touched = touch(panel, stage.panelStride);
    addListedRows(width, count, lists, panel, start, out, stage.outputStride);
    const bytes = (<usize>width) << 4;
    vectors -= width;
    panel += stage.panelStride;
    start += bytes;
    out += bytes;
  }
}

export function denseBackward(stage: DenseStage, program: Program, run: Run, count: i32): void {
  if (stage.inputDelta != 0) inputDelta(stage, program, run, count);
  if (stage.biases != 0) learnBiases(stage, program, run, count);
  learnWeights(stage, program, run, count);
}

/** BP2 without the activation: dC/da = W^T delta. */
function inputDelta(stage: DenseStage, program: Program, run: Run, count: i32): void {
  if (count < manyExamples) inputDeltaOfFew(stage, program, count);
  else if (stage.stillInputs) inputDeltaOfLive(stage, program, run, count);
  else if (stage.sparseDelta) inputDeltaListed(stage, program, count);
  else inputDeltaProduct(stage, program, count);
}

/** For few examples the errors are transposed and not the weights: dC/da^T = W^T delta^T, where W lies as W^T. */
function inputDeltaOfFew(stage: DenseStage, program: Program, count: i32): void {
  const examples = vectorsFor(count);
  const columnStride = (<usize>examples) << 4;
  const products = program.transposed + columnStride * (stage.vectors << 2);
  let deltas = program.transposed;
  transpose(count, stage.units, stage.outputDelta, stage.outputStride, deltas, columnStride, 1);
  let panel = changetype<Tensor>(stage.weights).values;
  let start = program.zeros;
  let startStride: usize = 0;
  let vectors = stage.vectors;
  for (let panels = stage.panels; panels > 0; panels--) {
    const width = pieceOf(vectors, panels);
    // What pads the units to whole vectors has weights of 0, but no errors.
    const units = panels == 1 ? stage.units - ((stage.vectors - width) << 2) : width << 2;
    multiply(
      stage.inputWidth,
      examples,
      units,
      panel,
      stage.rowStride,
      deltas,
      columnStride,
      start,
      startStride,
      products,
      columnStride,
    );
    start = products;
    startStride = columnStride;
    vectors -= width;
    panel += stage.panelStride;
    deltas += columnStride * (width << 2);
  }
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
  const inputVectors = vectorsFor(stage.inputWidth);
  const columnStride = (<usize>inputVectors) << 4;
  transposeWeights(stage, 0, stage.inputWidth, program.transposed, columnStride);
  multiply(
    count,
    inputVectors,
    stage.units,
    stage.outputDelta,
    stage.outputStride,
    program.transposed,
    columnStride,
    program.zeros,
    0,
    stage.inputDelta,
    stage.inputStride,
  );
}

/** The same for the listed inputs alone, where nobody asks for the errors of the others. */
function inputDeltaOfLive(stage: DenseStage, program: Program, run: Run, count: i32): void {
  const lists = changetype<Lists>(stage.lists);
  // As many sums as entries, in their order.
  const sums = program.transposed;
  const sumStride = (<usize>stage.inputWidth) << 2;
  let panel = changetype<Tensor>(stage.weights).values;
  let errors = stage.outputDelta;
  let vectors = stage.vectors;
  for (let panels = stage.panels; panels > 0; panels--) {
    const width = pieceOf(vectors, panels);
    run.touched = touch(panel, stage.panelStride);
    let offsets = lists.offsets;
    let delta = errors;
    let sum = sums;
    for (let i = 0; i < count; i++) {
      const end = offsets + lengthOf(lists, i);
      if (panels == stage.panels) memory.fill(sum, 0, (end - offsets + 15) & ~15);
      addProducts(width, offsets, end, panel, delta, sum);
      offsets += lists.stride;
      delta += stage.outputStride;
      sum += sumStride;
    }
    vectors -= width;
    panel += stage.panelStride;
    errors += (<usize>width) << 4;
  }
  spread(stage, lists, sums, sumStride, count);
}

/** Sums from the lists' order to the inputs they belong to; those that are not listed get 0. */
function spread(stage: DenseStage, lists: Lists, sums: usize, sumStride: usize, count: i32): void {
  const inverse = inverseOf(stage.rowStride);
  let offsets = lists.offsets;
  let values = lists.values;
  let to = stage.inputDelta;
  for (let i = 0; i < count; i++) {
    memory.fill(to, 0, stage.inputStride);
    const length = lengthOf(lists, i);
    for (let at: usize = 0; at < length; at += 4) {
      // The last entry may but fill the list.
      if (load<f32>(values + at) == 0) continue;
      const input = quotient(load<u32>(offsets + at), inverse);
      store<f32>(to + (input << 2), load<f32>(sums + at));
    }
    offsets += lists.stride;
    values += lists.stride;
    sums += sumStride;
    to += stage.inputStride;
  }
}

/** The same from lists of the errors that are not 0, for some inputs after the others. */
function inputDeltaListed(stage: DenseStage, program: Program, count: i32): void {
  const lists = changetype<Lists>(program.exampleLists);
  for (let i: usize = 0; i < <usize>count; i++) {
    listRow(lists, i, stage.outputDelta + i * stage.outputStride, stage.units, packedStride);
  }
  const matrix = program.packed;
  let first = 0;
  let out = stage.inputDelta;
  let vectors = vectorsFor(stage.inputWidth);
  for (let pieces = piecesFor(vectors, widestRow); pieces > 0; pieces--) {
    const width = pieceOf(vectors, pieces);
    transposeWeights(stage, first, width << 2, matrix, packedStride);
    addListedRows(width, count, lists, matrix, program.zeros, out, stage.inputStride);
    vectors -= width;
    first += width << 2;
    out += (<usize>width) << 4;
  }
}

/** The weights of `inputs` inputs as rows of units. */
function transposeWeights(
  stage: DenseStage,
  first: i32,
  inputs: i32,
  to: usize,
  toStride: usize,
): void {
  let panel = changetype<Tensor>(stage.weights).values + <usize>first * stage.rowStride;
  let vectors = stage.vectors;
  for (let panels = stage.panels; panels > 0; panels--) {
    const width = pieceOf(vectors, panels);
    transpose(inputs, width << 2, panel, stage.rowStride, to, toStride, 1);
    vectors -= width;
    panel += stage.panelStride;
    to += toStride * (width << 2);
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
