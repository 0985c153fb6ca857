// A search tries what it says, within what a plan can be, and the same again from the same draws.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../../../network/presets/fc-784-30-10.ts';
import { presets } from '../../../network/presets/index.ts';
import { planKey } from '../../../network/plan-key.ts';
import { parsePlan } from '../../../network/training-plan.ts';
import { draw } from './draw.ts';
import {
  axesOf,
  cellsOf,
  seedsOf,
  shareOf,
  usualAxis,
  valueAt,
  type Search,
} from './search-plan.ts';
import { readSetting, settingsOf, withSetting } from './settings.ts';

const base = fullyConnectedPlan();
const rate = {
  setting: 'optimiser.learningRate',
  from: 0.05,
  to: 5,
  scale: 'log',
  steps: 5,
} as const;
const units = {
  setting: 'network.layers.0.units',
  from: 10,
  to: 40,
  scale: 'linear',
  steps: 4,
} as const;
const search: Search = {
  base,
  how: 'grid',
  axes: [rate, units],
  trials: 20,
  draws: 1,
  seeds: 1,
};

describe('the settings of a plan', () => {
  it('are there in every experiment of the book, and can be set to all that their usual range holds', () => {
    for (const { id, plan } of presets) {
      const settings = settingsOf(plan);
      expect(settings.map(({ short }) => short)).toContain('η');
      expect(new Set(settings.map((one) => one.id)).size).toBe(settings.length);
      for (const setting of settings) {
        const axis = { ...usualAxis(setting), setting: setting.id };
        const [made] = axesOf({ ...search, base: plan, axes: [axis] });
        expect(made!.problem, `${id} ${setting.id}`).toBeNull();
        for (const value of made!.values) {
          const changed = withSetting(plan, setting.id, value);
          expect(readSetting(changed, setting.id)).toBe(value);
        }
      }
    }
  });

  it('bring momentum and a penalty to a plan that has none', () => {
    const { optimiser } = withSetting(base, 'optimiser.momentum', 0.9);
    expect(optimiser).toEqual({ kind: 'momentum', learningRate: 3, momentum: 0.9 });
    const { regularisation } = withSetting(base, 'regularisation.lambda', 5);
    expect(regularisation).toEqual({ kind: 'l2', lambda: 5, per: 'example' });
  });

  it('leave the rest of the plan as it is', () => {
    const changed = withSetting(base, 'network.layers.0.units', 100);
    expect(changed).toEqual(fullyConnectedPlan(100));
    expect(base).toEqual(fullyConnectedPlan());
  });
});

describe('a search over a grid', () => {
  it('tries every value with every other, by equal ratios and by equal steps', () => {
    const [first, second] = axesOf(search);
    expect(first!.values).toEqual([0.05, 0.16, 0.5, 1.6, 5]);
    expect(second!.values).toEqual([10, 20, 30, 40]);
    const cells = cellsOf(search);
    expect(cells).toHaveLength(20);
    expect(new Set(cells.map(({ plan }) => planKey(plan))).size).toBe(20);
    expect(cells[5]!.values).toEqual([0.05, 20]);
    expect(cells.every(({ plan }) => parsePlan(plan).ok)).toBe(true);
  });

  it('has one row for one setting', () => {
    expect(cellsOf({ ...search, axes: [rate] }).map(({ values }) => values)).toEqual([
      [0.05],
      [0.16],
      [0.5],
      [1.6],
      [5],
    ]);
  });

  it('says what is wrong with a range, and then tries nothing', () => {
    const problem = (axis: object) =>
      axesOf({ ...search, axes: [{ ...rate, ...axis }] })[0]!.problem;
    expect(problem({ from: 0 })).toContain('Only values from');
    expect(problem({ from: 5, to: 5 })).toContain('smaller than the last');
    expect(problem({ setting: 'optimiser.momentum', from: 0, to: 0.9 })).toContain('above 0');
    expect(problem({ setting: units.setting, from: 1.5 })).toContain('whole numbers');
    expect(cellsOf({ ...search, axes: [{ ...rate, from: 9 }, units] })).toEqual([]);
  });
});

describe('a search at random', () => {
  it('stays within its ranges, and is the same from the same draws', () => {
    const random: Search = { ...search, how: 'random' };
    const cells = cellsOf(random);
    expect(cells).toHaveLength(20);
    for (const { values } of cells) {
      expect(values[0]).toBeGreaterThanOrEqual(0.05);
      expect(values[0]).toBeLessThanOrEqual(5);
      expect(Number.isInteger(values[1])).toBe(true);
    }
    expect(cellsOf(random)).toEqual(cells);
    expect(cellsOf({ ...random, draws: 2 })).not.toEqual(cells);
  });

  it('draws evenly', () => {
    const drawn = Array.from({ length: 10_000 }, (_, index) => draw(7, index));
    const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
    // Four standard deviations of a mean of so many.
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * drawn.length));
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = drawn.filter((one) => Math.floor(10 * one) === tenth).length / drawn.length;
      expect(Math.abs(share - 0.1)).toBeLessThan(4 * Math.sqrt((0.1 * 0.9) / drawn.length));
    }
  });

  it('finds a value again where it was put', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (share) => {
        expect(Math.abs(shareOf(rate, valueAt(rate, false, share)) - share)).toBeLessThan(0.02);
      }),
    );
  });
});

it('seeds of a plan count from its own', () => {
  expect(seedsOf({ ...base, seed: 7 }, 3).map(({ seed }) => seed)).toEqual([7, 8, 9]);
});
