// Normalising keeps its promises for any image, and gives MNIST's own images back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InkImage } from './ink-image.ts';
import { areaAverage, boxSide, fieldSide, inkBox, normalise } from './normalise.ts';
import { largestDifference, sum } from './testing/compare.ts';
import { mnistImages } from '../../../scripts/data/published-images.ts';

const image = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
  .chain(([width, height]) =>
    fc
      .array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 255 })), {
        minLength: width * height,
        maxLength: width * height,
      })
      .map((ink): InkImage => ({ width, height, ink: Uint8Array.from(ink) })),
  );
const inked = image.filter(({ ink }) => ink.some((value) => value > 0));

/** The image `times` as large, at (left, top) of an empty sheet. */
function placed(source: InkImage, times: number, left: number, top: number): InkImage {
  const width = left + source.width * times + 3;
  const height = top + source.height * times + 5;
  const ink = new Uint8Array(width * height);
  for (let y = 0; y < source.height * times; y++) {
    for (let x = 0; x < source.width * times; x++) {
      ink[(top + y) * width + left + x] =
        source.ink[Math.floor(y / times) * source.width + Math.floor(x / times)]!;
    }
  }
  return { width, height, ink };
}

function centreOf(pixels: ArrayLike<number>): { x: number; y: number } {
  let [mass, x, y] = [0, 0, 0];
  for (let i = 0; i < fieldSide * fieldSide; i++) {
    mass += pixels[i]!;
    x += pixels[i]! * (i % fieldSide);
    y += pixels[i]! * Math.floor(i / fieldSide);
  }
  return { x: x / mass, y: y / mass };
}

const field = (ink: Float32Array | Uint8Array): InkImage => ({
  width: fieldSide,
  height: fieldSide,
  ink,
});

describe('area averaging', () => {
  const whole = ({ width, height }: InkImage) => ({ left: 0, top: 0, width, height });

  it('keeps ink times area', () => {
    const shrink = fc.double({ min: 0.3, max: 5, noNaN: true });
    fc.assert(
      fc.property(image, shrink, (source, scale) => {
        const side = Math.ceil(Math.max(source.width, source.height) / scale);
        const mass = sum(areaAverage(source, whole(source), scale, side)) * scale * scale;
        expect(mass).toBeCloseTo(sum(source.ink) / 255, 2);
      }),
    );
  });

  it('is the mean of the covered square, parts counted as parts', () => {
    const source: InkImage = {
      width: 3,
      height: 3,
      ink: Float32Array.of(1, 0, 0.5, 0, 0, 0, 0.5, 0, 1),
    };
    const result = areaAverage(source, whole(source), 1.5, 2);
    // Upper left: all of pixel (0, 0), halves of its neighbours. Upper right: half of (1, 0), all of (2, 0).
    const expected = [1, 0.5, 0.5, 1].map((value) => value / 2.25);
    expect(largestDifference(result, expected)).toBeLessThan(1e-6);
  });

  it('leaves full ink full', () => {
    const source: InkImage = { width: 70, height: 70, ink: new Float32Array(4900).fill(1) };
    const result = areaAverage(source, whole(source), 3.5, 20);
    expect(largestDifference(result, new Float32Array(400).fill(1))).toBeLessThan(1e-6);
  });
});

describe('normalising any image', () => {
  it('does not depend on where the ink is', () => {
    const offset = fc.nat(30);
    fc.assert(
      fc.property(inked, offset, offset, (source, left, top) => {
        const moved = normalise(placed(source, 1, left, top))!;
        expect(largestDifference(moved.pixels, normalise(source)!.pixels)).toBe(0);
      }),
    );
  });

  it('does not depend on its size', () => {
    fc.assert(
      fc.property(inked, fc.integer({ min: 2, max: 7 }), (source, times) => {
        const [small, large] = [normalise(source)!, normalise(placed(source, times, 0, 0))!];
        // The scaled images agree but for rounding, and so do centres, unless that fell on the edge between two pixels.
        expect(largestDifference(small.scaled, large.scaled)).toBeLessThan(1e-5);
        expect(large.centreOfMass.x).toBeCloseTo(small.centreOfMass.x, 4);
        expect(large.centreOfMass.y).toBeCloseTo(small.centreOfMass.y, 4);
      }),
    );
  });

  it('makes the longer side 20 pixels and keeps the ratio of the sides', () => {
    fc.assert(
      fc.property(inked, (source) => {
        const { pixels, crop, size } = normalise(source)!;
        expect(Math.max(size.width, size.height)).toBeCloseTo(boxSide, 9);
        expect(size.width / size.height).toBeCloseTo(crop.width / crop.height, 6);
        // Less than a byte can hold does not count as ink: look at everything above nothing.
        const box = inkBox(field(pixels.map((value) => (value > 0 ? 1 : 0))))!;
        expect(Math.max(box.width, box.height)).toBe(boxSide);
        expect(Math.min(box.width, box.height)).toBe(
          Math.ceil(Math.min(size.width, size.height) - 1e-9),
        );
      }),
    );
  });

  it('loses no ink, and brings the centre of mass within half a pixel of pixel 14 where there is room', () => {
    fc.assert(
      fc.property(inked, (source) => {
        const { pixels, scaled, size, offset } = normalise(source)!;
        expect(sum(pixels)).toBeCloseTo(sum(scaled), 3);
        const centre = centreOf(pixels);
        const atEdge = (at: number, length: number) =>
          at === 0 || at + Math.ceil(length) >= fieldSide;
        if (!atEdge(offset.x, size.width)) expect(Math.abs(centre.x - 14)).toBeLessThan(0.5 + 1e-4);
        if (!atEdge(offset.y, size.height))
          expect(Math.abs(centre.y - 14)).toBeLessThan(0.5 + 1e-4);
      }),
    );
  });

  it('reads bytes and shares alike', () => {
    fc.assert(
      fc.property(inked, (source) => {
        const shares = { ...source, ink: Float32Array.from(source.ink, (value) => value / 255) };
        const [bytes, floats] = [normalise(source)!, normalise(shares)!];
        expect(floats.crop).toEqual(bytes.crop);
        expect(largestDifference(floats.scaled, bytes.scaled)).toBeLessThan(1e-5);
      }),
    );
  });
});

it('gives nothing for an empty sheet', () => {
  expect(normalise({ width: 280, height: 280, ink: new Float32Array(280 * 280) })).toBeNull();
  expect(normalise({ width: 0, height: 0, ink: new Uint8Array() })).toBeNull();
});

it('makes a square of a single pixel', () => {
  const { pixels, offset } = normalise({ width: 1, height: 1, ink: Uint8Array.of(255) })!;
  expect(offset).toEqual({ x: 5, y: 5 });
  expect(sum(pixels)).toBeCloseTo(400, 6);
});

it('reads a sheet of twelve million pixels', () => {
  const ink = new Uint8ClampedArray(4000 * 3000);
  for (let y = 500; y < 2500; y++) ink.fill(255, y * 4000 + 100, y * 4000 + 300);
  const { size, pixels } = normalise({ width: 4000, height: 3000, ink })!;
  expect(size).toEqual({ width: 2, height: 20 });
  expect(sum(pixels)).toBeCloseTo(40, 4);
});

describe('MNIST’s test images', () => {
  const { image: testImage } = mnistImages('t10k', 10_000);

  it('have their centre of mass within half a pixel of pixel 14', () => {
    const off = Array.from({ length: 10_000 }, (_, i) => {
      const { x, y } = centreOf(testImage(i));
      return Math.max(Math.abs(x - 14), Math.abs(y - 14));
    });
    expect(Math.max(...off)).toBeLessThanOrEqual(0.5);
  });

  it('come back as they were, from ten times their size and another place', () => {
    for (let i = 0; i < 100; i++) {
      const original = testImage(i);
      const { pixels } = normalise(placed(field(original), 10, i % 50, i % 37))!;
      const bytes = pixels.map((value) => value * 255);
      expect(largestDifference(bytes, original), `test image ${i}`).toBeLessThan(0.01);
    }
  });
});
