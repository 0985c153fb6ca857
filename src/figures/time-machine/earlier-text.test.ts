// Earlier runs are told apart by what differs between them.
import { expect, it } from 'vitest';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { earlierTexts } from './earlier-text.ts';

const plan = fullyConnectedPlan();
const noteOf = (change: object, epoch: number, accuracy: number | null) => ({
  plan: { ...plan, ...change },
  at: { step: 100 * epoch, epoch },
  when: 0,
  accuracy,
});

it('says of each how far it came and what it alone has', () => {
  expect(earlierTexts([noteOf({}, 8, 0.951), noteOf({ seed: 7 }, 0.5, null)], plan)).toEqual([
    'epoch 8.0, 95.1 % right: seed 1',
    'epoch 0.5: seed 7',
  ]);
});

it('says of equals what they are', () => {
  const [one, ...others] = earlierTexts([noteOf({}, 8, null), noteOf({}, 8, null)], plan);
  expect(one).toMatch(/^epoch 8.0: 784–30–10, sigmoid, .*η 3/);
  expect(others).toEqual([one]);
});
