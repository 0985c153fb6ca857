// Dense layers: z = W a + b, and backpropagation through them (BP2 to BP4). AssemblyScript.
//
// Weights lie in panels of at most widestRow vectors of units, each panel as [input][unit]: so they stream through the
// caches in the order in which they are wanted, and their updates do. Where many inputs are 0 (pixels, ReLU, dropout) the
// others are listed and only their rows of weights are visited; elsewhere it is a product in register tiles.
import { DenseStage, Lists, Program, Run, Tensor } from '../build/records';
import { widestRow } from '../build/unrolled';
import { learnWeights } from './dense-weights';
import { cutLists, listRow } from './lists';
import {
  addListedRows,
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

/** Rows of the widest panel that stay in the nearest cache while all examples visit them: three quarters of 32 kB. */
const blockRows = 256;

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

/** Some rows of each panel after the others, if so many examples visit them that they had better stay in the nearest cache. */
function forwardListed(
  stage: DenseStage,
  program: Program,
  run: Run,
  lists: Lists,
  count: i32,
): void {
  const rows = count < manyExamples ? stage.inputWidth : blockRows;
  let from = program.zeros;
  for (let first = 0; first < stage.inputWidth; first += rows) {
    const to = cutsAfter(
      program,
      lists,
      count,
      from,
      first + rows,
      stage.inputWidth,
      stage.rowStride,
    );
    let panel = changetype<Tensor>(stage.weights).values;
    let column: usize = 0;
    let vectors = stage.vectors;
    for (let panels = stage.panels; panels > 0; panels--) {
      const width = pieceOf(vectors, panels);
      const out = stage.output + column;
      const start = first == 0 ? firstOutput(stage, program) + column : out;
      const startStride = first == 0 ? 0 : stage.outputStride;
      // prettier-ignore
      if (count >= manyExamples) {
        const height = min(rows, stage.inputWidth - first);
        run.touched = touch(panel + first * stage.rowStride, height * stage.rowStride);
      }
      addListedRows(
        width,
        count,
        lists,
        from,
        to,
        panel,
        start,
        startStride,
        out,
        stage.outputStride,
      );
      column += (<usize>width) << 4;
      vectors -= width;
      panel += stage.panelStride;
    }
    from = to;
  }
}

/** Where the examples' lists reach the row `end` of the matrix, and after all its `height` rows their own ends. */
function cutsAfter(
  program: Program,
  lists: Lists,
  count: i32,
  last: usize,
  end: i32,
  height: i32,
  rowStride: i32,
): usize {
  if (end >= height) return lists.lengths;
  const cuts = last == program.cuts ? program.cuts + (program.capacity << 2) : program.cuts;
  cutLists(lists, count, last, end * rowStride, cuts);
  return cuts;
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
  let panel = changetype<Tensor>(stage.weights).values;
  let rows = program.transposed;
  let vectors = stage.vectors;
  for (let panels = stage.panels; panels > 0; panels--) {
    const units = pieceOf(vectors, panels) << 2;
    transpose(stage.inputWidth, units, panel, stage.rowStride, rows, columnStride, 1);
    vectors -= units >> 2;
    panel += stage.panelStride;
    rows += columnStride * units;
  }
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

/** The same from lists of the errors that are not 0, for the units of some panels after the others and some inputs. */
function inputDeltaListed(stage: DenseStage, program: Program, count: i32): void {
  const lists = changetype<Lists>(program.exampleLists);
  // So many units as stay in the nearest cache once they are transposed.
  const together = max(1, blockRows / (stage.rowStride >> 2));
  let panel = changetype<Tensor>(stage.weights).values;
  let vectors = stage.vectors;
  let unit: usize = 0;
  for (let panels = stage.panels; panels > 0;) {
    const taken = min(panels, together);
    let left = vectors;
    for (let k = 0; k < taken; k++) left -= pieceOf(left, panels - k);
    const units = (vectors - left) << 2;
    let errors = stage.outputDelta + (unit << 2);
    for (let i: usize = 0; i < <usize>count; i++) {
      listRow(lists, i, errors, units, packedStride);
      errors += stage.outputStride;
    }
    let column: usize = 0;
    let inputs = vectorsFor(stage.inputWidth);
    for (let pieces = piecesFor(inputs, widestRow); pieces > 0; pieces--) {
      const width = pieceOf(inputs, pieces);
      transposePanels(stage, program, panel, vectors, panels, taken, column, width);
      const out = stage.inputDelta + column;
      addListedRows(
        width,
        count,
        lists,
        program.zeros,
        lists.lengths,
        program.packed,
        unit == 0 ? program.zeros : out,
        unit == 0 ? 0 : stage.inputStride,
        out,
        stage.inputStride,
      );
      column += (<usize>width) << 4;
      inputs -= width;
    }
    panel += stage.panelStride * taken;
    panels -= taken;
    vectors = left;
    unit += units;
  }
}

/** Of the first `taken` of some panels the rows of `width` vectors of inputs, from `column` on, as rows of units. */
function transposePanels(
  stage: DenseStage,
  program: Program,
  panel: usize,
  vectors: i32,
  panels: i32,
  taken: i32,
  column: usize,
  width: i32,
): void {
  let weights = panel + (column >> 2) * stage.rowStride;
  let rows = program.packed;
  for (let k = 0; k < taken; k++) {
    const units = pieceOf(vectors, panels - k) << 2;
    transpose(4 * width, units, weights, stage.rowStride, rows, packedStride, 1);
    vectors -= units >> 2;
    weights += stage.panelStride;
    rows += packedStride * units;
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
