// The search against a network whose smallest changes are known: a linear one, where they go straight at the boundary.
import { describe, expect, it } from 'vitest';
import { lengthBetween, randomChanges, smallestChanges, stepDown, type Ask } from './attack.ts';

/** Three outputs, each the sum of its weighted pixels. */
const weights = [
  [1, 0, 0, 0.2],
  [0, 1, 0, -0.3],
  [0, 0, 1, 0.1],
];
const linear: Ask = (images, wishes) => {
  const outputs = new Float32Array(wishes.length * 3);
  const slopes = new Float32Array(wishes.length * 4);
  for (const [i, { wanted, rival }] of wishes.entries()) {
    const image = images.subarray(i * 4, i * 4 + 4);
    const sums = weights.map((row) => row.reduce((sum, w, k) => sum + w * image[k]!, 0));
    outputs.set(sums, i * 3);
    slopes.set(
      weights[rival]!.map((w, k) => w - weights[wanted]![k]!),
      i * 4,
    );
  }
  return Promise.resolve({ outputs, slopes });
};
const image = Float32Array.of(0.6, 0.4, 0.3, 0.5);

describe('smallestChanges', () => {
  it('finds the distance to a plane boundary', async () => {
    const changes = await smallestChanges(linear, image, 0, [1, 2]);
    for (const { wanted, length, image: changed } of changes!) {
      const normal = weights[0]!.map((w, k) => w - weights[wanted]![k]!);
      const distance = normal.reduce((sum, n, k) => sum + n * image[k]!, 0) / Math.hypot(...normal);
      expect(length).toBeCloseTo(distance, 2);
      expect(length).toBeGreaterThanOrEqual(distance - 1e-6);
      const look = await linear(changed!, [{ wanted, rival: 0 }]);
      expect(look!.outputs.indexOf(Math.max(...look!.outputs))).toBe(wanted);
    }
  });

  it('finds a way between two rivals whose slopes lead to and fro', async () => {
    // 1 is wanted. Left of the middle 0 is in the way and right of it 2, and either slope leads almost straight across.
    const steep = 40;
    const valley: Ask = (images, wishes) => {
      const outputs = new Float32Array(wishes.length * 3);
      const slopes = new Float32Array(wishes.length * 2);
      for (const [i, { rival }] of wishes.entries()) {
        const [across, along] = [images[2 * i]!, images[2 * i + 1]!];
        outputs.set([steep * (0.5 - across) - along, 0, steep * (across - 0.5) - along], 3 * i);
        slopes.set([rival === 0 ? -steep : steep, -1], 2 * i);
      }
      return Promise.resolve({ outputs, slopes });
    };
    const [change] = (await smallestChanges(valley, Float32Array.of(0.45, 0.2), 0, [1]))!;
    expect(change!.image).not.toBeNull();
    const look = await valley(change!.image!, [{ wanted: 1, rival: 0 }]);
    expect(look!.outputs[1]).toBe(Math.max(...look!.outputs));
  });

  it('says when there is no way there', async () => {
    const flat: Ask = (_, { length }) =>
      Promise.resolve({
        outputs: Float32Array.from({ length: length * 3 }, (_value, i) => (i % 3 === 0 ? 1 : 0)),
        slopes: new Float32Array(length * 4),
      });
    expect(await smallestChanges(flat, image, 0, [1])).toEqual([
      { wanted: 1, image: null, length: Infinity },
    ]);
  });

  it('ends when the network is gone', async () => {
    expect(await smallestChanges(() => Promise.resolve(null), image, 0, [1, 2])).toBeNull();
  });
});

describe('stepDown', () => {
  it('goes exactly so far where nothing is in the way', () => {
    const moved = image.slice();
    expect(stepDown(moved, Float32Array.of(3, -1, 2, 0), 0.1)).toBe(true);
    expect(lengthBetween(image, moved)).toBeCloseTo(0.1, 6);
  });

  it('keeps within 0 and 1, and gives up where every pixel is at its end', () => {
    const ends = Float32Array.of(0, 1, 0.02, 0.99);
    stepDown(ends, Float32Array.of(1, -1, 1, -1), 0.1);
    expect([...ends]).toEqual([0, 1, 0, 1]);
    expect(stepDown(ends, Float32Array.of(1, -1, 1, -1), 0.1)).toBe(false);
  });
});

describe('randomChanges', () => {
  it('are each as long as asked', () => {
    let seed = 1;
    const draw = () => Math.sin(seed++ * 12.9898);
    const images = randomChanges(image, 0.7, 5, draw);
    for (let i = 0; i < 5; i++) {
      expect(lengthBetween(image, images.subarray(i * 4, i * 4 + 4))).toBeCloseTo(0.7, 5);
    }
  });
});
