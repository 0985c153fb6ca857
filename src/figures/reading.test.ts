import { expect, it } from 'vitest';
import { durationText } from './reading.ts';

it.each([
  [0.2, '1 s'],
  [61.4, '61 s'],
  [80, '80 s'],
  [125, '2.1 min'],
  [1300, '22 min'],
  [5000, '83 min'],
  [6000, '1.7 h'],
  [40_000, '11 h'],
  [500_000, '5.8 days'],
])('%s seconds are %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});
