// A run's figure is held against the other seeds, never against itself.
import { expect, it } from 'vitest';
import { presetOf } from '../../src/network/presets/index.ts';
import { besideOthers } from './beside.ts';

const preset = presetOf('fc-784-30-10')!;
const run = (seed: number, ...testCorrect: readonly number[]) => ({
  preset: preset.id,
  seed,
  testCorrect,
  seconds: 1,
});
const others = [run(1, 9_300, 9_490), run(2, 9_300, 9_500), run(3, 9_300, 9_510)];

it('says where it lies, and what was published', () => {
  expect(besideOthers(preset, 4, [...others, run(4, 9_100, 9_581)])).toBe(
    'Published, of all 30 epochs: 9,503. In the band: 9,581 after 2 epochs, where 3 other seeds foretell 9,419 to 9,581.',
  );
  expect(besideOthers(preset, 4, [...others, run(4, 9_100, 9_300, 9_582)])).toContain(
    'Below the band: 9,300 after 2 epochs',
  );
  expect(besideOthers(preset, 4, [...others, run(4, 8_500, 8_600)])).toContain(
    'An output is silent: 8,600',
  );
});

it('has no band from two others', () => {
  expect(besideOthers(preset, 1, others)).toContain('Of other seeds too few are recorded.');
});
