import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { goalsShown } from './goals-shown.ts';

const first = fullyConnectedPlan();
const at = (learningRate: number): TrainingPlan => ({
  ...first,
  optimiser: { kind: 'sgd', learningRate },
});

describe('the exercises of the training chapter', () => {
  it('know a run that has read 95 %', () => {
    expect(goalsShown([90, 94.99], first, 0).reach95).toBe(false);
    expect(goalsShown([90, 95, 94.2], first, 0).reach95).toBe(true);
  });

  it('know a frozen run from a slow one', () => {
    expect(goalsShown([10, 10], at(100), 0).frozen).toBe(false);
    expect(goalsShown([10, 10, 11], at(100), 0).frozen).toBe(true);
    expect(goalsShown([16, 24, 33], at(0.01), 0).frozen).toBe(false);
  });

  it('take a network that read well before its rate was raised for frozen too', () => {
    expect(goalsShown([93, 94, 12, 10], at(100), 2).frozen).toBe(false);
    expect(goalsShown([93, 94, 12, 10, 10], at(100), 2).frozen).toBe(true);
  });

  it('do not take a run that was slow for frozen when its rate is raised in the end', () => {
    expect(goalsShown([16, 24, 33], at(100), 2.5).frozen).toBe(false);
    expect(goalsShown([16, 24, 33, 10, 10, 10], at(100), 2.5).frozen).toBe(true);
  });

  it('ask for ten epochs without a hidden layer', () => {
    const ten = Array.from({ length: 10 }, () => 60);
    expect(goalsShown(ten, fullyConnectedPlan(0), 0).noHiddenLayer).toBe(true);
    expect(goalsShown(ten.slice(1), fullyConnectedPlan(0), 0).noHiddenLayer).toBe(false);
    expect(goalsShown(ten, first, 0).noHiddenLayer).toBe(false);
  });
});
