// What was kept is gone on from only when it fits.
import { describe, expect, it } from 'vitest';
import { EngineRun, initialState } from '../engine/index.ts';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { parseKept } from './kept-run.ts';

const plan: TrainingPlan = {
  ...fullyConnectedPlan(4),
  optimiser: { kind: 'momentum', learningRate: 0.1, momentum: 0.9 },
};

function kept() {
  const run = EngineRun.started(plan);
  run.tweak({ learningRate: 0.2 });
  return structuredClone({ checkpoint: run.checkpoint(initialState(plan)), history: [] });
}

/** A copy whose parts may be changed. */
type Loose = Record<string, unknown>;

describe('parseKept', () => {
  it('takes what an engine gave', () => {
    expect(parseKept(kept())).toEqual(kept());
  });

  it.each<[string, (checkpoint: Loose, state: Loose) => void]>([
    ['another version', (checkpoint) => (checkpoint['version'] = 2)],
    ['a plan that cannot be', (checkpoint) => (checkpoint['plan'] = { ...plan, epochs: 0 })],
    [
      'a change that cannot be',
      (checkpoint) =>
        (checkpoint['tweaks'] = [{ tweak: { batchSize: -1 }, at: { step: 0, epoch: 0 } }]),
    ],
    ['weights of another network', (_, state) => (state['parameters'] = [])],
    ['no memory of the optimiser', (_, state) => (state['optimiser'] = {})],
    ['a count of steps that disagrees', (_, state) => (state['step'] = 5)],
  ])('refuses %s', (_, damage) => {
    const { checkpoint, history } = kept();
    const state: Loose = { ...checkpoint.state };
    const damaged: Loose = { ...checkpoint, state };
    damage(damaged, state);
    expect(parseKept({ checkpoint: damaged, history })).toBeNull();
  });

  it.each([undefined, null, 'text', {}])('refuses %s', (input) => {
    expect(parseKept(input)).toBeNull();
  });
});
