// Studies over the real protocol.
import { describe, expect, it } from 'vitest';
import type { BoltzmannJob, BoltzmannReport, RecurrentJob } from '../network/studies.ts';
import type { Environment } from './serve.ts';
import { testEnvironment, type Line } from './testing/line.ts';
import { testLines } from './testing/lines.ts';
import { SmallData, smallSplit } from './testing/small-data.ts';

const openLine = testLines();
const lineTo = (changes: Partial<Environment>) => openLine(testEnvironment(changes));

/** Every slice is over at once, and every report is due. */
function line(): Line {
  let time = 0;
  return lineTo({ now: () => (time += 1000) });
}

const job: RecurrentJob = {
  kind: 'recurrent',
  noise: 2,
  hidden: 4,
  forgetBias: 1,
  learningRate: 0.02,
  steps: 10,
  seed: 1,
};

describe('a study', () => {
  it('tells of every step on the way, and the same at the same seed', async () => {
    const on = line();
    on.command({ type: 'study', id: 1, job });
    const first = await on.next('study');
    expect(first.report.step).toBe(0);
    const ended = await on.next('study', ({ id, done }) => id === 1 && done);
    on.command({ type: 'study', id: 2, job });
    const again = await on.next('study', ({ id, done }) => id === 2 && done);
    expect(again.report).toEqual(ended.report);
    expect(ended.report.step).toBe(10);
  });

  it('rests, tells where, and goes on', async () => {
    const on = line();
    on.command({ type: 'study', id: 1, job: { ...job, steps: 100_000 } });
    await on.next('study', ({ report }) => report.step > 2);
    on.command({ type: 'rest-study', id: 1, resting: true });
    on.command({ type: 'study', id: 2, job });
    await on.next('study', ({ id, done }) => id === 2 && done);
    const rested = on.events.filter((event) => event.type === 'study' && event.id === 1);
    on.command({ type: 'study', id: 3, job });
    await on.next('study', ({ id, done }) => id === 3 && done);
    const later = on.events.filter((event) => event.type === 'study' && event.id === 1);
    expect(later.length).toBe(rested.length);
    on.command({ type: 'rest-study', id: 1, resting: false });
    await on.next('study', ({ id }) => id === 1);
  });

  it('is not heard of again once it has ended', async () => {
    const on = line();
    on.command({ type: 'study', id: 1, job: { ...job, steps: 100_000 } });
    await on.next('study', ({ report }) => report.step > 2);
    on.command({ type: 'end-study', id: 1 });
    on.command({ type: 'study', id: 2, job });
    await on.next('study', ({ id, done }) => id === 2 && done);
    const told = on.events.filter((event) => event.type === 'study' && event.id === 1).length;
    on.command({ type: 'study', id: 3, job });
    await on.next('study', ({ id, done }) => id === 3 && done);
    expect(on.events.filter((event) => event.type === 'study' && event.id === 1).length).toBe(told);
  });

  it('is refused with a sentence when it asks for too much', async () => {
    const on = line();
    on.send({ type: 'study', id: 1, job: { ...job, hidden: 1000 } });
    const { problem } = await on.next('failed');
    expect(problem.message).toContain('job.hidden');
  });
});

describe('a Boltzmann machine', () => {
  const images: BoltzmannJob = {
    kind: 'boltzmann',
    data: smallSplit,
    hidden: 12,
    turns: 1,
    learningRate: 0.5,
    examples: 4000,
    seed: 1,
  };

  async function learnt(on: Line, id: number): Promise<BoltzmannReport> {
    const { report } = await on.next('study', (event) => event.id === id && event.done);
    if (report.kind !== 'boltzmann') throw new Error(report.kind);
    return report;
  }

  it('learns from the images of the data set, and the same at the same seed', async () => {
    const on = lineTo({});
    on.command({ type: 'study', id: 1, job: images });
    const { step, errors, machine } = await learnt(on, 1);
    expect(step).toBe(4000);
    expect(errors).toHaveLength(8);
    expect(errors[7]).toBeLessThan(0.9 * errors[0]!);
    on.command({ type: 'study', id: 2, job: images });
    expect((await learnt(on, 2)).machine.weights).toEqual(machine.weights);
  });

  it('waits for images that did not come, and learns when they are asked for again', async () => {
    const on = lineTo({ data: new SmallData({ fails: true }) });
    on.command({ type: 'study', id: 1, job: { ...images, examples: 40 } });
    const { problem } = await on.next('data-failed');
    expect(problem.hint).toContain('Retry');
    expect(on.events.some(({ type }) => type === 'study')).toBe(false);
    on.command({ type: 'fetch-data' });
    expect((await learnt(on, 1)).step).toBe(40);
  });
});
