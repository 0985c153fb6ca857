import { describe, expect, it } from 'vitest';
import { asDigit, colourPixels, greyImages, greyPixels } from './pictures.ts';

/** As in a file: red, then green, then blue, each column by column. */
function image(colourAt: (row: number, column: number) => readonly [number, number, number]) {
  const bytes = new Uint8Array(3072);
  for (let column = 0; column < 32; column++) {
    for (let row = 0; row < 32; row++) {
      colourAt(row, column).forEach((value, colour) => {
        bytes[colour * 1024 + column * 32 + row] = value;
      });
    }
  }
  return bytes;
}

describe('pictures of house numbers', () => {
  it('have their colours row by row', () => {
    const rgba = colourPixels(image((row, column) => [row, column, row + column]));
    expect([...rgba.subarray(4 * (3 * 32 + 20), 4 * (3 * 32 + 20) + 4)]).toEqual([3, 20, 23, 255]);
  });

  it('in grey run from 0 to 255 by their brightness, whatever the light', () => {
    const grey = new Uint8Array(1024);
    greyPixels(
      image((row, column) => (row === 5 && column === 9 ? [0, 110, 0] : [100, 100, 100])),
      grey,
    );
    expect(grey[5 * 32 + 9]).toBe(0);
    expect(grey[5 * 32 + 10]).toBe(255);
    greyPixels(
      image(() => [9, 9, 9]),
      grey,
    );
    expect(Math.max(...grey)).toBe(0);
  });

  it('in grey are taken from anywhere in a row of images', () => {
    const one = image((row) => [row, row, row]);
    const other = image((_, column) => [column, column, column]);
    const both = Uint8Array.from([...one, ...other]);
    const expected = new Uint8Array(1024);
    greyPixels(other, expected);
    expect(greyImages(both, 1, 1)).toEqual(expected);
  });

  it('become the same digit, light on dark and dark on light', () => {
    const stroke = (row: number, column: number) =>
      row >= 4 && row < 28 && column >= 14 && column < 18;
    const grey = (ink: number, paper: number) =>
      Uint8Array.from({ length: 1024 }, (_, at) =>
        stroke(Math.floor(at / 32), at % 32) ? ink : paper,
      );
    const light = asDigit(grey(255, 0));
    expect(asDigit(grey(0, 255))).toEqual(light);
    expect(light[14 * 28 + 14]).toBe(1);
    expect(light[14 * 28 + 4]).toBe(0);
    expect(light.subarray(0, 4 * 28).every((value) => value === 0)).toBe(true);
  });
});
