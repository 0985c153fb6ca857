// The way through the branches, and what of the curves lies beside it.
import { describe, expect, it } from 'vitest';
import type { Branch, Moment, Timeline } from '../../training/run-state.ts';
import { branchText, leadsThrough, momentScale, momentsTo, pastCurves } from './path.ts';

const at = (epoch: number) => ({ epoch, step: 100 * epoch });
const curve = (from: number, to: number, accuracy: number): Branch['curve'] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    epoch: from + index,
    accuracy,
    trainingCost: 1 - accuracy,
    validationCost: null,
  }));
const moment = (id: number, branch: number, epoch: number): Moment => ({
  id,
  branch,
  at: at(epoch),
  bytes: 1,
});

/** 0 from the start to 4; 1 leaves it at 2; 2 leaves that at 3. */
const timeline: Timeline = {
  moments: [
    moment(1, 0, 0),
    moment(2, 0, 2),
    moment(3, 0, 4),
    moment(4, 1, 3),
    moment(5, 1, 5),
    moment(6, 2, 4),
  ],
  branches: [
    { id: 0, from: null, curve: curve(1, 4, 0.5) },
    { id: 1, from: { branch: 0, at: at(2), change: { learningRate: 1 } }, curve: curve(3, 5, 0.7) },
    { id: 2, from: { branch: 1, at: at(3), change: { lambda: 5 } }, curve: curve(4, 4, 0.9) },
  ],
  branch: 1,
  limit: 100,
};

describe('the way to a branch', () => {
  it('leads over the moments before each parting', () => {
    expect([0, 1, 2].map((branch) => momentsTo(timeline, branch).map(({ id }) => id))).toEqual([
      [1, 2, 3],
      [1, 2, 4, 5],
      [1, 2, 4, 6],
    ]);
    expect(leadsThrough(timeline, 2, 0)).toBe(true);
    expect(leadsThrough(timeline, 1, 2)).toBe(false);
  });

  it('is named by what was changed', () => {
    expect(timeline.branches.map(branchText)).toEqual([
      'Branch 1: as it began',
      'Branch 2: η 1.0 from epoch 2.0',
      'Branch 3: λ 5 from epoch 3.0',
    ]);
  });
});

it('pale curves are what lies ahead on the own branch, and the others from where they part', () => {
  const { accuracy } = pastCurves({ timeline, position: at(4) });
  expect(accuracy.map(({ label, points }) => [label, points.map(({ x, y }) => [x, y])])).toEqual([
    [
      '1',
      [
        [1, 50],
        [2, 50],
        [3, 50],
        [4, 50],
      ],
    ],
    [
      '2',
      [
        [4, 70],
        [5, 70],
      ],
    ],
    [
      '3',
      [
        [3, 70],
        [4, 90],
      ],
    ],
  ]);
  expect(pastCurves({ timeline: null, position: at(1) }).cost).toEqual([]);
  // A run that has never turned back has nothing beside it.
  const first = { ...timeline, branches: timeline.branches.slice(0, 1), branch: 0 };
  expect(pastCurves({ timeline: first, position: at(4) }).accuracy).toEqual([]);
});

it('the slider stops at moments, and shows any place between them', () => {
  const scale = momentScale([0, 100, 400]);
  expect(scale.toFraction(200)).toBe(0.5);
  expect([0.1, 0.2, 0.7].map((share) => scale.fromFraction(share))).toEqual([0, 100, 400]);
  expect([scale.move(0, 1), scale.move(400, -1), scale.move(250, -1), scale.move(0, 5)]).toEqual([
    100, 100, 100, 400,
  ]);
  expect(scale.move(400, 1)).toBe(400);
});
