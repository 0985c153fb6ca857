// Points of the plane: the same for the same words, both colours, inside of the square; tests are other points.
import { expect, it } from 'vitest';
import { planeExamples, planePoints, setIds, type PlaneRef } from './plane-sets.ts';

const data = (set: PlaneRef['set'], noise: number): PlaneRef => ({
  dataset: 'plane',
  set,
  noise,
  training: 41,
  test: 30,
});

it.each(setIds)('%s', (set) => {
  for (const noise of [0, 0.3]) {
    const points = planePoints(data(set, noise), 'training');
    expect(points).toEqual(planePoints(data(set, noise), 'training'));
    expect(points.filter(({ label }) => label === 1)).toHaveLength(20);
    expect(points.every(({ at }) => at.every((x) => Math.abs(x) <= 1))).toBe(true);
    expect(planePoints(data(set, noise), 'test').slice(0, 5)).not.toEqual(points.slice(0, 5));
    const { training, validation, test } = planeExamples(data(set, noise));
    expect([training.inputs.length, validation.count, test.count]).toEqual([82, 0, 30]);
    expect(training.inputs[3]).toBeCloseTo(points[1]!.at[1]);
  }
});
