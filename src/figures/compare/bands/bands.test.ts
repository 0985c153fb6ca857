// Bands hold every run, and the sentence about them says no more than they do.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, overlap, spreadAt } from './band.ts';
import { outliers, valueScale } from './value-scale.ts';
import { verdict } from './verdict.ts';

const curve = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 12,
});

describe('a band', () => {
  it('holds every run at every epoch, and its median between', () => {
    fc.assert(
      fc.property(fc.array(curve, { minLength: 1, maxLength: 10 }), (curves) => {
        const band = bandOf(curves)!;
        expect(band.count).toBe(curves.length);
        expect(band.median).toHaveLength(Math.max(...curves.map(({ length }) => length)));
        band.median.forEach((middle, epoch) => {
          const [low, high] = [band.low[epoch]!, band.high[epoch]!];
          expect(low <= middle && middle <= high).toBe(true);
          for (const values of curves) {
            const value = values[Math.min(epoch, values.length - 1)]!;
            expect(low <= value && value <= high).toBe(true);
          }
        });
      }),
    );
  });

  it('is nothing without runs that have begun', () => {
    expect(bandOf([])).toBeNull();
    expect(bandOf([[], [5]])).toMatchObject({ median: [5], count: 1 });
  });

  it('lets a run that stopped early stay where it was', () => {
    expect(bandOf([[1, 2, 3], [10]])!.high).toEqual([10, 10, 10]);
  });

  it('is read at its last epoch where it has no later one', () => {
    const band = bandOf([[1, 2]])!;
    expect(spreadAt(band, 60)).toEqual({ median: 2, low: 2, high: 2, count: 1, epoch: 2 });
  });
});

describe('the height of the plot', () => {
  const good = bandOf([[80, 94, 95]])!;
  const near = bandOf([[70, 92, 93]])!;
  const lost = bandOf([[10, 10, 11]])!;

  it('is that of the plans that learn; one that does not lies outside', () => {
    expect(outliers('test', [good, near, lost])).toEqual([lost]);
    expect(valueScale('test', [good, near, lost], [])).toMatchObject({ low: 70, high: 100 });
    expect(valueScale('test', [lost], []).low).toBeLessThanOrEqual(10);
  });

  it('begins at 0 for a cost, and leaves out what costs several times as much', () => {
    const cheap = bandOf([[0.3, 0.2]])!;
    const dear = bandOf([[3, 2.5]])!;
    expect(outliers('testCost', [cheap, dear])).toEqual([dear]);
    expect(valueScale('testCost', [cheap, dear], [])).toMatchObject({ low: 0, high: 0.3 * 1.08 });
  });
});

/** Numbers and their unit are not parted at the end of a line. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const spread = (low: number, middle: number, high: number, count = 3) => ({
  low,
  median: middle,
  high,
  count,
  epoch: 10,
});

describe('the verdict', () => {
  it('says that ranges overlap, touching included, or that they do not', () => {
    const a = { letter: 'A', spread: spread(93, 94, 94.5) };
    const b = { letter: 'B', spread: spread(94.5, 95, 95.25) };
    const c = { letter: 'C', spread: spread(94.6, 94.7, 94.8) };
    expect(overlap(a.spread, b.spread)).toBe(true);
    expect(plain(verdict('test', [a, b]))).toBe(
      'After epoch 10, B has the highest median of A and B: 95.00 %. Its range, 94.50 to 95.25 % over 3 seeds, overlaps that of A (93.00 to 94.50 %, 3 seeds): these seeds do not tell them apart.',
    );
    expect(plain(verdict('test', [a, c]))).toContain(
      'does not overlap that of A (93.00 to 94.50 %, 3 seeds): every one of its runs came out higher.',
    );
    expect(plain(verdict('test', [{ ...a, spread: spread(90, 91, 92) }, b, c]))).toContain(
      'overlaps that of C (94.60 to 94.80 %, 3 seeds): these seeds do not tell them apart. It lies apart from that of A (90.00 to 92.00 %, 3 seeds).',
    );
  });

  it('ranks costs from below', () => {
    const text = verdict('testCost', [
      { letter: 'A', spread: spread(0.2, 0.25, 0.3) },
      { letter: 'B', spread: spread(0.1, 0.12, 0.15) },
    ]);
    expect(text).toContain('B has the lowest median of A and B: 0.120.');
    expect(text).toContain('every one of its runs came out lower.');
  });

  it('makes nothing of one seed', () => {
    const text = verdict('test', [
      { letter: 'A', spread: spread(93, 93, 93, 1) },
      { letter: 'B', spread: spread(94, 94, 94, 1) },
    ]);
    expect(text).toContain('cannot be seen from one seed');
    expect(text).not.toContain('overlap');
  });

  it('says where each was read when they are of different lengths', () => {
    const short = { ...spread(90, 91, 92), epoch: 5 };
    expect(
      verdict('test', [
        { letter: 'A', spread: short },
        { letter: 'B', spread: spread(94, 95, 96) },
      ]),
    ).toContain('After epoch 5 of A and 10 of B, B has');
  });
});
