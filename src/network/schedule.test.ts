// Learning rates that fall, and runs that stop, by what the validation images say.
import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from './presets/fc-784-30-10.ts';
import { hasStopped, noValidation, remembered, scheduleFactor, type Schedule } from './schedule.ts';
import { parsePlan } from './training-plan.ts';

const after = (results: readonly (readonly [number, number])[], schedule?: Schedule) =>
  results.reduce(
    (memory, [correct, cost]) => remembered(memory, { correct, cost }, schedule),
    noValidation,
  );

describe('scheduleFactor', () => {
  it('stays without a schedule', () => {
    expect(scheduleFactor(undefined, 3.5, noValidation)).toBe(1);
    expect(scheduleFactor({ kind: 'constant' }, 3.5, noValidation)).toBe(1);
  });

  it('falls in steps', () => {
    const step: Schedule = { kind: 'step', every: 10, factor: 0.1 };
    const at = (epoch: number) => scheduleFactor(step, epoch, noValidation);
    expect([at(0), at(9.99)]).toEqual([1, 1]);
    expect(at(10)).toBeCloseTo(0.1, 12);
    expect(at(25.5)).toBeCloseTo(0.01, 12);
  });

  it('falls evenly', () => {
    const decay: Schedule = { kind: 'exponential', factor: 0.5 };
    expect(scheduleFactor(decay, 2, noValidation)).toBe(0.25);
    expect(scheduleFactor(decay, 0.5, noValidation)).toBeCloseTo(Math.SQRT1_2, 12);
  });

  it('halves when nothing has improved for as long as patience lasts, and then waits again', () => {
    const halve: Schedule = { kind: 'halve', patience: 2 };
    const factors = [90, 91, 91, 90, 91, 91, 92].map((_, index, all) =>
      scheduleFactor(
        halve,
        0,
        after(
          all.slice(0, index + 1).map((correct) => [correct, 1] as const),
          halve,
        ),
      ),
    );
    expect(factors).toEqual([1, 1, 1, 0.5, 0.5, 0.25, 0.25]);
  });
});

describe('hasStopped', () => {
  const plan = fullyConnectedPlan();
  const results = [
    [90, 0.5],
    [95, 0.4],
    [94, 0.3],
    [95, 0.2],
  ] as const;

  it('watches accuracy or cost, as the plan says', () => {
    const on = (what: 'accuracy' | 'cost') => ({
      ...plan,
      earlyStopping: { on: what, patience: 2 },
    });
    expect(hasStopped(on('accuracy'), after(results.slice(0, 3)))).toBe(false);
    expect(hasStopped(on('accuracy'), after(results))).toBe(true);
    expect(hasStopped(on('cost'), after(results))).toBe(false);
    expect(hasStopped(plan, after(results))).toBe(false);
  });
});

describe('parsePlan', () => {
  const plan = fullyConnectedPlan();

  it('takes schedule, stopping and augmentation, and none of them', () => {
    const whole = {
      ...plan,
      schedule: { kind: 'halve', patience: 10 },
      earlyStopping: { on: 'accuracy', patience: 20 },
      augmentation: { kind: 'shifts' },
    };
    expect(parsePlan(whole)).toEqual({ ok: true, value: whole });
    expect(parsePlan(plan)).toEqual({ ok: true, value: plan });
  });

  it('refuses with a sentence what has nothing to watch or to bend', () => {
    const noneHeld = { ...plan, data: { dataset: 'mnist', training: 60_000, validation: 0 } };
    const stopping = parsePlan({ ...noneHeld, earlyStopping: { on: 'cost', patience: 3 } });
    expect(stopping).toMatchObject({ ok: false, problem: { code: 'validation-missing' } });
    const points = {
      ...plan,
      data: { dataset: 'inline', targets: 'classes', classes: 10, training: [] },
      augmentation: { kind: 'shifts' },
    };
    expect(parsePlan(points)).toMatchObject({
      ok: false,
      problem: { code: 'augmentation-needs-images' },
    });
    const wild = { kind: 'distort', rotation: 400, skew: 0, scaling: 0, translation: 0 };
    expect(parsePlan({ ...plan, augmentation: wild })).toMatchObject({
      ok: false,
      problem: { code: 'plan-invalid' },
    });
  });
});
