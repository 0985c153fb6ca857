// Layer sizes and their counts, against the engine's own.
import { describe, expect, it } from 'vitest';
import { parameterCount } from '../../network/network-spec.ts';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { layerCounts, readSizes, total } from './shapes.ts';

describe('layer sizes', () => {
  it('count as the engine counts', () => {
    for (const hidden of [1, 30, 40]) {
      expect(total([784, hidden, 10])).toBe(parameterCount(fullyConnectedPlan(hidden).network));
    }
    expect(total([784, 40, 10])).toBe(31_810);
    expect(total([2, 3, 1])).toBe(13);
    expect(layerCounts([2, 3, 1])[0]).toEqual({
      layer: 2,
      units: 3,
      before: 2,
      weights: 6,
      parameters: 9,
    });
  });

  it('are read as people write them', () => {
    for (const text of ['784-40-10', '784, 40, 10', ' 784 40 10 ', '784–40–10']) {
      expect(readSizes(text)).toEqual({ ok: true, sizes: [784, 40, 10] });
    }
  });

  it.each(['', '784', '784-0-10', '784-x-10', '2-2-2-2-2-2-2', '99999-1', '2.5-1'])(
    'are refused with a sentence: %s',
    (text) => {
      const read = readSizes(text);
      expect(read.ok ? '' : read.complaint).toMatch(/\.$/);
    },
  );
});
