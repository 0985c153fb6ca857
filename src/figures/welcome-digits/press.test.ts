import { describe, expect, it } from 'vitest';
import { initialState } from '../../training/reducer.ts';
import { digitsPlan } from '../digits-run.ts';
import { pressOf, seenSentence } from './press.ts';

const idle = initialState(digitsPlan);

describe('the one button', () => {
  it.each([
    [{}, 'train', 'Train'],
    [{ status: 'opening' }, 'pause', 'Pause'],
    [{ status: 'training', position: { step: 9, epoch: 0.1 } }, 'pause', 'Pause'],
    [{ status: 'paused', position: { step: 9, epoch: 0.1 } }, 'train', 'Go on'],
    [{ status: 'ended', position: { step: 150_000, epoch: 30 } }, 'again', 'Start again'],
    [{ status: 'failed', position: { step: 9, epoch: 0.1 } }, 'again', 'Start again'],
  ] as const)('in %j means %s', (change, kind, label) => {
    expect(pressOf({ ...idle, ...change })).toEqual({ kind, label });
  });
});

describe('what has been shown', () => {
  it('is counted in examples, whatever the mini-batch', () => {
    expect(seenSentence(idle)).toContain('shown nothing');
    expect(seenSentence({ ...idle, status: 'paused', position: { step: 100, epoch: 0.02 } })).toBe(
      'After 1,000 examples, each of them seen once.',
    );
    expect(
      seenSentence({ ...idle, status: 'paused', position: { step: 10_000, epoch: 2 } }),
    ).toContain('2.0 times through its 50,000 examples');
  });
});
