// What a replay and a lesson say of themselves.
import { expect, it } from 'vitest';
import { openText } from '../lesson/lesson.ts';
import type { RecordedRun } from './log.ts';
import { changeText, countText, verdictText } from './words.ts';

const at = { step: 500, epoch: 5 };
const run: RecordedRun = {
  tweaks: [],
  until: 500,
  found: { backend: 'kernels', print: 7, accuracy: 0.9 },
};
const name = (backend: string) => `<${backend}>`;
const verdict = (print: number, backend: 'kernels' | 'reference', accuracy: number | null) =>
  verdictText(run, { print, backend, at }, accuracy, name);

it('a replay is the same only where its weights are', () => {
  expect(verdict(7, 'kernels', 0.9)).toMatch(/very same weights.* <kernels>/);
  expect(verdict(8, 'kernels', 0.9)).toMatch(/not those that were recorded/);
});

it('on another backend its curve is held against what was recorded', () => {
  expect(verdict(8, 'reference', 0.905)).toMatch(/<kernels> .* <reference>.* 90\.5 %.*, within/);
  expect(verdict(8, 'reference', 0.92)).toMatch(/not within the 1 point/);
  expect(verdict(8, 'reference', null)).not.toMatch(/within/);
});

it('a replay that went elsewhere, or had no room for all, claims nothing', () => {
  const elsewhere = { print: 7, backend: 'kernels', at: { step: 3, epoch: 1 } } as const;
  expect(verdictText(run, elsewhere, null, name)).toMatch(/gone elsewhere/);
  const short = { ...run, found: null };
  expect(verdictText(short, { ...elsewhere, at }, null, name)).toMatch(/as far as the link tells/);
});

it('changes are named and counted', () => {
  expect(changeText({ learningRate: 0.5, epochs: 40 })).toBe('η 0.5, 40 epochs');
  expect(changeText({ epochs: 40 })).toBe('40 epochs');
  expect([0, 1, 3].map(countText)).toEqual(['no changes', '1 change', '3 changes']);
});

it('a lesson says what can be used in it', () => {
  const lesson = { title: '', task: '' };
  expect(openText({ ...lesson, open: [] })).toBe(
    'Nothing can be changed on the bench in this lesson',
  );
  expect(openText({ ...lesson, open: ['seed', 'rate'] })).toBe(
    'Of the bench only η and the seed can be used in this lesson',
  );
  expect(openText({ ...lesson, open: ['rate'], closed: ['why', 'inside'] })).toBe(
    'Of the bench only η can be used in this lesson; “Look inside” and “Why this digit?” are locked',
  );
});
