// Max-pooling behind a convolution: of each pool the winner, and on the way back its error. AssemblyScript.
import { ConvolutionStage, Program, Tensor } from '../build/records';
import { tileSide } from '../build/transforms';
import { atLeast } from './vector';

/**
 * Of each square in one row of pools the largest value, plus bias, and where it was; of equals the first, row by row.
 * @param rows the convolved rows, `rowStride` bytes apart
 * @param at where in the output
 */
export function poolRow(
  stage: ConvolutionStage,
  program: Program,
  top: i32,
  height: i32,
  rows: usize,
  rowStride: usize,
  at: usize,
): void {
  const biases = stage.biases == 0 ? program.zeros : changetype<Tensor>(stage.biases).values;
  const mapStride = (<usize>stage.mapVectors) << 4;
  for (let square = 0; square < stage.pooledWidth; square++) {
    const left = square * stage.pool;
    const width = min(stage.pool, stage.convolvedWidth - left);
    const corner = top * stage.rowStride + left * stage.positionStride;
    const from = rows + mapStride * left;
    if (height == 2 && width == 2) {
      poolFour(stage, corner, from, rowStride, mapStride, biases, at);
    } else {
      poolSquare(stage, corner, height, width, from, rowStride, mapStride, biases, at);
    }
    at += mapStride;
  }
}

/** The usual pool, written out. */
function poolFour(
  stage: ConvolutionStage,
  corner: i32,
  from: usize,
  rowStride: usize,
  mapStride: usize,
  biases: usize,
  at: usize,
): void {
  const first = i32x4.splat(corner);
  const right = i32x4.splat(corner + stage.positionStride);
  const below = i32x4.splat(corner + stage.rowStride);
  const last = i32x4.splat(corner + stage.rowStride + stage.positionStride);
  const outputs = stage.output + at;
  const winners = stage.winners + at;
  for (let map: usize = 0; map < mapStride; map += 16) {
    let largest = v128.load(from);
    let value = v128.load(from + mapStride);
    let wins = f32x4.gt(value, largest);
    largest = atLeast(largest, value);
    let winner = v128.bitselect(right, first, wins);
    value = v128.load(from + rowStride);
    wins = f32x4.gt(value, largest);
    largest = atLeast(largest, value);
    winner = v128.bitselect(below, winner, wins);
    value = v128.load(from + rowStride + mapStride);
    wins = f32x4.gt(value, largest);
    largest = atLeast(largest, value);
    winner = v128.bitselect(last, winner, wins);
    v128.store(outputs + map, f32x4.add(largest, v128.load(biases + map)));
    v128.store(winners + map, winner);
    from += 16;
  }
}

function poolSquare(
  stage: ConvolutionStage,
  corner: i32,
  height: i32,
  width: i32,
  from: usize,
  rowStride: usize,
  mapStride: usize,
  biases: usize,
  at: usize,
): void {
  for (let map: usize = 0; map < mapStride; map += 16) {
    let candidate = from + map;
    let largest = v128.load(candidate);
    let winner = i32x4.splat(corner);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const value = v128.load(candidate + mapStride * x);
        const wins = f32x4.gt(value, largest);
        const place = corner + y * stage.rowStride + x * stage.positionStride;
        largest = atLeast(largest, value);
        winner = v128.bitselect(i32x4.splat(place), winner, wins);
      }
      candidate += rowStride;
    }
    v128.store(stage.output + at + map, f32x4.add(largest, v128.load(biases + map)));
    v128.store(stage.winners + at + map, winner);
  }
}

/** The errors of one image's outputs, each where its winner stands in the convolved image; 0 elsewhere. */
export function spreadWinners(stage: ConvolutionStage, at: usize): void {
  const mapStride = (<usize>stage.mapVectors) << 4;
  const rowStride = mapStride * (stage.tileColumns * tileSide);
  // A pool may leave a rest out, and tiles may reach beyond the convolved image.
  const tiledHeight = stage.tileRows * tileSide;
  const tiledWidth = stage.tileColumns * tileSide;
  if (
    min(stage.pooledHeight * stage.pool, stage.convolvedHeight) != tiledHeight ||
    min(stage.pooledWidth * stage.pool, stage.convolvedWidth) != tiledWidth
  ) {
    memory.fill(stage.rows, 0, rowStride * tiledHeight);
  }
  for (let row = 0; row < stage.pooledHeight; row++) {
    const top = row * stage.pool;
    const bottom = min(top + stage.pool, stage.convolvedHeight);
    for (let column = 0; column < stage.pooledWidth; column++) {
      const left = column * stage.pool;
      const right = min(left + stage.pool, stage.convolvedWidth);
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const place = i32x4.splat(y * stage.rowStride + x * stage.positionStride);
          const to = stage.rows + rowStride * y + mapStride * x;
          for (let map: usize = 0; map < mapStride; map += 16) {
            const wins = i32x4.eq(v128.load(stage.winners + at + map), place);
            v128.store(to + map, v128.and(wins, v128.load(stage.outputDelta + at + map)));
          }
        }
      }
      at += mapStride;
    }
  }
}
