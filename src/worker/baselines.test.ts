// Baseline jobs over the real protocol: reference backend, small data.
import { describe, expect, it } from 'vitest';
import { correctOf, countOf, type BaselineJob } from '../network/baselines.ts';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import { testEnvironment, type Line } from './testing/line.ts';
import { testLines } from './testing/lines.ts';
import { SmallData, smallSplit as data } from './testing/small-data.ts';

const line = testLines();

async function finished<Kind extends BaselineJob['kind']>(
  on: Line,
  job: Extract<BaselineJob, { kind: Kind }>,
  id = 1,
) {
  on.command({ type: 'baseline', id, job });
  const { result } = await on.next(
    'baseline',
    (event) => event.id === id && event.total > 0 && event.done === event.total,
  );
  if (result?.kind !== job.kind) throw new Error('another kind of result');
  return result as Extract<typeof result, { kind: Kind }>;
}

const nearest = { kind: 'nearest', data, remembered: 100, seed: 1 } as const;
/** Takes as long as a test may need: a clock that says that every slice is over. */
const slow = () => {
  let time = 0;
  return testEnvironment({ now: () => (time += 1000) });
};

describe('a baseline job', () => {
  it('gives the labels of all splits', async () => {
    const { training, validation, test } = await finished(line(), { kind: 'labels', data });
    expect([training.length, validation.length, test.length]).toEqual([300, 100, 100]);
    expect(Math.max(...training, ...test)).toBe(9);
  });

  it('sums up the training split and judges the test set by it', async () => {
    const { summary, byMean, byDarkness } = await finished(line(), { kind: 'summary', data });
    expect(summary.counts.reduce((sum, count) => sum + count, 0)).toBe(300);
    expect(countOf(byMean)).toBe(100);
    expect(countOf(byDarkness)).toBe(100);
    // Patterns with one pixel in twenty turned over: their means lie far apart.
    expect(correctOf(byMean)).toBe(100);
    expect(correctOf(byDarkness)).toBeLessThan(70);
  });

  it('reads every test image by the nearest that it remembers', async () => {
    const { byShape, byInk } = await finished(line(), nearest);
    expect(countOf(byShape)).toBe(100);
    expect(correctOf(byShape)).toBe(100);
    expect(correctOf(byInk)).toBeLessThan(70);
  });

  it('hands over the neighbours of an image, with their pixels', async () => {
    const on = line();
    on.command({
      type: 'read-examples',
      id: 9,
      data,
      split: 'training',
      indices: Uint32Array.of(7),
    });
    const { inputs, labels } = await on.next('examples');
    const { byShape, byInk, pixels } = await finished(on, {
      ...nearest,
      kind: 'neighbours',
      remembered: 300,
      inputs: inputs.slice(),
      nearest: 3,
    });
    expect([byShape.indices[0], byShape.labels[0], byShape.distances[0]]).toEqual([
      7,
      labels[0],
      0,
    ]);
    expect(byShape.indices.length).toBe(3);
    expect(byInk.distances[0]).toBe(0);
    expect(pixels.length).toBe(6 * 784);
    expect(pixels.subarray(0, 784)).toEqual(inputs);
  });

  it('judges drawings with stages left out', async () => {
    const result = await finished(line(), { ...nearest, kind: 'stages', drawings: 12 });
    expect(result.byShape.map(countOf)).toEqual([12, 12, 12, 12, 12, 12]);
    expect(result.pixels.map(({ length }) => length)).toEqual(Array(6).fill(12 * 784));
    expect(result.labels.length).toBe(12);
  });

  it('waits for images that are late, and for a retry', async () => {
    const on = line(testEnvironment({ data: new SmallData({ fails: true }) }));
    on.command({ type: 'baseline', id: 1, job: nearest });
    await on.next('data-failed');
    on.command({ type: 'fetch-data' });
    const { result } = await on.next('baseline', ({ done, total }) => total > 0 && done === total);
    expect(result?.kind).toBe('nearest');
  });

  it('tells how it goes, and nothing more once it is called off', async () => {
    const on = line(slow());
    on.command({ type: 'baseline', id: 1, job: nearest });
    const progress = await on.next('baseline', ({ done }) => done > 3);
    expect(progress.result?.kind).toBe('nearest');
    expect(progress.total).toBe(100);
    on.command({ type: 'cancel-baseline', id: 1 });
    await finished(on, { kind: 'labels', data }, 2);
    const told = on.events.filter((event) => event.type === 'baseline' && event.id === 1);
    await finished(on, nearest, 3);
    expect(on.events.filter((event) => event.type === 'baseline' && event.id === 1)).toEqual(told);
    expect(told.length).toBeLessThan(60);
  });

  it('leaves a run that trains its turns', async () => {
    const on = line(slow());
    const plan = { ...fullyConnectedPlan(), data, epochs: 10_000 };
    on.command({ type: 'open', run: 'lab', plan, backend: 'auto' });
    on.command({ type: 'train', run: 'lab' });
    await on.next('progress');
    on.command({ type: 'baseline', id: 1, job: nearest });
    await on.next('baseline', ({ done }) => done > 10);
    await on.next('progress');
    await on.next('baseline', ({ done, total }) => total > 0 && done === total);
  });

  it('is refused with a sentence when it asks for too much', async () => {
    const on = line();
    on.send({ type: 'baseline', id: 1, job: { ...nearest, remembered: 0 } });
    const { problem, run } = await on.next('failed');
    expect(run).toBeNull();
    expect(problem.message).toContain('job.remembered');
  });
});
