import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contour } from './contours.ts';
import { descend, isLost, stepFrom } from './descent.ts';
import { heightAxis } from './height-axis.ts';
import { landscapeNames, landscapes, range } from './landscapes.ts';
import { readNumber } from './number-field.tsx';

const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
const place = fc.tuple(coordinate, coordinate);

describe.each(landscapeNames)('the landscape %s', (name) => {
  const landscape = landscapes[name];

  it('has the gradient that central differences find', () => {
    fc.assert(
      fc.property(place, ([x, y]) => {
        const e = 1e-5;
        const { height } = landscape;
        const [alongX, alongY] = landscape.gradient([x, y]);
        expect((height([x + e, y]) - height([x - e, y])) / (2 * e)).toBeCloseTo(alongX, 6);
        expect((height([x, y + e]) - height([x, y - e])) / (2 * e)).toBeCloseTo(alongY, 6);
      }),
    );
  });

  it('keeps a small step’s promise', () => {
    fc.assert(
      fc.property(place, (at) => {
        const step = stepFrom(landscape, at, 1e-7);
        expect(Math.abs(step.change - step.promised)).toBeLessThan(
          1e-4 * Math.abs(step.promised) + 1e-12,
        );
      }),
    );
  });
});

describe('a step', () => {
  it('is the chapter’s: too long at 0.5, and kept at 0.01', () => {
    const long = stepFrom(landscapes.x2y, [2, 2], 0.5);
    expect(long).toEqual({
      from: [2, 2],
      gradient: [8, 4],
      move: [-4, -2],
      to: [-2, 0],
      promised: -40,
      change: -8,
    });
    const short = stepFrom(landscapes.x2y, [2, 2], 0.01);
    expect(short.promised).toBeCloseTo(-0.8, 12);
    expect(short.change).toBeCloseTo(-0.77, 2);
  });

  it('converges on the bowl below 1 only', () => {
    const end = (eta: number) => descend(landscapes.bowl, [2, 1], eta, 1000).at(-1);
    expect(Math.hypot(...end(0.99))).toBeLessThan(1e-6);
    expect(Math.hypot(...end(1))).toBeCloseTo(Math.hypot(2, 1), 9);
    expect(isLost(end(1.01))).toBe(true);
  });

  it('takes at best a tenth of the way along the ravine’s floor, where the rate stays below 0.1', () => {
    const [x, y] = stepFrom(landscapes.ravine, [-2, 1], 0.1).to;
    expect(x).toBeCloseTo(-1.8, 12);
    expect(y).toBeCloseTo(-1, 12);
  });
});

describe('a contour', () => {
  it('is the circle of the bowl', () => {
    const segments = contour(landscapes.bowl.height, 4, range);
    const length = segments.reduce(
      (sum, [[x1, y1], [x2, y2]]) => sum + Math.hypot(x2 - x1, y2 - y1),
      0,
    );
    expect(length).toBeCloseTo(4 * Math.PI, 1);
    for (const [at] of segments) expect(Math.hypot(...at)).toBeCloseTo(2, 2);
  });

  it('is nothing where the height is not reached', () => {
    expect(contour(landscapes.bowl.height, -1, range)).toEqual([]);
  });
});

describe('a typed number', () => {
  it.each([
    ['0.5', 0.5],
    [' 0,5 ', 0.5],
    ['−2', -2],
  ])('%s is read', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each(['', ' ', 'two', '1.2.3'])('%s is none', (text) => {
    expect(readNumber(text)).toBeNaN();
  });
});

describe('the axis of heights', () => {
  it('goes by powers of ten where the lowest place lies at 0', () => {
    const { axis, place } = heightAxis(landscapes.ravine, landscapes.ravine.start);
    expect(axis.max).toBe(1);
    expect(place(1)).toBe(0);
    expect(place(0.01)).toBe(-2);
    // On the lowest place itself, just below the axis.
    expect(place(0)).toBe(axis.min - 1);
  });

  it('takes heights as they are where they go below 0', () => {
    const { axis, place } = heightAxis(landscapes.saddle, landscapes.saddle.start);
    expect(axis.min).toBe(-8);
    expect(place(-3)).toBe(-3);
  });
});
