// What is taken away holds every epoch of every run, and the picture's text its every word.
import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../../../network/presets/fc-784-30-10.ts';
import type { ComparedRun } from '../../../training/comparison/compared-run.ts';
import { comparisonCsv } from './comparison-csv.ts';
import { wrapped } from './wrapped.ts';

const run: ComparedRun = {
  version: 1,
  id: 'one',
  plan: { ...fullyConnectedPlan(), seed: 7 },
  backend: 'kernels',
  finishedAt: 0,
  seconds: 1,
  outcome: 'ended',
  trainingCost: [0.2, 0.1],
  trainingAccuracy: [0.5, 0.6],
  validation: null,
  test: { images: 100, correct: [50, 70], cost: [0.3, 0.25] },
};

describe('the table of curves', () => {
  it('has a row for each epoch of each run, and leaves empty what was not measured', () => {
    const table = comparisonCsv([
      {
        letter: 'A',
        words: 'hidden units 30, “wide”',
        runs: [run, { ...run, outcome: 'diverged' }],
      },
      { letter: 'B', words: 'the "other"', runs: [run] },
    ]);
    const lines = table.split('\n');
    expect(lines[0]).toBe(
      'plan,settings,seed,outcome,epoch,training_cost,training_accuracy,validation_cost,validation_accuracy,test_cost,test_accuracy',
    );
    expect(lines[2]).toBe('A,"hidden units 30, “wide”",7,ended,2,0.1,0.6,,,0.25,0.7');
    expect(lines[3]).toContain(',diverged,1,');
    expect(lines[5]).toContain('B,"the ""other""",7,');
    expect(lines).toHaveLength(1 + 6 + 1);
  });
});

it('text is broken between words, and none is lost', () => {
  const text = 'one two three extraordinarily four';
  expect(wrapped(text, 9)).toEqual(['one two', 'three', 'extraordinarily', 'four']);
  expect(wrapped(text, 200)).toEqual([text]);
  expect(wrapped('', 9)).toEqual(['']);
});
