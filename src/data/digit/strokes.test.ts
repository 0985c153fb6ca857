// From strokes to digits: smooth lines, an even pen, MNIST's thickness, and that what is drawn is read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Generator } from '../../random/generator.ts';
import { digitFromStrokes, normaliseStrokes, type Point, type Stroke } from './index.ts';
import { rasterise } from './rasterise.ts';
import { smoothLine } from './stroke.ts';
import { largestDifference, sum } from './testing/compare.ts';
import { mnistImages } from '../../../scripts/data/published-images.ts';
import { drawnDigit } from './testing/stroke-digits.ts';

const point = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
});
const drawing = fc.array(fc.array(point, { maxLength: 30 }), { maxLength: 5 });

function nearest(line: readonly Point[], to: Point): number {
  return Math.min(...line.map(({ x, y }) => Math.hypot(x - to.x, y - to.y)));
}

function drawnDigits(count: number): readonly (readonly Stroke[])[] {
  const chance = Generator.seeded(20, 'drawn digits');
  return Array.from({ length: count }, (_, i) => drawnDigit(i % 10, chance));
}

describe('a smooth line', () => {
  it('passes near every point, from the first to the last, without leaps', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (stroke) => {
        const line = smoothLine(stroke);
        for (const one of stroke) expect(nearest(line, one)).toBeLessThan(0.05);
        expect(line[0]).toEqual(stroke[0]);
        expect(line.at(-1)).toEqual(stroke.at(-1));
        line.slice(1).forEach(({ x, y }, i) => {
          expect(Math.hypot(x - line[i]!.x, y - line[i]!.y)).toBeLessThan(0.1);
        });
      }),
    );
  });

  it('takes points that are hardly apart for one', () => {
    const dot = { x: 0.5, y: 0 };
    expect(smoothLine([dot, { x: 0.5, y: 5e-324 }, dot])).toEqual([dot]);
    expect(smoothLine([dot, { x: 0.5, y: 5e-324 }])).toHaveLength(2);
  });

  it('makes a circle of twelve points round', () => {
    const twelve = Array.from({ length: 13 }, (_, i) => ({
      x: 0.5 + 0.4 * Math.cos((i * Math.PI) / 6),
      y: 0.5 + 0.4 * Math.sin((i * Math.PI) / 6),
    }));
    for (const { x, y } of smoothLine(twelve)) {
      expect(Math.abs(Math.hypot(x - 0.5, y - 0.5) - 0.4)).toBeLessThan(0.004);
    }
  });

  it('leaves corners sharp and straight lines straight', () => {
    const seven = smoothLine([
      { x: 0.2, y: 0.2 },
      { x: 0.8, y: 0.2 },
      { x: 0.4, y: 0.9 },
    ]);
    expect(nearest(seven, { x: 0.8, y: 0.2 })).toBe(0);
    for (const { x, y } of seven) {
      const onTop = Math.abs(y - 0.2);
      const onStem = Math.abs(0.7 * (x - 0.8) + 0.4 * (y - 0.2));
      expect(Math.min(onTop, onStem)).toBeLessThan(1e-9);
    }
  });
});

describe('the pen', () => {
  it('leaves a bar with round ends', () => {
    const line = [
      { x: 0.3, y: 0.4 },
      { x: 0.7, y: 0.6 },
    ];
    const { ink } = rasterise([line], 200, 0.1);
    const length = 200 * Math.hypot(0.4, 0.2);
    expect(sum(ink) / (length * 20 + Math.PI * 100)).toBeCloseTo(1, 2);
  });

  it('leaves a dot for one point, and nothing outside the sheet', () => {
    expect(sum(rasterise([[{ x: 0.5, y: 0.5 }]], 100, 0.2).ink) / (Math.PI * 100)).toBeCloseTo(
      1,
      2,
    );
    expect(sum(rasterise([[{ x: 3, y: -2 }]], 100, 0.2).ink)).toBe(0);
    expect(sum(rasterise([[]], 100, 0.2).ink)).toBe(0);
  });

  it('inks a line once however many pieces it has', () => {
    const along = (count: number) =>
      Array.from({ length: count + 1 }, (_, i) => ({ x: 0.2 + (0.6 * i) / count, y: 0.5 }));
    const [one, many] = [1, 50].map((count) => rasterise([along(count)], 100, 0.1).ink);
    expect(largestDifference(one!, many!)).toBeLessThan(1e-5);
  });
});

describe('a drawing', () => {
  it('gives nothing when it is empty', () => {
    expect(digitFromStrokes([])).toBeNull();
    expect(digitFromStrokes([[]])).toBeNull();
  });

  it('of any strokes gives 784 shares of ink', () => {
    fc.assert(
      fc.property(drawing, (strokes) => {
        const digit = digitFromStrokes(strokes);
        expect(digit === null).toBe(strokes.every((stroke) => stroke.length === 0));
        if (!digit) return;
        expect(digit).toHaveLength(784);
        expect(digit.every((value) => value >= 0 && value <= 1)).toBe(true);
        expect(Math.max(...digit)).toBeGreaterThan(0.5);
      }),
      { numRuns: 40 },
    );
  });

  it('of a dot is a disc', () => {
    const { pixels, offset } = normaliseStrokes([[{ x: 0.9, y: 0.1 }]])!;
    expect(offset).toEqual({ x: 5, y: 5 });
    expect(sum(pixels) / (Math.PI * 100)).toBeCloseTo(1, 1);
  });

  it('is the same digit in another place and size', () => {
    for (const strokes of drawnDigits(100)) {
      const half = strokes.map((stroke) =>
        stroke.map(({ x, y }) => ({ x: 0.45 + x / 2, y: y / 2 })),
      );
      const [there, here] = [digitFromStrokes(strokes)!, digitFromStrokes(half)!];
      // Small ones are drawn a little thicker: a dot must stay a dot.
      const apart = sum(there.map((value, i) => Math.abs(value - here[i]!))) / sum(there);
      expect(apart).toBeLessThan(0.15);
    }
  });
});

/** Twice the area by the outline: of a long bar its width. */
function thicknessOf(pixels: ArrayLike<number>): number {
  let [area, outline] = [0, 0];
  for (let y = 0; y < 27; y++) {
    for (let x = 0; x < 27; x++) {
      const here = pixels[y * 28 + x]!;
      area += here;
      outline += Math.hypot(pixels[y * 28 + x + 1]! - here, pixels[y * 28 + x + 28]! - here);
    }
  }
  return (2 * area) / outline;
}

describe('drawn digits', () => {
  const drawn = drawnDigits(300).map((strokes) => digitFromStrokes(strokes)!);

  it('are as thick as MNIST’s, whatever their size', () => {
    const { image } = mnistImages('t10k', 10_000);
    const published = Array.from({ length: 1000 }, (_, i) => thicknessOf(image(10 * i)));
    const mean = (values: readonly number[]) => sum(values) / values.length;
    const ours = drawn.map(thicknessOf);
    expect(Math.abs(mean(ours) - mean(published))).toBeLessThan(0.15);
    expect(Math.min(...ours)).toBeGreaterThan(1.8);
    expect(Math.max(...ours)).toBeLessThan(3.4);
  });

  it('lie nearest to MNIST’s images of the same digit', () => {
    const count = 2000;
    const { image, labels } = mnistImages('train', count);
    const references = Array.from({ length: count }, (_, i) =>
      Float32Array.from(image(i), (v) => v / 255),
    );
    const right = drawn.slice(0, 60).filter((digit, i) => {
      let [best, verdict] = [Infinity, -1];
      references.forEach((reference, k) => {
        let distance = 0;
        for (let p = 0; p < 784; p++) distance += (digit[p]! - reference[p]!) ** 2;
        if (distance < best) [best, verdict] = [distance, labels[k]!];
      });
      return verdict === i % 10;
    });
    expect(right.length).toBeGreaterThanOrEqual(57);
  });
});
