// What a dense layer learns: dC/dW = delta a^T (BP4), in three ways. AssemblyScript.
//
// Plain SGD on a few examples goes from the lists of their inputs straight into the weights. Otherwise a gradient is made
// some rows of a panel at a time and goes into the optimiser while it is still in the nearest cache: from lists of the
// examples in which an input is not 0, or as a product of matrices where few are.
import { DenseStage, Lists, Program, Run, Tensor } from '../build/records';
import { rowsOf } from '../build/unrolled';
import { listColumns } from './lists';
import {
  multiply,
  multiplyTransposed,
  packColumns,
  packedStride,
  pieceOf,
  scatterAll,
  transpose,
} from './products';
import {
  gradientAt,
  gradientStart,
  isLast,
  isPlain,
  isWhole,
  rest,
  restsWithout,
  takesLists,
  update,
} from './update';
import { vectorsFor } from './vector';

/** Rows of a gradient that a product makes at once. */
const stripRows = 4;
/** Entries that a list needs beyond its own. */
const listSlack = 8;

export function learnWeights(stage: DenseStage, program: Program, run: Run, count: i32): void {
  const tensor = changetype<Tensor>(stage.weights);
  if (program.listsInput == changetype<usize>(stage) && takesLists(program, run)) {
    scatterWeights(stage, tensor, run, count);
    return;
  }
  // With plain SGD the gradient, times -eta, is added to the weights as it is made.
  const plain = isPlain(program, run, tensor);
  if (stage.lists != 0) fromLists(stage, tensor, program, run, count, plain);
  else if (plain) addProduct(stage, tensor, run, count);
  else fromProduct(stage, tensor, program, run, count);
}

/** Example by example into the rows of the inputs that are not 0. */
function scatterWeights(stage: DenseStage, tensor: Tensor, run: Run, count: i32): void {
  // L2 shrinks every weight by the same factor.
  if (run.penalty != 0) {
    const vectors = (stage.panels * stage.panelStride) >> 4;
    scale(1 - run.learningRate * run.penalty, tensor.values, vectors);
  }
  // Nobody needs the errors any more.
  scale(-run.learningRate, stage.outputDelta, (count * stage.outputStride) >> 4);
  let panel = tensor.values;
  let errors = stage.outputDelta;
  let vectors = stage.vectors;
  for (let panels = stage.panels; panels > 0; panels--) {
    const width = pieceOf(vectors, panels);
    scatterAll(width, count, changetype<Lists>(stage.lists), panel, errors, stage.outputStride);
    vectors -= width;
    panel += stage.panelStride;
    errors += (<usize>width) << 4;
  }
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
  let panel = tensor.values;
  let errors = stage.outputDelta;
  let vectors = stage.vectors;
  for (let panels = stage.panels; panels > 0; panels--) {
    const width = pieceOf(vectors, panels);
    multiplyTransposed(
      stage.inputWidth,
      width,
      count,
      stage.input,
      stage.inputStride,
      errors,
      stage.outputStride,
      panel,
      stage.rowStride,
    );
    vectors -= width;
    panel += stage.panelStride;
    errors += (<usize>width) << 4;
  }
}

/** Panel by panel: its errors stay in the nearest cache, and its weights pass by once. */
function fromLists(
  stage: DenseStage,
  tensor: Tensor,
  program: Program,
  run: Run,
  count: i32,
  plain: bool,
): void {
  const listStride = ((<usize>vectorsFor(count)) << 4) + 4 * listSlack;
  listColumns(
    program,
    changetype<Lists>(stage.lists),
    count,
    stage.inputWidth,
    stage.rowStride,
    packedStride,
    plain ? -run.learningRate : 1,
    listStride,
  );
  let panel: usize = 0;
  let errors = stage.outputDelta;
  let vectors = stage.vectors;
  for (let panels = stage.panels; panels > 0; panels--) {
    const width = pieceOf(vectors, panels);
    packColumns(width, count, errors, stage.outputStride, program.packed);
    if (plain) addPanel(stage, tensor.values + panel, program, width, listStride);
    else learnPanel(stage, tensor, program, run, count, panel, width, listStride);
    vectors -= width;
    panel += stage.panelStride;
    errors += (<usize>width) << 4;
  }
}

/** Plain SGD on `width` vectors of units. */
function addPanel(
  stage: DenseStage,
  row: usize,
  program: Program,
  width: i32,
  listStride: usize,
): void {
  const toValues = program.values - program.offsets;
  let list = program.offsets;
  for (let k: usize = 0; k < <usize>stage.inputWidth; k++) {
    const end = load<usize>(program.ends + (k << 2));
    if (list < end) rowsOf(width, list, list + toValues, end, program.packed, row, row);
    row += stage.rowStride;
    list += listStride;
  }
}

/** The optimiser on `width` vectors of units, from `at` on. */
function learnPanel(
  stage: DenseStage,
  tensor: Tensor,
  program: Program,
  run: Run,
  count: i32,
  at: usize,
  width: i32,
  listStride: usize,
): void {
  const toValues = program.values - program.offsets;
  const last = isLast(run, count);
  const rests = isWhole(program, run) && restsWithout(program, run, tensor);
  let list = program.offsets;
  for (let k: usize = 0; k < <usize>stage.inputWidth; k++) {
    const end = load<usize>(program.ends + (k << 2));
    if (rests && list == end) {
      rest(program, tensor, at, width);
    } else {
      const gradient = gradientAt(program, run, tensor, at);
      const start = gradientStart(program, run, gradient);
      rowsOf(width, list, list + toValues, end, program.packed, start, gradient);
      if (last) update(program, run, tensor, at, gradient, width);
    }
    at += stage.rowStride;
    list += listStride;
  }
}

function fromProduct(
  stage: DenseStage,
  tensor: Tensor,
  program: Program,
  run: Run,
  count: i32,
): void {
  const columnStride = (<usize>vectorsFor(count)) << 4;
  transpose(
    count,
    stage.inputWidth,
    stage.input,
    stage.inputStride,
    program.transposed,
    columnStride,
    1,
  );
  let panel: usize = 0;
  let errors = stage.outputDelta;
  let vectors = stage.vectors;
  for (let panels = stage.panels; panels > 0; panels--) {
    const width = pieceOf(vectors, panels);
    panelProduct(stage, tensor, program, run, count, panel, width, errors);
    vectors -= width;
    panel += stage.panelStride;
    errors += (<usize>width) << 4;
  }
}

/** The weights of `width` vectors of units, from `at` on. */
function panelProduct(
  stage: DenseStage,
  tensor: Tensor,
  program: Program,
  run: Run,
  count: i32,
  at: usize,
  width: i32,
  errors: usize,
): void {
  const columnStride = (<usize>vectorsFor(count)) << 4;
  const last = isLast(run, count);
  const fresh = run.batchFrom == 0;
  for (let k = 0; k < stage.inputWidth; k += stripRows) {
    const height = min(stripRows, stage.inputWidth - k);
    const gradient = gradientAt(program, run, tensor, at);
    multiply(
      height,
      width,
      count,
      program.transposed + <usize>k * columnStride,
      columnStride,
      errors,
      stage.outputStride,
      fresh ? program.zeros : gradient,
      fresh ? 0 : stage.rowStride,
      gradient,
      stage.rowStride,
    );
    if (last) updateRows(stage, tensor, program, run, at, gradient, height, width);
    at += stage.rowStride * height;
  }
}

function updateRows(
  stage: DenseStage,
  tensor: Tensor,
  program: Program,
  run: Run,
  at: usize,
  gradient: usize,
  height: i32,
  width: i32,
): void {
  if (width << 4 == stage.rowStride) {
    update(program, run, tensor, at, gradient, height * width);
    return;
  }
  for (; height > 0; height--) {
    update(program, run, tensor, at, gradient, width);
    at += stage.rowStride;
    gradient += stage.rowStride;
  }
}
