// What a reader is told of whatever was thrown.
import { expect, it } from 'vitest';
import { divergence, problemOf } from './run-failed.ts';

it.each([
  ['Array buffer allocation failed', 'no-room'],
  ['WebAssembly.Memory.grow(): Maximum memory size exceeded', 'no-room'],
  ['Out of memory', 'no-room'],
  ['there is no training example 60000', 'fault'],
])('a range error that says “%s” is a problem of the kind %s', (message, code) => {
  const problem = problemOf(new RangeError(message));
  expect(problem.code).toBe(code);
  expect(problem.message).toMatch(/[^.]\.$/);
  expect(problem.message).toContain(message);
  expect(problem.hint).toMatch(/\.$/);
});

it('what ended a run on purpose keeps its own words', () => {
  expect(problemOf(divergence(1234))).toMatchObject({ code: 'diverged' });
  expect(problemOf(divergence(1234)).message).toContain('step 1,234');
  expect(problemOf('odd').message).toBe('The run stopped at a fault in this page: odd.');
});
