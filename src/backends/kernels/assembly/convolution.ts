// Convolution and the max-pooling behind it in one pass, channels last. AssemblyScript.
//
// Forwards, the positions under one row of pools are convolved in register tiles into a few rows that stay in the nearest
// cache, then pooled. Backwards, only the winners of the pools are visited: an output's error belongs to one position.
// An image's field is `field` runs of neighbouring numbers, one in each row. A convolution without pooling has pools of one.
import { ConvolutionStage, Lists, Program, Run, Tensor } from '../build/records';
import { tileOf, tallestTile, widestTile } from '../build/unrolled';
import { append, close, firstOffsets, lengthOf, setLength } from './lists';
import { addRows, transpose } from './products';
import { gradientAt, gradientStart, isLast, update } from './update';
import { firstLanes } from './vector';

export function convolutionForward(stage: ConvolutionStage, program: Program, count: i32): void {
  packPanels(stage);
  for (let i: usize = 0; i < <usize>count; i++) {
    const input = stage.input + i * stage.inputStride;
    let at = i * stage.outputStride;
    for (let row = 0; row < stage.pooledHeight; row++) {
      const top = row * stage.pool;
      const height = min(stage.pool, stage.convolvedHeight - top);
      convolveRows(stage, program, input + <usize>(top * stage.rowStride), height);
      poolRow(stage, program, top, height, at);
      at += (<usize>(stage.pooledWidth * stage.mapVectors)) << 4;
    }
  }
}

/** The weights, field element by field element, for as many maps as a tile is wide. */
function packPanels(stage: ConvolutionStage): void {
  const runStride = (<usize>stage.runVectors) << 4;
  const mapStride = runStride * stage.field;
  let from = changetype<Tensor>(stage.weights).values;
  let to = stage.panels;
  let vectors = stage.mapVectors;
  while (vectors > 0) {
    const width = min(vectors, widestTile);
    const rowStride = (<usize>width) << 4;
    for (let y: usize = 0; y < <usize>stage.field; y++) {
      // Writes a few rows too many where the run is padded: the next run overwrites them.
      transpose(4 * width, stage.run, from + y * runStride, mapStride, to, rowStride, 1);
      to += rowStride * stage.run;
    }
    from += mapStride * (width << 2);
    vectors -= width;
  }
}

/** Convolves `height` rows, from the image's row at `input` on. */
function convolveRows(stage: ConvolutionStage, program: Program, input: usize, height: i32): void {
  const mapStride = (<usize>stage.mapVectors) << 4;
  let panel = stage.panels;
  let vectors = stage.mapVectors;
  let column: usize = 0;
  while (vectors > 0) {
    const width = min(vectors, widestTile);
    const panelStride = (<usize>width) << 4;
    for (let y = 0; y < height; y++) {
      let field = input + <usize>(y * stage.rowStride);
      let out = stage.rows + column + <usize>(y * stage.convolvedWidth) * mapStride;
      let left = stage.convolvedWidth;
      while (left > 0) {
        const tall = min(left, tallestTile(width));
        tileOf(
          tall,
          width,
          stage.field,
          stage.run,
          stage.rowStride,
          field,
          stage.positionStride,
          panel,
          panelStride,
          program.zeros,
          0,
          out,
          mapStride,
        );
        field += <usize>(stage.positionStride * tall);
        out += mapStride * tall;
        left -= tall;
      }
    }
    panel += panelStride * (stage.field * stage.run);
    column += panelStride;
    vectors -= width;
  }
}

/** Of each square the largest value, plus bias, and where it was; of equals the first, row by row. */
function poolRow(
  stage: ConvolutionStage,
  program: Program,
  top: i32,
  height: i32,
  at: usize,
): void {
  const biases = stage.biases == 0 ? program.zeros : changetype<Tensor>(stage.biases).values;
  const mapStride = (<usize>stage.mapVectors) << 4;
  for (let square = 0; square < stage.pooledWidth; square++) {
    const left = square * stage.pool;
    const width = min(stage.pool, stage.convolvedWidth - left);
    const corner = top * stage.rowStride + left * stage.positionStride;
    for (let map: usize = 0; map < mapStride; map += 16) {
      let candidate = stage.rows + <usize>left * mapStride + map;
      let largest = v128.load(candidate);
      let winner = i32x4.splat(corner);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const value = v128.load(candidate + <usize>x * mapStride);
          const wins = f32x4.gt(value, largest);
          const place = corner + y * stage.rowStride + x * stage.positionStride;
          largest = v128.bitselect(value, largest, wins);
          winner = v128.bitselect(i32x4.splat(place), winner, wins);
        }
        candidate += <usize>stage.convolvedWidth * mapStride;
      }
      v128.store(stage.output + at, f32x4.add(largest, v128.load(biases + map)));
      v128.store(stage.winners + at, winner);
      at += 16;
    }
  }
}

export function convolutionBackward(
  stage: ConvolutionStage,
  program: Program,
  run: Run,
  count: i32,
): void {
  if (stage.inputDelta != 0) inputDelta(stage, program, count);
  learn(stage, program, run, count);
}

/** dC/da: each winner's error goes back to its field, through the weights of its map. */
function inputDelta(stage: ConvolutionStage, program: Program, count: i32): void {
  memory.fill(stage.inputDelta, 0, <usize>(count * stage.inputStride));
  for (let i: usize = 0; i < <usize>count; i++) {
    const target = stage.inputDelta + i * stage.inputStride;
    let at = i * stage.outputStride;
    for (let row = 0; row < stage.pooledHeight; row++) {
      const top = row * stage.pool;
      const bottom = min(top + stage.pool, stage.convolvedHeight);
      for (let column = 0; column < stage.pooledWidth; column++) {
        const left = column * stage.pool;
        const right = min(left + stage.pool, stage.convolvedWidth);
        for (let y = top; y < bottom; y++) {
          for (let x = left; x < right; x++) {
            const place = y * stage.rowStride + x * stage.positionStride;
            errorAt(stage, program, target + <usize>place, place, at);
          }
        }
        at += (<usize>stage.mapVectors) << 4;
      }
    }
  }
}

/** The errors of all maps whose winner stands at `place`, for the pool whose outputs begin at `at`. */
function errorAt(
  stage: ConvolutionStage,
  program: Program,
  target: usize,
  place: i32,
  at: usize,
): void {
  const runStride = stage.runVectors << 4;
  const mapStride = runStride * stage.field;
  const wanted = i32x4.splat(place);
  const zero = f32x4.splat(0);
  const next = i32x4.splat(4 * mapStride);
  let offset = firstOffsets(mapStride);
  let length: usize = 0;
  for (let map: usize = 0; map < (<usize>stage.mapVectors) << 4; map += 16) {
    const delta = v128.load(stage.outputDelta + at + map);
    const wins = i32x4.eq(v128.load(stage.winners + at + map), wanted);
    const mask = i32x4.bitmask(v128.and(wins, f32x4.ne(delta, zero)));
    length = append(program.offsets, program.values, length, offset, delta, mask);
    offset = i32x4.add(offset, next);
  }
  if (length == 0) return;
  const end = program.offsets + close(program.offsets, program.values, length);
  let weights = changetype<Tensor>(stage.weights).values;
  for (let y = 0; y < stage.field; y++) {
    addRows(stage.runVectors, program.offsets, program.values, end, weights, target, target);
    weights += runStride;
    target += stage.rowStride;
  }
}

/** Four maps at a time: their winners are listed, and the fields there added up, times the errors. */
function learn(stage: ConvolutionStage, program: Program, run: Run, count: i32): void {
  const listStride = (<usize>(count * stage.pooledHeight * stage.pooledWidth) + 8) << 2;
  const last = isLast(run, count);
  const biases = changetype<Tensor>(stage.biases);
  for (let vector: usize = 0; vector < <usize>stage.mapVectors; vector++) {
    const errors = listWinners(stage, program, count, vector << 4, listStride);
    const lanes = min(4, stage.maps - <i32>(vector << 2));
    for (let lane: usize = 0; lane < <usize>lanes; lane++) {
      learnMap(stage, program, run, (vector << 2) + lane, lane, listStride, last);
    }
    if (stage.biases == 0) continue;
    const at = vector << 4;
    const gradient = gradientAt(program, run, biases, at);
    const start = gradientStart(program, run, gradient);
    v128.store(gradient, f32x4.add(v128.load(start), errors));
    if (last) update(program, run, biases, at, gradient, 1);
  }
}

/** Lists the winners of four maps whose error is not 0. @returns the sum of their errors */
function listWinners(
  stage: ConvolutionStage,
  program: Program,
  count: i32,
  map: usize,
  listStride: usize,
): v128 {
  const outputs = stage.pooledHeight * stage.pooledWidth;
  const step = (<usize>stage.mapVectors) << 4;
  let end0: usize = 0;
  let end1 = listStride;
  let end2 = 2 * listStride;
  let end3 = 3 * listStride;
  let sum = f32x4.splat(0);
  const zero = f32x4.splat(0);
  const lists = changetype<Lists>(program.exampleLists);
  const offsets = lists.offsets;
  const values = lists.values;
  for (let i: usize = 0; i < <usize>count; i++) {
    let at = i * stage.outputStride + map;
    const image = i32x4.splat(<i32>(i * stage.inputStride));
    for (let output = 0; output < outputs; output++) {
      const delta = v128.load(stage.outputDelta + at);
      const present = f32x4.ne(delta, zero);
      if (v128.any_true(present)) {
        const place = i32x4.add(image, v128.load(stage.winners + at));
        sum = f32x4.add(sum, delta);
        // Always written, kept only if the error is not 0.
        v128.store_lane<i32>(offsets + end0, place, 0);
        v128.store_lane<f32>(values + end0, delta, 0);
        end0 += <usize>(i32x4.extract_lane(present, 0) & 4);
        v128.store_lane<i32>(offsets + end1, place, 1);
        v128.store_lane<f32>(values + end1, delta, 1);
        end1 += <usize>(i32x4.extract_lane(present, 1) & 4);
        v128.store_lane<i32>(offsets + end2, place, 2);
        v128.store_lane<f32>(values + end2, delta, 2);
        end2 += <usize>(i32x4.extract_lane(present, 2) & 4);
        v128.store_lane<i32>(offsets + end3, place, 3);
        v128.store_lane<f32>(values + end3, delta, 3);
        end3 += <usize>(i32x4.extract_lane(present, 3) & 4);
      }
      at += step;
    }
  }
  closeLane(lists, 0, listStride, end0);
  closeLane(lists, 1, listStride, end1);
  closeLane(lists, 2, listStride, end2);
  closeLane(lists, 3, listStride, end3);
  return sum;
}

function closeLane(lists: Lists, lane: usize, listStride: usize, end: usize): void {
  const at = lane * listStride;
  setLength(lists, lane, close(lists.offsets + at, lists.values + at, end - at));
}

function learnMap(
  stage: ConvolutionStage,
  program: Program,
  run: Run,
  map: usize,
  lane: usize,
  listStride: usize,
  last: bool,
): void {
  const tensor = changetype<Tensor>(stage.weights);
  const runStride = (<usize>stage.runVectors) << 4;
  const at = map * runStride * stage.field;
  const gradient = gradientAt(program, run, tensor, at);
  const lists = changetype<Lists>(program.exampleLists);
  const offsets = lists.offsets + lane * listStride;
  const end = offsets + lengthOf(lists, lane);
  const tail = stage.run & 3;
  let row = gradient;
  let input = stage.input;
  for (let y = 0; y < stage.field; y++) {
    addRows(
      stage.runVectors,
      offsets,
      lists.values + lane * listStride,
      end,
      input,
      gradientStart(program, run, row),
      row,
    );
    row += runStride;
    // Beyond the run stand the pixels next to the field: not the padding's business.
    if (tail) v128.store(row - 16, v128.and(v128.load(row - 16), firstLanes(tail)));
    input += stage.rowStride;
  }
  if (last) update(program, run, tensor, at, gradient, stage.runVectors * stage.field);
}
