// Every change can be taken back and made again; what is typed in one go is one change.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { changed, noChanges, redone, undone, type Changes } from './changes.ts';

const plan = fullyConnectedPlan();
const withSeed = (seed: number): TrainingPlan => ({ ...plan, seed });
const withRate = (learningRate: number): TrainingPlan => ({
  ...plan,
  optimiser: { kind: 'sgd', learningRate },
});

describe('changes of a plan', () => {
  it('are taken back one by one and made again, in any mixture', () => {
    const acts = fc.array(fc.oneof(fc.nat(9), fc.constant('undo'), fc.constant('redo')));
    fc.assert(
      fc.property(acts, (sequence) => {
        let changes: Changes = noChanges;
        let now = withSeed(0);
        // What an ideal history would hold, and where in it the reader stands.
        let all = [now];
        let place = 0;
        sequence.forEach((act, index) => {
          if (typeof act === 'number') {
            const next = withSeed(act);
            changes = changed(changes, now, next, 5000 * index);
            if (act !== now.seed) {
              all = [...all.slice(0, place + 1), next];
              place += 1;
            }
            now = next;
            return;
          }
          const step = act === 'undo' ? undone(changes, now) : redone(changes, now);
          const to = place + (act === 'undo' ? -1 : 1);
          expect(step?.plan).toEqual(all[to]);
          if (step === null) return;
          ({ changes, plan: now } = step);
          place = to;
        });
        expect(now).toEqual(all[place]);
      }),
    );
  });

  it('of one number within a breath are one', () => {
    let changes = changed(noChanges, withRate(3), withRate(1), 0);
    changes = changed(changes, withRate(1), withRate(12), 300);
    changes = changed(changes, withRate(12), withRate(0.5), 5000);
    changes = changed(changes, withRate(0.5), { ...withRate(0.5), seed: 9 }, 5100);
    expect(changes.before).toEqual([withRate(3), withRate(12), withRate(0.5)]);
  });

  it('that change nothing are none', () => {
    expect(changed(noChanges, plan, structuredClone(plan), 0)).toBe(noChanges);
  });
});
