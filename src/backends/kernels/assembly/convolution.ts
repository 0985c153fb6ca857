// Convolution and the max-pooling behind it in one pass, channels last. AssemblyScript.
//
// Forwards, the positions under one row of pools are convolved in register tiles into a few rows that stay in the nearest
// cache, then pooled. Backwards, only the winners of the pools are visited: an output's error belongs to one position.
// An image's field is `field` runs of neighbouring numbers, one in each row. A convolution without pooling has pools of one.
import { ConvolutionStage, Lists, Program, Run, Tensor } from '../build/records';
import {
  pixelField,
  pixelTilesOf,
  tallestPixelTile,
  tallestTile,
  tileOf,
  tileWidth,
} from '../build/unrolled';
import { append, close, firstOffsets, lengthOf, setLength } from './lists';
import { addRows, addSegments, sumRows, transpose } from './products';
import { gradientAt, gradientStart, isLast, update } from './update';
import { tiledBackward, tiledForward } from './tiled-convolution';
import { firstLanes } from './vector';
import { poolRow } from './winners';

export function convolutionForward(stage: ConvolutionStage, program: Program, count: i32): void {
  if (stage.tileRows != 0) {
    tiledForward(stage, program, count);
    return;
  }
  const mapStride = (<usize>stage.mapVectors) << 4;
  packPanels(stage);
  for (let i: usize = 0; i < <usize>count; i++) {
    const input = stage.input + i * stage.inputStride;
    let at = i * stage.outputStride;
    for (let row = 0; row < stage.pooledHeight; row++) {
      const top = row * stage.pool;
      const height = min(stage.pool, stage.convolvedHeight - top);
      convolveRows(stage, program, input + <usize>(top * stage.rowStride), height);
      poolRow(stage, program, top, height, stage.rows, mapStride * stage.convolvedWidth, at);
      at += mapStride * stage.pooledWidth;
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
    const width = tileWidth(vectors);
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
  const pixels = stage.field == pixelField && stage.run == pixelField;
  let panel = stage.panels;
  let vectors = stage.mapVectors;
  let column: usize = 0;
  while (vectors > 0) {
    const width = tileWidth(vectors);
    const panelStride = (<usize>width) << 4;
    for (let y = 0; y < height; y++) {
      let field = input + <usize>(y * stage.rowStride);
      let out = stage.rows + column + <usize>(y * stage.convolvedWidth) * mapStride;
      let left = stage.convolvedWidth;
      if (pixels) {
        const tall = tallestPixelTile(width);
        const blocks = left / tall;
        pixelTilesOf(width, blocks, field, stage.rowStride, panel, out, mapStride);
        const positions = tall * blocks;
        field += <usize>(stage.positionStride * positions);
        out += mapStride * positions;
        left -= positions;
      }
      while (left > 0) {
        const tall = min(left, tallestTile(width));
        const blocks = left / tall;
        tileOf(
          tall,
          width,
          blocks,
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
        const positions = tall * blocks;
        field += <usize>(stage.positionStride * positions);
        out += mapStride * positions;
        left -= positions;
      }
    }
    panel += panelStride * (stage.field * stage.run);
    column += panelStride;
    vectors -= width;
  }
}

export function convolutionBackward(
  stage: ConvolutionStage,
  program: Program,
  run: Run,
  count: i32,
): void {
  if (stage.biases != 0) learnBiases(stage, program, run, count);
  const tensor = changetype<Tensor>(stage.weights);
  const vectors = (stage.mapVectors << 2) * stage.field * stage.runVectors;
  const gradient = gradientAt(program, run, tensor, 0);
  if (run.batchFrom == 0) memory.fill(gradient, 0, (<usize>vectors) << 4);
  if (stage.tileRows != 0) {
    tiledBackward(stage, program, count, gradient);
  } else {
    if (stage.inputDelta != 0) inputDelta(stage, program, count);
    addGradient(stage, program, count, gradient);
  }
  if (isLast(run, count)) update(program, run, tensor, 0, gradient, vectors);
}

/** dC/db: the sum of the errors over all positions. */
function learnBiases(stage: ConvolutionStage, program: Program, run: Run, count: i32): void {
  const tensor = changetype<Tensor>(stage.biases);
  const positions = count * stage.pooledHeight * stage.pooledWidth;
  const gradient = gradientAt(program, run, tensor, 0);
  const start = gradientStart(program, run, gradient);
  const stride = (<usize>stage.mapVectors) << 4;
  sumRows(stage.mapVectors, positions, stage.outputDelta, stride, start, gradient);
  if (isLast(run, count)) update(program, run, tensor, 0, gradient, stage.mapVectors);
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

/** dC/dw. Four maps at a time: their winners are listed, and the fields there added up, times the errors. */
function addGradient(stage: ConvolutionStage, program: Program, count: i32, gradient: usize): void {
  const listStride = (<usize>(count * stage.pooledHeight * stage.pooledWidth) + 8) << 2;
  const mapStride = ((<usize>stage.runVectors) << 4) * stage.field;
  for (let vector: usize = 0; vector < <usize>stage.mapVectors; vector++) {
    listWinners(stage, program, count, vector << 4, listStride);
    const lanes = min(4, stage.maps - <i32>(vector << 2));
    for (let lane: usize = 0; lane < <usize>lanes; lane++) {
      addFields(stage, program, lane, listStride, gradient);
      gradient += mapStride;
    }
  }
}

/** Lists the winners of four maps whose error is not 0. */
function listWinners(
  stage: ConvolutionStage,
  program: Program,
  count: i32,
  map: usize,
  listStride: usize,
): void {
  const outputs = stage.pooledHeight * stage.pooledWidth;
  const step = (<usize>stage.mapVectors) << 4;
  let end0: usize = 0;
  let end1 = listStride;
  let end2 = 2 * listStride;
  let end3 = 3 * listStride;
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
}

function closeLane(lists: Lists, lane: usize, listStride: usize, end: usize): void {
  const at = lane * listStride;
  setLength(lists, lane, close(lists.offsets + at, lists.values + at, end - at));
}

/** gradient += the fields on a list, times their values. */
function addFields(
  stage: ConvolutionStage,
  program: Program,
  lane: usize,
  listStride: usize,
  gradient: usize,
): void {
  const runStride = (<usize>stage.runVectors) << 4;
  const lists = changetype<Lists>(program.exampleLists);
  const offsets = lists.offsets + lane * listStride;
  const values = lists.values + lane * listStride;
  const end = offsets + lengthOf(lists, lane);
  const tail = stage.run & 3;
  addSegments(
    stage.field,
    stage.runVectors,
    offsets,
    values,
    end,
    stage.input,
    stage.rowStride,
    gradient,
  );
  if (tail == 0) return;
  // Beyond the run stand the pixels next to the field: not the padding's business.
  for (let y = 0; y < stage.field; y++) {
    gradient += runStride;
    v128.store(gradient - 16, v128.and(v128.load(gradient - 16), firstLanes(tail)));
  }
}
