// Expected times: measured where measured, else scaled from the network most like it.
import { describe, expect, it } from 'vitest';
import { presetOf, presets } from '../../network/presets/index.ts';
import { duration, expectedSpeed, isLong } from './estimates.ts';
import { shortEpochs } from './short-epochs.ts';

const preset = (id: string) => presetOf(id)!;

describe('the expected speed', () => {
  it('is the measured one where this network has run here', () => {
    expect(expectedSpeed(preset('conv20-fc100'), { 'conv20-fc100': 1000 })).toEqual({
      examplesPerSecond: 1000,
      basis: 'measured',
    });
  });

  it('is scaled from the most similar network that has', () => {
    const { examplesPerSecond, basis } = expectedSpeed(preset('fc-784-60-10'), {
      'fc-784-30-10': 1000,
      'conv20-fc100': 7,
    });
    expect(basis).toBe('scaled');
    expect(examplesPerSecond).toBeCloseTo(500);
  });

  it('comes from the runs on record before anything has', () => {
    for (const each of presets) {
      const { examplesPerSecond, basis } = expectedSpeed(each, {});
      expect(basis).toBe('elsewhere');
      expect(examplesPerSecond).toBeGreaterThan(1);
    }
  });
});

it('an epoch of shifted images is five times as long', () => {
  expect(duration(preset('fc-784-30-10').plan, 2, 1000)).toBe(100);
  expect(duration(preset('conv20-conv40-fc300').plan, 2, 1000)).toBe(500);
});

it('long runs are called long, and have a short version', () => {
  const { plan } = preset('deep-mlp');
  expect(isLong(duration(plan, plan.epochs, 1000))).toBe(true);
  expect(isLong(duration(preset('fc-784-30-10').plan, 30, 10_000))).toBe(false);
  for (const each of presets) expect(shortEpochs(each.plan)).toBeLessThan(each.plan.epochs);
});
