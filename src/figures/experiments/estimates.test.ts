// Expected times: as measured here, else as recorded, times what another network says of this device.
import { describe, expect, it } from 'vitest';
import { presetOf, presets } from '../../network/presets/index.ts';
import { expectedTime, isLong, type Speeds } from './estimates.ts';
import { shortEpochs } from './short-epochs.ts';

const preset = (id: string) => presetOf(id)!;
const secondsOf = (id: string, speeds: Speeds) => expectedTime(preset(id), speeds).seconds;
/** Examples a second on the server of our runs. */
const recordedSpeed = (id: string) =>
  (preset(id).plan.epochs * 50_000) / secondsOf(id, {});

describe('the expected time', () => {
  it('comes from the measured speed where this network has run here', () => {
    expect(expectedTime(preset('conv20-fc100'), { 'conv20-fc100': 1000 })).toEqual({
      seconds: 60 * 50,
      basis: 'measured',
    });
  });

  it('is of five times the images where they are shifted, and of all the networks that vote', () => {
    expect(secondsOf('conv20-conv40-fc300', { 'conv20-conv40-fc300': 1000 })).toBe(60 * 250);
    expect(secondsOf('ensemble-5', { 'ensemble-5': 1000 })).toBe(5 * 40 * 250);
  });

  it('is the recorded one before anything has run here', () => {
    for (const each of presets) {
      const { seconds, basis } = expectedTime(each, {});
      expect(basis).toBe('elsewhere');
      expect(seconds).toBeGreaterThan(0);
    }
  });

  it('is as many times the recorded one as the most similar network is slower here', () => {
    const speeds = { 'fc-784-30-10': recordedSpeed('fc-784-30-10') / 4, 'conv20-fc100': 7 };
    const { seconds, basis } = expectedTime(preset('fc-784-60-10'), speeds);
    expect(basis).toBe('scaled');
    expect(seconds).toBeCloseTo(4 * secondsOf('fc-784-60-10', {}));
  });

  it('of a network that learns image by image stays long after a quick run of another', () => {
    const speeds = { 'fc-784-30-10': recordedSpeed('fc-784-30-10') };
    expect(secondsOf('deep-mlp', speeds)).toBeCloseTo(secondsOf('deep-mlp', {}));
    expect(secondsOf('deep-mlp', speeds)).toBeGreaterThan(24 * 3600);
  });
});

it('long runs are called long, and have a short version', () => {
  expect(isLong(secondsOf('deep-mlp', { 'deep-mlp': 1000 }))).toBe(true);
  expect(isLong(secondsOf('fc-784-30-10', { 'fc-784-30-10': 10_000 }))).toBe(false);
  for (const each of presets) expect(shortEpochs(each.plan)).toBeLessThan(each.plan.epochs);
});
