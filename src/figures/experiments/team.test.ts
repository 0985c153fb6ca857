import { describe, expect, it } from 'vitest';
import { presetOf } from '../../network/presets/index.ts';
import type { FinishedRun } from '../../training/experiments/finished-run.ts';
import { missingMembers, teamOf } from './team.ts';

const five = presetOf('ensemble-5')!;
const member = (seed: number, epochs: number, votes = true): FinishedRun => ({
  version: 1,
  id: `${String(seed)}-${String(epochs)}`,
  preset: five.id,
  seed,
  backend: 'kernels',
  finishedAt: seed,
  seconds: 1,
  testImages: 3,
  testCorrect: Array.from({ length: epochs }, () => 2),
  trainingCost: Array.from({ length: epochs }, () => 0.1),
  ...(votes && { verdicts: Uint8Array.of(1, 2, 3) }),
});
const members = (count: number, epochs: number) =>
  Array.from({ length: count }, (_, n) => member(n + 1, epochs));

describe('a team that votes', () => {
  it('is whole with as many members of one length as the preset has', () => {
    expect(teamOf(five, members(4, 2))).toBeNull();
    expect(teamOf(five, [...members(4, 2), ...members(4, 1)])).toBeNull();
    expect(teamOf(five, [...members(4, 2), member(9, 2, false)])).toBeNull();
    expect(teamOf(five, members(5, 2))).toHaveLength(5);
    expect(teamOf(presetOf('fc-784-30-10')!, members(5, 2))).toBeNull();
  });

  it('is the latest of the longest', () => {
    const team = teamOf(five, [...members(6, 2), ...members(5, 1)])!;
    expect(team.map(({ id }) => id)).toEqual(['2-2', '3-2', '4-2', '5-2', '6-2']);
  });

  it('is filled up, or begun anew when it is whole', () => {
    expect(missingMembers(five, 2, [], [])).toBe(5);
    expect(missingMembers(five, 2, members(2, 2), [{ epochs: 2 }, { epochs: 1 }])).toBe(2);
    expect(missingMembers(five, 2, members(5, 2), [])).toBe(5);
    expect(missingMembers(presetOf('fc-784-30-10')!, 2, members(1, 2), [])).toBe(1);
  });
});
