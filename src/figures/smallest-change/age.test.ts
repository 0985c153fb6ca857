import { expect, it } from 'vitest';
import { ageOf } from './age.ts';

it('what was found in a network is of that network until it learns on or is put back', () => {
  expect(ageOf(5000, 5000)).toBe('present');
  expect(ageOf(5000, 5010)).toBe('older');
  expect(ageOf(5000, 10)).toBe('gone');
  expect(ageOf(5000, 0)).toBe('gone');
  expect(ageOf(0, 0)).toBe('gone');
});
