// The readers that learn nothing, against sums done the slow way.
import { describe, expect, it } from 'vitest';
import { Generator } from '../../random/generator.ts';
import { normalise } from '../digit/normalise.ts';
import { ImageMemory, leastPlaces, randomPlaces } from './memory.ts';
import { darknessOf, digitByDarkness } from './darkness.ts';
import {
  bytesOf,
  distancesToMeans,
  indexOfLeast,
  pixelsOf,
  SummaryCount,
  type ByteImages,
} from './summary.ts';
import { padDrawer } from './test-drawings.ts';

const size = 784;

function someImages(count: number): ByteImages {
  const chance = Generator.seeded(5, 'test');
  const inputs = Uint8Array.from({ length: count * size }, () =>
    chance.uniform() < 0.3 ? chance.below(256) : 0,
  );
  return { inputs, labels: Uint8Array.from({ length: count }, (_, n) => n % 7), count };
}

const images = someImages(50);
const image = (n: number) => images.inputs.subarray(n * size, (n + 1) * size);

describe('the summary of a set', () => {
  const counted = new SummaryCount();
  counted.add(images);
  const summary = counted.summary();
  const sevenths = Array.from({ length: 50 }, (_, n) => n).filter((n) => n % 7 === 3);

  it('has the mean and the standard deviation of every pixel', () => {
    for (const pixel of [0, 100, 783]) {
      const values = sevenths.map((n) => image(n)[pixel]! / 255);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      expect(summary.means[3 * size + pixel]).toBeCloseTo(mean, 6);
      expect(summary.deviations[3 * size + pixel]).toBeCloseTo(Math.sqrt(variance), 6);
    }
  });

  it('counts images, their darkness and where it lies', () => {
    expect([...summary.counts]).toEqual([8, 7, 7, 7, 7, 7, 7, 0, 0, 0]);
    const darkness = sevenths.map((n) => darknessOf(pixelsOf(image(n))));
    const mean = darkness.reduce((sum, value) => sum + value, 0) / darkness.length;
    expect(summary.darkness[3]).toBeCloseTo(mean, 6);
    expect(summary.histogram.reduce((sum, value) => sum + value, 0)).toBe(50);
    const bin = Math.floor(darkness[0]! / 0.01);
    expect(summary.histogram[3 * 40 + bin]).toBeGreaterThan(0);
  });

  it('gives the digit with the nearest darkness, and distances to the means', () => {
    const of = { ...summary, darkness: Float32Array.of(0.1, 0.2, 0.3, 1, 1, 1, 1, 1, 1, 1) };
    expect(digitByDarkness(of, 0.24)).toBe(1);
    expect(digitByDarkness(of, 0.26)).toBe(2);
    const pixels = summary.means.slice(2 * size, 3 * size);
    const distances = distancesToMeans(summary, pixels);
    expect(indexOfLeast(distances)).toBe(2);
    expect(distances[2]).toBe(0);
    const slow = Math.hypot(...pixels.map((value, i) => value - summary.means[5 * size + i]!));
    expect(distances[5]).toBeCloseTo(slow, 4);
  });
});

describe('a memory of images', () => {
  const places = Uint32Array.from({ length: 40 }, (_, n) => 49 - n);
  const memory = new ImageMemory(images, places);

  it('measures the same distances as pixel by pixel', () => {
    const squares = memory.squaredDistances(image(3), places.length);
    places.forEach((place, n) => {
      const other = image(place);
      const slow = image(3).reduce((sum, value, i) => sum + (value - other[i]!) ** 2, 0);
      expect(squares[n]).toBe(slow);
    });
  });

  it('leaves out none of the nearest, however few are asked for', () => {
    for (let index = 0; index < images.count; index++) {
      const all = memory.squaredDistances(image(index), places.length);
      for (const nearest of [1, 3, 10]) {
        const some = memory.squaredDistances(image(index), nearest);
        expect(leastPlaces(some, nearest)).toEqual(leastPlaces(all, nearest));
      }
    }
  });

  it('finds what it has seen at no distance, by shape as by ink', () => {
    const { indices, labels, distances } = memory.byShape(image(20), 3);
    expect([indices[0], labels[0], distances[0]]).toEqual([20, 20 % 7, 0]);
    expect(distances[1]).toBeGreaterThan(0);
    expect(distances[2]).toBeGreaterThanOrEqual(distances[1]!);
    expect(memory.byInk(image(20), 1).indices[0]).toBe(20);
  });

  it('looks by ink only at how much there is', () => {
    const backwards = image(20).slice().reverse();
    expect(memory.byInk(backwards, 1)).toMatchObject({ distances: Float32Array.of(0) });
    expect(memory.byShape(backwards, 1).distances[0]).toBeGreaterThan(1);
  });

  it('holds a smaller choice within a larger one of the same seed', () => {
    expect(randomPlaces(1000, 20, 7)).toEqual(randomPlaces(1000, 50, 7).subarray(0, 20));
    expect(randomPlaces(1000, 20, 8)).not.toEqual(randomPlaces(1000, 20, 7));
    expect(new Set(randomPlaces(30, 100, 1)).size).toBe(30);
  });

  it('takes the earlier of equals', () => {
    expect(leastPlaces(Float64Array.of(3, 1, 2, 1), 3)).toEqual([1, 3, 2]);
    expect(leastPlaces(Float64Array.of(2), 3)).toEqual([0]);
  });
});

describe('drawings made of images', () => {
  const ring = new Uint8Array(size);
  for (let y = 4; y < 24; y++) {
    for (let x = 6; x < 22; x++) {
      const away = Math.hypot((x - 13.5) / 8, (y - 13.5) / 10);
      // Thicker below and to the right, so that its centre of mass is not half way between two pixels.
      if (away < 1 && away > (x + y > 29 ? 0.5 : 0.7)) ring[y * 28 + x] = 255;
    }
  }
  const draw = padDrawer(1);

  it('lie elsewhere each time, and all stages bring the image back', () => {
    const places = new Set<number>();
    const original = normalise({ width: 28, height: 28, ink: ring })!.pixels;
    for (let n = 0; n < 20; n++) {
      const drawing = draw(ring);
      const digit = normalise(drawing)!;
      places.add(digit.crop.left * 1000 + digit.crop.top);
      const difference = original.reduce(
        (sum, value, i) => sum + (value - digit.pixels[i]!) ** 2,
        0,
      );
      // Of a squared length of some 130; what enlarging has blurred stays blurred.
      expect(difference).toBeLessThan(12);
      expect(Math.max(digit.size.width, digit.size.height)).toBeCloseTo(20, 9);
    }
    expect(places.size).toBeGreaterThan(18);
  });

  it('keep their size without scaling and their place without centring', () => {
    const drawing = draw(ring);
    const plain = { crop: true, scale: false, centre: false };
    const { crop, size: seen, offset } = normalise(drawing, plain)!;
    expect(seen.width).toBeCloseTo(crop.width / 5, 9);
    expect(Math.abs(offset.x - crop.left / 5)).toBeLessThan(1);
    expect(Math.abs(offset.y - crop.top / 5)).toBeLessThan(1);
    const centred = normalise(drawing, { ...plain, centre: true })!;
    expect(Math.abs(centred.offset.x + centred.centreOfMass.x - 14)).toBeLessThanOrEqual(0.5);
    // Without the crop, the sheet is what becomes 20 pixels.
    const small = normalise(drawing, { crop: false, scale: true, centre: true })!;
    expect(small.size.width).toBeCloseTo((crop.width * 20) / 140, 9);
  });
});

it('turns bytes into pixels and back', () => {
  expect(bytesOf(pixelsOf(image(1)))).toEqual(image(1));
});
