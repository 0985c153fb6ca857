import { describe, expect, it } from 'vitest';
import type { EpochReport } from '../../protocol/messages.ts';
import { costAxis, costPoints } from './cost-curve.ts';

const live = (epoch: number, cost: number) => ({
  epoch,
  cost,
  trainingAccuracy: 0,
  testAccuracy: null,
});
const done = (epoch: number, cost: number) =>
  ({ epoch, training: { cost, accuracy: 0 } }) as unknown as EpochReport;

describe('the curve of a cost', () => {
  it('goes with the steps in the first epoch, then with the epochs', () => {
    const points = costPoints({
      live: [live(0.02, 2), live(0.04, 4), live(0.5, 1), live(1.5, 100)],
      epochs: [done(1, 50), done(2, 0.1)],
    });
    expect(points.map(([epoch]) => epoch)).toEqual([0.03, 0.5, 1.5]);
    expect(points.map(([, cost]) => 10 ** cost)).toEqual([
      expect.closeTo(3),
      expect.closeTo(1),
      expect.closeTo(0.1),
    ]);
  });

  it('is made of whole epochs where nothing else is known, as of a run that was kept', () => {
    expect(costPoints({ live: [], epochs: [done(1, 1), done(2, 0.1)] })).toEqual([
      [0.5, 0],
      [1.5, -1],
    ]);
  });

  it('has an axis that holds every cost, a tick at each mark', () => {
    const { min, ticks, format } = costAxis([[[0.5, Math.log10(0.02)]]]);
    expect(10 ** min).toBeCloseTo(0.01);
    expect(ticks.map(format)).toEqual(['0.01', '0.03', '0.1', '0.3', '1', '3', '10']);
  });
});
