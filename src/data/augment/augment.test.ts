// Images made of images: moved exactly, bent by what was asked for, and the same for the same place.
import { describe, expect, it } from 'vitest';
import type { Distortion } from '../../network/augmentation.ts';
import { augmenter } from './index.ts';

const side = 28;
const still: Distortion = {
  kind: 'distort',
  rotation: 0,
  skew: 0,
  scaling: 0,
  translation: 0,
  elastic: null,
};

/** A thick, slightly oblique cross well within the frame. */
function cross(): Uint8Array {
  return Uint8Array.from({ length: side * side }, (_, i) => {
    const x = i % side;
    const y = Math.floor(i / side);
    const inside = x > 6 && x < 21 && y > 6 && y < 21;
    return inside && (Math.abs(x - y) < 3 || Math.abs(x + y - 26) < 2) ? 240 - 3 * x : 0;
  });
}

const ink = (image: Uint8Array) => image.reduce((sum, level) => sum + level, 0);

/** Middle and size of the ink. */
function moments(image: Uint8Array) {
  const mean = (f: (x: number, y: number) => number) =>
    image.reduce((sum, level, i) => sum + level * f(i % side, Math.floor(i / side)), 0) /
    ink(image);
  const x = mean((across) => across);
  const y = mean((_, down) => down);
  return { x, y, radius: Math.sqrt(mean((across, down) => (across - x) ** 2 + (down - y) ** 2)) };
}

function made(changes: Partial<Distortion>, position = 0, epoch = 0): Uint8Array {
  const into = new Uint8Array(side * side).fill(9);
  augmenter({ ...still, ...changes }, side, 5)(cross(), { epoch, position, copy: 0 }, into);
  return into;
}

describe('shifts', () => {
  const shift = augmenter({ kind: 'shifts' }, side, 1);
  it.each([
    [0, 0, 0],
    [1, 0, -1],
    [2, 0, 1],
    [3, -1, 0],
    [4, 1, 0],
  ])('copy %i is the image moved by (%i, %i), and nothing else', (copy, across, down) => {
    // Ink up to the edges: what leaves is lost, what comes in is background.
    const image = Uint8Array.from({ length: side * side }, (_, i) => 1 + ((i * 37) % 255));
    const into = new Uint8Array(side * side).fill(77);
    shift(image, { epoch: 0, position: 0, copy }, into);
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const [fromX, fromY] = [x - across, y - down];
        const within = fromX >= 0 && fromX < side && fromY >= 0 && fromY < side;
        expect(into[y * side + x]).toBe(within ? image[fromY * side + fromX] : 0);
      }
    }
  });
});

describe('distort', () => {
  it('at no strength is the image itself', () => {
    expect(made({})).toEqual(cross());
    expect(made({ elastic: { alpha: 0, sigma: 4 } })).toEqual(cross());
  });

  it('keeps the ink when it moves, turns or leans, within the rounding of grey levels', () => {
    for (let position = 0; position < 40; position++) {
      for (const changes of [{ translation: 3 }, { rotation: 30 }, { skew: 20 }]) {
        expect(Math.abs(ink(made(changes, position)) / ink(cross()) - 1)).toBeLessThan(0.02);
      }
    }
  });

  it('moves by no more than it may, and evenly', () => {
    const before = moments(cross());
    const moves = Array.from({ length: 400 }, (_, i) => moments(made({ translation: 2 }, i)));
    const across = moves.map(({ x }) => x - before.x);
    expect(Math.max(...across.map(Math.abs))).toBeLessThan(2.02);
    expect(Math.max(...across)).toBeGreaterThan(1.9);
    expect(Math.min(...across)).toBeLessThan(-1.9);
    const mean = across.reduce((sum, value) => sum + value, 0) / across.length;
    // The deviation of the mean of 400 draws is 2 / sqrt(3 x 400), 0.06.
    expect(Math.abs(mean)).toBeLessThan(0.24);
  });

  it('stretches by no more than it may', () => {
    const before = moments(cross()).radius;
    const ratios = Array.from(
      { length: 100 },
      (_, i) => moments(made({ scaling: 0.2 }, i)).radius / before,
    );
    expect(Math.max(...ratios)).toBeLessThan(1.22);
    expect(Math.min(...ratios)).toBeGreaterThan(0.78);
    expect(Math.max(...ratios) - Math.min(...ratios)).toBeGreaterThan(0.2);
  });

  it('bends with the strength of the elastic field, and more smoothly the larger sigma', () => {
    const change = (alpha: number, sigma: number) => {
      let sum = 0;
      for (let i = 0; i < 20; i++) {
        const image = made({ elastic: { alpha, sigma } }, i);
        sum += cross().reduce((total, level, k) => total + Math.abs(level - image[k]!), 0);
      }
      return sum;
    };
    expect(change(34, 4)).toBeGreaterThan(1.5 * change(10, 4));
    expect(change(34, 3)).toBeGreaterThan(1.2 * change(34, 6));
  });

  it('is the same for the same place, and another elsewhere', () => {
    const bent = { rotation: 15, elastic: { alpha: 34, sigma: 4 } };
    expect(made(bent, 3, 1)).toEqual(made(bent, 3, 1));
    expect(made(bent, 3, 1)).not.toEqual(made(bent, 4, 1));
    expect(made(bent, 3, 1)).not.toEqual(made(bent, 3, 2));
  });
});
