// Convolution with 5 x 5 fields in tiles of 4 x 4 outputs, by way of the values of polynomials. AssemblyScript.
//
// What generate/transforms.ts explains turns a convolution into 64 small products of matrices, one for each value of a tile
// (tiles x channels times channels x maps), with a sixth of the multiplications; both gradients are such products as well.
// The matrices of a block of images stay in the cache. Rounding costs two to three times what it costs field by field.
import { ConvolutionStage, Program, Run, Tensor } from '../build/records';
import {
  analyseField,
  analyseInput,
  spreadDelta,
  tiledField,
  tileSide,
  tileValues,
  toField,
  toInputDelta,
  toOutput,
  valuesSide,
} from '../build/transforms';
import { multiply, multiplyTransposed, transpose } from './products';
import { poolRow, spreadWinners } from './winners';

/** Bytes of the channels, the maps of one position. */
function channelBytes(stage: ConvolutionStage): usize {
  return <usize>stage.positionStride;
}

function mapBytes(stage: ConvolutionStage): usize {
  return (<usize>stage.mapVectors) << 4;
}

function tilesOf(stage: ConvolutionStage): i32 {
  return stage.tileRows * stage.tileColumns;
}

/** Bytes from one value's matrix of inputs to the next. */
function inputStep(stage: ConvolutionStage): usize {
  return channelBytes(stage) * (stage.blockImages * tilesOf(stage));
}

function mapStep(stage: ConvolutionStage): usize {
  return mapBytes(stage) * (stage.blockImages * tilesOf(stage));
}

function fieldStep(stage: ConvolutionStage): usize {
  return (channelBytes(stage) * <usize>stage.mapVectors) << 2;
}

export function tiledForward(stage: ConvolutionStage, program: Program, count: i32): void {
  analyseFields(stage);
  const blockStep = inputStep(stage) * tileValues;
  let values = stage.inputValues;
  for (let first = 0; first < count; first += stage.blockImages) {
    const images = min(stage.blockImages, count - first);
    for (let i = 0; i < images; i++) {
      const input = stage.input + <usize>((first + i) * stage.inputStride);
      analyseImage(stage, input, values + channelBytes(stage) * (i * tilesOf(stage)));
    }
    multiplyFields(stage, program, images, values);
    for (let i = 0; i < images; i++) {
      convolve(stage, stage.products + mapBytes(stage) * (i * tilesOf(stage)));
      poolImage(stage, program, <usize>(first + i) * stage.outputStride);
    }
    values += blockStep;
  }
}

/** The values of all fields, as [value][map][channel] for the way back, and as [value][channel][map]. */
function analyseFields(stage: ConvolutionStage): void {
  const bytes = channelBytes(stage);
  const step = fieldStep(stage);
  const rowStride = (<usize>stage.runVectors) << 4;
  let field = changetype<Tensor>(stage.weights).values;
  let values = stage.fieldValues;
  for (let map = 0; map < stage.maps; map++) {
    for (let channel: usize = 0; channel < bytes; channel += 16) {
      analyseField(field + channel, rowStride, bytes, values + channel, step * valuesSide, step);
    }
    field += rowStride * tiledField;
    values += bytes;
  }
  values = stage.fieldValues;
  let transposed = stage.transposedValues;
  for (let value = 0; value < tileValues; value++) {
    const maps = stage.mapVectors << 2;
    transpose(maps, <i32>(bytes >> 2), values, bytes, transposed, mapBytes(stage), 1);
    values += step;
    transposed += step;
  }
}

/** The values of an image's tiles. Where tiles reach beyond the image, they are cut from a copy with zeros around. */
function analyseImage(stage: ConvolutionStage, image: usize, values: usize): void {
  const bytes = channelBytes(stage);
  const step = inputStep(stage);
  let from = image;
  if (stage.image != 0) {
    copyRows(stage, image, stage.rowStride, stage.image, stage.imageRowStride);
    from = stage.image;
  }
  const rowStride = <usize>stage.imageRowStride;
  for (let row = 0; row < stage.tileRows; row++) {
    for (let column = 0; column < stage.tileColumns; column++) {
      const tile = from + (rowStride * row + bytes * column) * tileSide;
      for (let channel: usize = 0; channel < bytes; channel += 16) {
        analyseInput(tile + channel, rowStride, bytes, values + channel, step * valuesSide, step);
      }
      values += bytes;
    }
  }
}

/** Copies the image's rows to where rows have another stride. */
function copyRows(
  stage: ConvolutionStage,
  from: usize,
  fromStride: usize,
  to: usize,
  toStride: usize,
): void {
  const height = stage.convolvedHeight + tiledField - 1;
  for (let row = 0; row < height; row++) {
    memory.copy(to, from, stage.rowStride);
    from += fromStride;
    to += toStride;
  }
}

function multiplyFields(
  stage: ConvolutionStage,
  program: Program,
  images: i32,
  values: usize,
): void {
  let fields = stage.transposedValues;
  let products = stage.products;
  for (let value = 0; value < tileValues; value++) {
    multiply(
      images * tilesOf(stage),
      stage.mapVectors,
      stage.positionStride >> 2,
      values,
      channelBytes(stage),
      fields,
      mapBytes(stage),
      program.zeros,
      0,
      products,
      mapBytes(stage),
    );
    values += inputStep(stage);
    fields += fieldStep(stage);
    products += mapStep(stage);
  }
}

/** From one image's products to the convolved image. */
function convolve(stage: ConvolutionStage, products: usize): void {
  const bytes = mapBytes(stage);
  const step = mapStep(stage);
  const rowStride = bytes * (stage.tileColumns * tileSide);
  for (let row = 0; row < stage.tileRows; row++) {
    for (let column = 0; column < stage.tileColumns; column++) {
      const tile = stage.rows + (rowStride * row + bytes * column) * tileSide;
      for (let map: usize = 0; map < bytes; map += 16) {
        toOutput(products + map, step * valuesSide, step, tile + map, rowStride, bytes);
      }
      products += bytes;
    }
  }
}

function poolImage(stage: ConvolutionStage, program: Program, at: usize): void {
  const rowStride = mapBytes(stage) * (stage.tileColumns * tileSide);
  for (let row = 0; row < stage.pooledHeight; row++) {
    const top = row * stage.pool;
    const height = min(stage.pool, stage.convolvedHeight - top);
    poolRow(stage, program, top, height, stage.rows + rowStride * top, rowStride, at);
    at += mapBytes(stage) * stage.pooledWidth;
  }
}

/**
 * dC/dw, added to the gradient, and dC/da if it is wanted. The inputs' values of the way there are still in place; those of
 * their errors take it over.
 */
export function tiledBackward(
  stage: ConvolutionStage,
  program: Program,
  count: i32,
  gradient: usize,
): void {
  memory.fill(stage.fieldGradients, 0, fieldStep(stage) * tileValues);
  if (stage.inputDelta != 0) {
    memory.fill(stage.inputDelta, 0, <usize>(count * stage.inputStride));
  }
  const blockStep = inputStep(stage) * tileValues;
  let values = stage.inputValues;
  for (let first = 0; first < count; first += stage.blockImages) {
    const images = min(stage.blockImages, count - first);
    for (let i = 0; i < images; i++) {
      spreadWinners(stage, <usize>(first + i) * stage.outputStride);
      spreadDeltas(stage, stage.products + mapBytes(stage) * (i * tilesOf(stage)));
    }
    multiplyDeltas(stage, program, images, values);
    if (stage.inputDelta != 0) {
      for (let i = 0; i < images; i++) {
        const image = stage.inputDelta + <usize>((first + i) * stage.inputStride);
        inputDelta(stage, image, values + channelBytes(stage) * (i * tilesOf(stage)));
      }
    }
    values += blockStep;
  }
  fieldGradients(stage, gradient);
}

/** The values of the errors that stand in the convolved image. */
function spreadDeltas(stage: ConvolutionStage, values: usize): void {
  const bytes = mapBytes(stage);
  const step = mapStep(stage);
  const rowStride = bytes * (stage.tileColumns * tileSide);
  for (let row = 0; row < stage.tileRows; row++) {
    for (let column = 0; column < stage.tileColumns; column++) {
      const tile = stage.rows + (rowStride * row + bytes * column) * tileSide;
      for (let map: usize = 0; map < bytes; map += 16) {
        spreadDelta(tile + map, rowStride, bytes, values + map, step * valuesSide, step);
      }
      values += bytes;
    }
  }
}

/** For each value: gradients += errors' inputs, and errors of the inputs = errors times fields. */
function multiplyDeltas(
  stage: ConvolutionStage,
  program: Program,
  images: i32,
  values: usize,
): void {
  const tiles = images * tilesOf(stage);
  const bytes = channelBytes(stage);
  const vectors = stage.positionStride >> 4;
  let deltas = stage.products;
  let fields = stage.fieldValues;
  let gradients = stage.fieldGradients;
  for (let value = 0; value < tileValues; value++) {
    // prettier-ignore
    multiplyTransposed(stage.maps, vectors, tiles, deltas, mapBytes(stage), values, bytes, gradients, bytes);
    if (stage.inputDelta != 0) {
      multiply(
        tiles,
        vectors,
        stage.maps,
        deltas,
        mapBytes(stage),
        fields,
        bytes,
        program.zeros,
        0,
        values,
        bytes,
      );
    }
    values += inputStep(stage);
    deltas += mapStep(stage);
    fields += fieldStep(stage);
    gradients += fieldStep(stage);
  }
}

/** From the values of an image's errors to the errors: where tiles overlap, they add up. */
function inputDelta(stage: ConvolutionStage, image: usize, values: usize): void {
  const bytes = channelBytes(stage);
  const step = inputStep(stage);
  const rowStride = <usize>stage.imageRowStride;
  const copied = rowStride * (stage.tileRows * tileSide + tiledField - 1);
  let to = image;
  if (stage.image != 0) {
    to = stage.image;
    memory.fill(to, 0, copied);
  }
  for (let row = 0; row < stage.tileRows; row++) {
    for (let column = 0; column < stage.tileColumns; column++) {
      const tile = to + (rowStride * row + bytes * column) * tileSide;
      for (let channel: usize = 0; channel < bytes; channel += 16) {
        toInputDelta(values + channel, step * valuesSide, step, tile + channel, rowStride, bytes);
      }
      values += bytes;
    }
  }
  if (stage.image != 0) {
    copyRows(stage, stage.image, rowStride, image, stage.rowStride);
    // The way there relies on zeros around the image.
    memory.fill(stage.image, 0, copied);
  }
}

function fieldGradients(stage: ConvolutionStage, gradient: usize): void {
  const bytes = channelBytes(stage);
  const step = fieldStep(stage);
  const rowStride = (<usize>stage.runVectors) << 4;
  let values = stage.fieldGradients;
  for (let map = 0; map < stage.maps; map++) {
    for (let channel: usize = 0; channel < bytes; channel += 16) {
      toField(values + channel, step * valuesSide, step, gradient + channel, rowStride, bytes);
    }
    gradient += rowStride * tiledField;
    values += bytes;
  }
}
