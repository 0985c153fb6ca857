// Plans that come from outside, changes of settings, and what they make of the regularisation.
import { describe, expect, it } from 'vitest';
import { ownImagesData } from './own-images.ts';
import { firstPlane } from './plane-sets.ts';
import { fullyConnectedPlan } from './presets/fc-784-30-10.ts';
import { penaltyOf } from './regularisation.ts';
import { parsePlan, type TrainingPlan } from './training-plan.ts';
import { tweakedPlan } from './tweak.ts';

const plan = fullyConnectedPlan();

describe('parsePlan', () => {
  it('takes a plan that went through JSON', () => {
    expect(parsePlan(JSON.parse(JSON.stringify(plan)))).toEqual({ ok: true, value: plan });
  });

  const broken: readonly (readonly [string, unknown])[] = [
    ['nothing', null],
    ['another version', { ...plan, version: 2 }],
    ['an unknown cost', { ...plan, cost: 'hinge' }],
    ['a learning rate of 0', { ...plan, optimiser: { kind: 'sgd', learningRate: 0 } }],
    ['half a batch', { ...plan, batchSize: 2.5 }],
    ['an infinite number of epochs', { ...plan, epochs: Infinity }],
    ['a field too many', { ...plan, speed: 'fast' }],
    ['an unknown layer', { ...plan, network: { inputShape: [784], layers: [{ kind: 'lstm' }] } }],
  ];
  for (const [name, input] of broken) {
    it(`refuses ${name}`, () => {
      expect(parsePlan(input)).toMatchObject({ ok: false, problem: { code: 'plan-invalid' } });
    });
  }

  it('says where a plan cannot be read', () => {
    const parsed = parsePlan({ ...plan, optimiser: { kind: 'sgd', learningRate: 'fast' } });
    expect(parsed.ok ? '' : parsed.problem.message).toContain('optimiser.learningRate');
  });

  it('refuses more images than there are', () => {
    const data = { dataset: 'mnist', training: 55_000, validation: 5_001 };
    expect(parsePlan({ ...plan, data })).toMatchObject({ problem: { code: 'split-too-large' } });
  });

  it('refuses a network without ten outputs', () => {
    const network = { inputShape: [784], layers: [{ kind: 'dense', units: 9, biases: true }] };
    expect(parsePlan({ ...plan, network })).toMatchObject({
      problem: { code: 'outputs-not-classes' },
    });
  });

  it('watches the validation results of whatever has some', () => {
    const watching = { earlyStopping: { on: 'cost', patience: 3 } } as const;
    const network = { inputShape: [2], layers: [{ kind: 'dense', units: 2, biases: true }] };
    const plane = { ...plan, ...watching, network, data: firstPlane };
    expect(parsePlan(plane)).toMatchObject({
      problem: {
        code: 'validation-missing',
        message: 'Early stopping watches the validation points, but none are held out.',
        hint: 'Draw some points for validation.',
      },
    });
    expect(parsePlan({ ...plane, data: { ...firstPlane, validation: 1 } }).ok).toBe(true);
    const one = { label: 3, pixels: new Uint8Array(784) };
    const own = { training: [one], validation: [one], test: [one] };
    const halving = { ...plan, schedule: { kind: 'halve', patience: 1 } };
    expect(parsePlan({ ...halving, data: ownImagesData(own, 0) }).ok).toBe(true);
    expect(
      parsePlan({ ...halving, data: ownImagesData({ ...own, validation: [] }, 0) }),
    ).toMatchObject({
      problem: { hint: 'Hold some of the training images out for validation.' },
    });
  });

  it('hands on what is wrong with the network', () => {
    const network = {
      inputShape: [28, 28, 1],
      layers: [{ kind: 'dense', units: 10, biases: true }],
    };
    expect(parsePlan({ ...plan, network })).toMatchObject({
      problem: { code: 'dense-needs-vector' },
    });
  });
});

const regularised: TrainingPlan = {
  ...plan,
  regularisation: { kind: 'l2', lambda: 0.1, per: 'example' },
};

describe('tweakedPlan', () => {
  it('changes what is named and nothing else', () => {
    const changed = tweakedPlan(regularised, { learningRate: 0.5, lambda: 2 });
    expect(changed).toEqual({
      ...regularised,
      optimiser: { kind: 'sgd', learningRate: 0.5 },
      regularisation: { kind: 'l2', lambda: 2, per: 'example' },
    });
    expect(tweakedPlan(plan, { batchSize: 3, epochs: 7 })).toEqual({
      ...plan,
      batchSize: 3,
      epochs: 7,
    });
  });

  it('leaves a plan without regularisation without it', () => {
    expect(tweakedPlan(plan, { lambda: 5 })).toEqual(plan);
  });
});

describe('penaltyOf', () => {
  it('divides lambda by the examples, or by the mini-batches of an epoch', () => {
    expect(penaltyOf(plan, 10, 5)).toBeNull();
    expect(penaltyOf(regularised, 10, 5)).toEqual({ kind: 'l2', share: 5 / 50_000 });
    const perBatch: TrainingPlan = {
      ...plan,
      regularisation: { kind: 'l1', lambda: 0.1, per: 'batch' },
    };
    expect(penaltyOf(perBatch, 10, 5)).toEqual({ kind: 'l1', share: 5 / 5_000 });
    expect(penaltyOf(perBatch, 128, 5)).toEqual({ kind: 'l1', share: 5 / 391 });
  });
});
