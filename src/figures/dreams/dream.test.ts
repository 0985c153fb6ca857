import { describe, expect, it } from 'vitest';
import { dreamStep, firstImage } from './dream.ts';

const image = () => Float32Array.from({ length: 784 }, () => 0.5);

describe('dreamStep', () => {
  it('goes against the slope by a fixed length', () => {
    const moved = image();
    const slope = Float32Array.from({ length: 784 }, (_, k) =>
      k === 100 ? -3 : k === 200 ? 4 : 0,
    );
    dreamStep(moved, slope, { fade: 0, smooth: 0 });
    expect(moved[100]).toBeCloseTo(0.5 + 0.4 * 0.6, 6);
    expect(moved[200]).toBeCloseTo(0.5 - 0.4 * 0.8, 6);
    expect(moved[0]).toBe(0.5);
  });

  it('fades what is not asked for, and keeps within paper and ink', () => {
    const moved = image();
    moved[5] = 1;
    const slope = new Float32Array(784);
    slope[5] = -1;
    dreamStep(moved, slope, { fade: 0.1, smooth: 0 });
    expect(moved[0]).toBeCloseTo(0.45, 6);
    expect(moved[5]).toBe(1);
  });

  it('smooths without making ink in the middle of the sheet', () => {
    const dot = new Float32Array(784);
    dot[14 * 28 + 14] = 0.9;
    dreamStep(dot, new Float32Array(784), { fade: 0, smooth: 1 });
    expect(dot[13 * 28 + 13]).toBeCloseTo(0.1, 6);
    expect(dot.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0.9, 5);
  });

  it('does not carry ink from one edge to the other', () => {
    const dot = new Float32Array(784);
    dot[5 * 28 + 27] = 0.9;
    dreamStep(dot, new Float32Array(784), { fade: 0, smooth: 1 });
    expect(dot[6 * 28]).toBe(0);
    expect(dot[5 * 28 + 26]).toBeCloseTo(0.1, 6);
  });

  it('stays where there is no slope', () => {
    const still = image();
    dreamStep(still, new Float32Array(784), { fade: 0, smooth: 0 });
    expect(still).toEqual(image());
  });
});

it('starts blank, or with noise up to half ink', () => {
  expect(firstImage('blank', () => 0.9).every((value) => value === 0)).toBe(true);
  expect(firstImage('noise', () => 0.9)[3]).toBeCloseTo(0.45, 6);
});
