// What is kept of a run's past fits its room, has its ends, and stands evenly.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Branch, Moment } from '../../protocol/timeline.ts';
import { thinned } from './thin.ts';

const at = (step: number) => ({ step, epoch: step / 100 });
const root: Branch = { id: 0, from: null, curve: [] };
const fork: Branch = { id: 1, from: { branch: 0, at: at(50), change: {} }, curve: [] };
const bytesOf = (moments: readonly Moment[]) => moments.reduce((sum, { bytes }) => sum + bytes, 0);

/** As a run comes to them: one after another, thinned each time. */
function streamed(steps: readonly number[], bytes: number, room: number): readonly Moment[] {
  return steps.reduce<readonly Moment[]>(
    (kept, step, id) =>
      thinned([...kept, { id, branch: 0, at: at(step), bytes }], [root], 0, { bytes: room }),
    [],
  );
}

describe('moments that are thinned', () => {
  it('are left alone while they fit', () => {
    expect(streamed([0, 10, 20, 30], 10, 40)).toHaveLength(4);
  });

  it('keep the first and the last, and spread evenly between them however long the run', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 40 }), fc.integer({ min: 50, max: 400 }), (room, n) => {
        const kept = streamed(
          Array.from({ length: n }, (_, index) => index),
          1,
          room,
        );
        expect(kept).toHaveLength(room);
        expect(kept[0]!.at.step).toBe(0);
        expect(kept.at(-1)!.at.step).toBe(n - 1);
        const gaps = kept.slice(1).map((moment, i) => moment.at.step - kept[i]!.at.step);
        expect(Math.max(...gaps)).toBeLessThanOrEqual(3 * Math.ceil((n - 1) / (room - 1)));
      }),
      { numRuns: 60 },
    );
  });

  it('never take more than their room, of whatever sizes and branches', () => {
    const moment = fc.record({
      branch: fc.constantFrom(0, 1),
      step: fc.integer({ min: 51, max: 1000 }),
      bytes: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 60 }), fc.nat(2000), (drawn, room) => {
        const moments = drawn.map(({ branch, step, bytes }, id) => ({
          id,
          branch,
          bytes,
          at: at(step),
        }));
        const kept = thinned(moments, [root, fork], 1, { bytes: room });
        expect(bytesOf(kept)).toBeLessThanOrEqual(room);
        expect(moments.filter((one) => kept.includes(one))).toEqual(kept);
        if (bytesOf(moments) <= room) expect(kept).toEqual(moments);
      }),
    );
  });

  it('give up other branches before the ends of their own', () => {
    const moments = [
      { id: 0, branch: 0, at: at(0), bytes: 4 },
      { id: 1, branch: 0, at: at(90), bytes: 4 },
      { id: 2, branch: 1, at: at(70), bytes: 4 },
    ];
    expect(thinned(moments, [root, fork], 1, { bytes: 4 }).map(({ id }) => id)).toEqual([2]);
    expect(thinned(moments, [root, fork], 1, { bytes: 4, count: 0 })).toEqual([]);
  });
});
