// Brings a drawing into the form of MNIST's images, as they were made. Any thread.
//
// LeCun, Cortes and Burges: a digit was cropped and scaled into a box of 20 x 20 pixels, its aspect ratio kept, which turned
// black and white into greys; then it was shifted so that its centre of mass came to the centre of the 28 x 28 field. What
// that means to the pixel was measured on the 10,000 test images: in all but 3 the longer side is 20 pixels, and in all the
// centre of mass, as a mean of pixel indices counted from 0, lies in 13.5 to 14.5. So the shift was by whole pixels, and the
// centre is the middle of pixel 14.
import { fullInk, type Box, type InkImage } from './ink-image.ts';

export const fieldSide = 28;
export const boxSide = 20;
const centre = 14;
/** Less is no ink: the faintest that a byte can hold. */
const faintest = 1 / 255;

/** What is done to a drawing, each of which can be left out to see what it is good for. */
export interface Stages {
  /** The ink's own extent is what is scaled; left out, it is the whole sheet. */
  readonly crop: boolean;
  /** The longer side becomes 20 pixels; left out, the sheet becomes 28, as if it were the field. */
  readonly scale: boolean;
  /** The centre of mass comes to the field's centre; left out, the ink stays where it was on the sheet. */
  readonly centre: boolean;
}
export const allStages: Stages = { crop: true, scale: true, centre: true };

/** The sheet that an image was cut from, in pixels of the image: where the image's corner lies on it, and its side. */
export interface Sheet {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** The stages on the way, for those who want to see them. */
export interface NormalisedDigit {
  /** 28 x 28, 0 background to 1 ink. */
  readonly pixels: Float32Array;
  /** Where the ink was in the drawing. */
  readonly crop: Box;
  /** The crop, scaled, from its top left corner, 0 to 1: 20 x 20, or 28 x 28 where scaling was left out. */
  readonly scaled: Float32Array;
  readonly scaledSide: number;
  /** Of the crop in pixels of the result: the longer side is 20, unless cropping or scaling was left out. */
  readonly size: { readonly width: number; readonly height: number };
  /** Mean index of the ink's pixels in `scaled`, counted from 0. */
  readonly centreOfMass: { readonly x: number; readonly y: number };
  /** Where the top left pixel of `scaled` is in `pixels`. */
  readonly offset: { readonly x: number; readonly y: number };
}

/**
 * @param sheet that the image shows a part of; the image itself, unless told otherwise
 * @returns null when there is no ink
 */
export function normalise(
  image: InkImage,
  stages: Stages = allStages,
  sheet: Sheet = { left: 0, top: 0, side: Math.max(image.width, image.height) },
): NormalisedDigit | null {
  const crop = inkBox(image);
  if (!crop) return null;
  // What lies outside the ink is empty, so leaving out the crop only changes what is taken for the whole.
  const whole = stages.scale && stages.crop ? Math.max(crop.width, crop.height) : sheet.side;
  const scaledSide = stages.scale ? boxSide : fieldSide;
  const scale = whole / scaledSide;
  const scaled = areaAverage(image, crop, scale, scaledSide);
  const size = { width: crop.width / scale, height: crop.height / scale };
  const centreOfMass = meanIndex(scaled, scaledSide);
  const offset = stages.centre
    ? { x: shift(centreOfMass.x, size.width), y: shift(centreOfMass.y, size.height) }
    : placeOnSheet(crop, size, sheet, stages.scale && !stages.crop ? boxSide : fieldSide);
  const pixels = new Float32Array(fieldSide * fieldSide);
  const rows = Math.min(scaledSide, fieldSide - offset.y);
  const columns = Math.min(scaledSide, fieldSide - offset.x);
  for (let y = 0; y < rows; y++) {
    const row = scaled.subarray(y * scaledSide, y * scaledSide + columns);
    pixels.set(row, (offset.y + y) * fieldSide + offset.x);
  }
  return { pixels, crop, scaled, scaledSide, size, centreOfMass, offset };
}

/** Where the ink stays if nothing moves it. @param side pixels that the whole sheet takes in the middle of the field */
function placeOnSheet(
  crop: Box,
  size: { readonly width: number; readonly height: number },
  sheet: Sheet,
  side: number,
): { x: number; y: number } {
  const place = (from: number, length: number, scaledLength: number) => {
    const middle = (fieldSide - side) / 2 + ((from + length / 2) / sheet.side) * side;
    return withinField(middle - scaledLength / 2, scaledLength);
  };
  return {
    x: place(sheet.left + crop.left, crop.width, size.width),
    y: place(sheet.top + crop.top, crop.height, size.height),
  };
}

/** The smallest box that holds all ink; null when there is none. */
export function inkBox(image: InkImage): Box | null {
  const { width, height, ink } = image;
  const threshold = faintest * fullInk(image);
  let [left, right, top, bottom] = [width, -1, -1, -1];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let first = 0;
    while (first < width && !(ink[row + first]! >= threshold)) first++;
    if (first === width) continue;
    let last = width - 1;
    while (!(ink[row + last]! >= threshold)) last--;
    left = Math.min(left, first);
    right = Math.max(right, last);
    if (top < 0) top = y;
    bottom = y;
  }
  if (top < 0) return null;
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * Scales the part of an image in `crop`: each pixel of the result is the mean of the square of scale x scale pixels that it
 * covers, parts of pixels counted as parts; outside `crop` there is no ink. Ink times area stays what it was, up to scale^2.
 * @param scale pixels of the image for one of the result
 * @param side of the result
 * @returns side x side, 0 to 1
 */
export function areaAverage(
  image: InkImage,
  crop: Box,
  scale: number,
  side: number,
): Float32Array<ArrayBuffer> {
  const { width, ink } = image;
  const wholeInk = fullInk(image);
  // A square is a product of two lengths, so rows are averaged first, then columns.
  const rows = new Float64Array(crop.height * side);
  for (let y = 0; y < crop.height; y++) {
    const from = (crop.top + y) * width + crop.left;
    for (let x = 0; x < crop.width; x++) {
      const value = ink[from + x]! / wholeInk;
      if (value === 0) continue;
      forEachShare(x, scale, side, (i, share) => {
        rows[y * side + i]! += value * share;
      });
    }
  }
  const result = new Float64Array(side * side);
  for (let y = 0; y < crop.height; y++) {
    forEachShare(y, scale, side, (j, share) => {
      for (let i = 0; i < side; i++) result[j * side + i]! += rows[y * side + i]! * share;
    });
  }
  return Float32Array.from(result, (value) => Math.min(1, value));
}

/** Divides [at, at + 1) among intervals of length `scale` counted from 0: index, and share of that interval. */
function forEachShare(
  at: number,
  scale: number,
  count: number,
  visit: (index: number, share: number) => void,
): void {
  for (let i = Math.floor(at / scale); i < count && i * scale < at + 1; i++) {
    const covered = Math.min(at + 1, (i + 1) * scale) - Math.max(at, i * scale);
    if (covered > 0) visit(i, covered / scale);
  }
}

function meanIndex(pixels: Float32Array, side: number): { x: number; y: number } {
  let [mass, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i < pixels.length; i++) {
    mass += pixels[i]!;
    sumX += pixels[i]! * (i % side);
    sumY += pixels[i]! * Math.floor(i / side);
  }
  return { x: sumX / mass, y: sumY / mass };
}

/** Whole pixels that bring this mean to the centre; fewer where ink would leave the field, which the usual digit never does. */
function shift(mean: number, size: number): number {
  return withinField(centre - mean, size);
}

function withinField(offset: number, size: number): number {
  return Math.max(0, Math.min(Math.round(offset), fieldSide - Math.ceil(size - 1e-9)));
}
