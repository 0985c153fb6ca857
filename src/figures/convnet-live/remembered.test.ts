import { expect, it } from 'vitest';
import type { EpochReport } from '../../protocol/messages.ts';
import { initialState } from '../../training/reducer.ts';
import type { RunState } from '../../training/run-state.ts';
import { convnetPlan, sizesOf } from '../convnet-run.ts';
import { comparesHidden, nothingRemembered, remember } from './remembered.ts';

function run(maps: number, hidden: number, correct: readonly number[]): RunState {
  const evaluation = (right: number) => ({
    split: 'test' as const,
    from: 0,
    count: 10_000,
    correct: right,
    cost: 0.1,
    verdicts: new Uint8Array(),
    costs: new Float32Array(),
  });
  const epochs = correct.map((right, index): EpochReport => ({
    epoch: index + 1,
    step: 5000 * (index + 1),
    training: { cost: 0.1, accuracy: 0.9 },
    validation: null,
    test: evaluation(right),
    seconds: 1,
  }));
  return { ...initialState(convnetPlan(maps, hidden)), epochs };
}

it('the sizes of a network are read from its plan', () => {
  expect(sizesOf(convnetPlan(8, 0))).toEqual({ maps: 8, hidden: 0 });
  expect(sizesOf(convnetPlan(20, 100))).toEqual({ maps: 20, hidden: 100 });
});

it('a longer run of one size takes the place of a shorter one, and not the other way', () => {
  const long = remember(nothingRemembered, run(8, 0, [9500, 9600]));
  expect(remember(long, run(8, 0, [9400]))).toBe(long);
  const longer = remember(long, run(8, 0, [9400, 9500, 9550]));
  expect(longer).toHaveLength(1);
  expect(longer[0]!.points.at(-1)).toEqual({ x: 3, y: 95.5 });
});

it('the hidden layer is compared when the same maps were trained with and without it', () => {
  const without = remember(nothingRemembered, run(8, 0, [1, 2, 3]));
  expect(comparesHidden(without, 3)).toBe(false);
  expect(comparesHidden(remember(without, run(20, 100, [1, 2, 3])), 3)).toBe(false);
  expect(comparesHidden(remember(without, run(8, 100, [1, 2])), 3)).toBe(false);
  expect(comparesHidden(remember(without, run(8, 100, [1, 2, 3])), 3)).toBe(true);
});
