import { describe, expect, it } from 'vitest';
import { kernelPresetIds, kernelPresets } from '../convolution/presets.ts';
import {
  answerTo,
  answersToHorizontalOnly,
  initial,
  resized,
  shiftChanges,
  type BenchSettings,
} from './settings.ts';

const withWeights = (weights: ArrayLike<number>): BenchSettings => ({
  ...initial,
  weights: Array.from(weights),
});

describe('the kernel of the bench', () => {
  it('answers to horizontal strokes only when the upright one is laid down', () => {
    const upright = Array.from(kernelPresets.stroke.kernel.weights);
    const level = upright.map((_, i) => upright[(i % 5) * 5 + Math.floor(i / 5)]!);
    expect(answersToHorizontalOnly(withWeights(level))).toBe(true);
    expect(answerTo('vertical', withWeights(level))).toBe(0);
    expect(answerTo('horizontal', withWeights(level))).toBe(10);
    const upperEdge = [-1, -1, -1, 1, 1, 1, 0, 0, 0];
    expect(answersToHorizontalOnly(withWeights(upperEdge))).toBe(true);
  });

  it('does not yet do so with any of the presets, nor with zeros', () => {
    for (const id of kernelPresetIds) {
      expect(answersToHorizontalOnly(withWeights(kernelPresets[id].kernel.weights))).toBe(false);
    }
    expect(answersToHorizontalOnly(withWeights(new Array<number>(9).fill(0)))).toBe(false);
  });

  it('keeps its middle when the field grows and shrinks', () => {
    const small = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(resized(resized(small, 5), 3)).toEqual(small);
    expect(resized(small, 5)[6]).toBe(1);
    expect(resized(small, 5)[0]).toBe(0);
  });
});

it('a shift changes nothing on empty paper, and moves a dot’s map but not always its pool', () => {
  const paper = { side: 28, values: new Float32Array(784) };
  const settings: BenchSettings = { ...withWeights([0, 0, 0, 0, 1, 0, 0, 0, 0]) };
  for (const { map, pooled } of shiftChanges(paper, settings)) {
    expect([map.live, pooled.live]).toEqual([0, 0]);
  }
  const values = new Float32Array(784);
  values[15 * 28 + 15] = 1;
  const changes = shiftChanges({ side: 28, values }, settings);
  expect(changes.every(({ map }) => map.same === 0 && map.live === 2)).toBe(true);
  // The dot stands in one corner of its 2 x 2 square: three of the eight shifts leave it there.
  expect(changes.filter(({ pooled }) => pooled.same === pooled.live)).toHaveLength(3);
});
