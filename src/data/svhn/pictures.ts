// House numbers as pictures: in colour for the eye, in grey for a network, and as if they were digits of MNIST. Any thread.
import { houseNumberBytes, houseNumberSide } from '../../network/house-numbers.ts';
import { areaAverage, boxSide, fieldSide } from '../digit/normalise.ts';

const side = houseNumberSide;
const pixels = side * side;

/** @param image its bytes as in the file. @returns red, green, blue and opacity, row by row */
export function colourPixels(image: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(4 * pixels);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const from = column * side + row;
      const to = 4 * (row * side + column);
      rgba[to] = image[from]!;
      rgba[to + 1] = image[pixels + from]!;
      rgba[to + 2] = image[2 * pixels + from]!;
      rgba[to + 3] = 255;
    }
  }
  return rgba;
}

// #region grey
/** Brightness, row by row, stretched so that the darkest pixel of the image becomes 0 and the brightest 255. */
export function greyPixels(image: Uint8Array, grey: Uint8Array): void {
  let [least, most] = [Infinity, -Infinity];
  const brightness = (at: number) =>
    0.299 * image[at]! + 0.587 * image[pixels + at]! + 0.114 * image[2 * pixels + at]!;
  for (let at = 0; at < pixels; at++) {
    least = Math.min(least, brightness(at));
    most = Math.max(most, brightness(at));
  }
  const stretch = most > least ? 255 / (most - least) : 0;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      grey[row * side + column] = Math.round((brightness(column * side + row) - least) * stretch);
    }
  }
}
// #endregion

/** Grey images of some of them, one after another. */
export function greyImages(images: Uint8Array, from: number, count: number): Uint8Array {
  const grey = new Uint8Array(count * pixels);
  for (let n = 0; n < count; n++) {
    const at = (from + n) * houseNumberBytes;
    greyPixels(
      images.subarray(at, at + houseNumberBytes),
      grey.subarray(n * pixels, (n + 1) * pixels),
    );
  }
  return grey;
}

/**
 * A grey house number made as like to a digit of MNIST as can be: what differs from the border becomes ink, light or dark
 * whichever differs more in the middle, and the height of 32 becomes the 20 of MNIST's box.
 */
export function asDigit(grey: Uint8Array): Float32Array {
  let [border, borderCount, middle, middleCount] = [0, 0, 0, 0];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const value = grey[row * side + column]!;
      const outside = Math.min(row, column, side - 1 - row, side - 1 - column);
      if (outside < 2) {
        border += value;
        borderCount++;
      } else if (outside >= 8) {
        middle += value;
        middleCount++;
      }
    }
  }
  const paper = border / borderCount;
  const light = middle / middleCount >= paper;
  const reach = light ? 255 - paper : paper;
  const ink = Uint8Array.from(grey, (value) => {
    const difference = light ? value - paper : paper - value;
    return reach > 0 ? Math.max(0, Math.round((255 * difference) / reach)) : 0;
  });
  const whole = { left: 0, top: 0, width: side, height: side };
  const scaled = areaAverage({ width: side, height: side, ink }, whole, side / boxSide, boxSide);
  const digit = new Float32Array(fieldSide * fieldSide);
  const edge = (fieldSide - boxSide) / 2;
  for (let row = 0; row < boxSide; row++) {
    digit.set(scaled.subarray(row * boxSide, (row + 1) * boxSide), (row + edge) * fieldSide + edge);
  }
  return digit;
}
