// A run in an address comes back as it was; what is damaged is said, and what is sound is opened.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { presets } from '../../network/presets/index.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { Tweak } from '../../network/tweak.ts';
import { controlIds, partIds } from '../lesson/lesson.ts';
import { packed } from './packed.ts';
import { mostCharacters, readRecording, writeRecording, type Recording } from './recording.ts';

const page = 'https://book.test/neural/laboratory/?f.laboratory=old#figure';
const searchOf = (address: string) => new URL(address).search;

const plans = fc
  .record({
    preset: fc.constantFrom(...presets.filter(({ plan }) => plan.data.dataset === 'mnist')),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    batchSize: fc.integer({ min: 1, max: 10_000 }),
  })
  .map(({ preset, ...changes }): TrainingPlan => ({ ...preset.plan, ...changes }));

const tweak = fc.record(
  {
    learningRate: fc.double({ min: 1e-6, max: 1000, noNaN: true }),
    batchSize: fc.integer({ min: 1, max: 10_000 }),
    lambda: fc.double({ min: 0, max: 1000, noNaN: true }).map(Math.abs),
    epochs: fc.integer({ min: 1, max: 1000 }),
  },
  { requiredKeys: [] },
);
const changes = (maxLength: number, minLength = 0) =>
  fc.array(fc.tuple(fc.nat(5000), tweak), { minLength, maxLength }).map((list) => {
    let step = 0;
    return list.map(([since, change]) => ({ step: (step += since), tweak: change }));
  });
const found = fc.record({
  backend: fc.constantFrom('kernels' as const, 'reference' as const),
  print: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  accuracy: fc.option(fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs)),
});
const runs = changes(12).chain((tweaks) =>
  fc.record({
    tweaks: fc.constant(tweaks),
    until: fc.nat(1e6).map((more) => more + Math.max(0, ...tweaks.map(({ step }) => step))),
    found: fc.option(found),
  }),
);
const lessons = fc.record(
  {
    title: fc.string({ maxLength: 60 }).map((text) => text.trim()),
    task: fc.string({ maxLength: 280 }).map((text) => text.trim()),
    open: fc.uniqueArray(fc.constantFrom(...controlIds)),
    closed: fc.uniqueArray(fc.constantFrom(...partIds)),
  },
  { requiredKeys: ['title', 'task', 'open'] },
);
const recordings: fc.Arbitrary<Recording> = fc.record({
  plan: plans,
  run: fc.option(runs),
  lesson: fc.option(lessons),
});

const plan = fullyConnectedPlan();
const sample: Recording = {
  plan,
  run: {
    tweaks: [
      { step: 1200, tweak: { learningRate: 0.5 } },
      { step: 4000, tweak: { batchSize: 20, epochs: 40 } },
    ],
    until: 5000,
    found: { backend: 'kernels', print: 123_456, accuracy: 0.95 },
  },
  lesson: {
    title: 'Too large a step',
    task: 'Find the largest η that learns.',
    open: ['rate', 'train'],
  },
};

async function sampleParts(): Promise<string[]> {
  const link = await writeRecording(page, sample);
  return new URL(link!.address).searchParams.get('replay')!.split('.');
}
const readParts = (parts: readonly string[]) =>
  readRecording(`?replay=${encodeURIComponent(parts.join('.'))}`);

describe('a link that replays', () => {
  it('brings back any run that it has room for, in at most 4,000 characters', async () => {
    await fc.assert(
      fc.asyncProperty(recordings, async (recording) => {
        const link = await writeRecording(page, recording);
        expect(link!.address.length).toBeLessThanOrEqual(mostCharacters);
        expect(link!.left).toBe(0);
        const read = await readRecording(searchOf(link!.address));
        expect(read).toEqual({ ...recording, problems: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('holds changes of every setting', async () => {
    const dropped: TrainingPlan['network'] = {
      ...plan.network,
      layers: plan.network.layers.with(1, { kind: 'activation', function: 'tanh' }),
    };
    const tweaks: readonly Tweak[] = [
      { optimiser: { kind: 'momentum', learningRate: 0.1, momentum: 0.9 }, batchSize: 20 },
      { cost: 'crossEntropy', seed: 7 },
      { regularisation: { kind: 'l2', lambda: 5, per: 'example' } },
      { lambda: 2 },
      { data: { dataset: 'mnist', training: 2000, validation: 500 } },
      { augmentation: { kind: 'shifts' }, schedule: { kind: 'step', every: 2, factor: 0.5 } },
      { earlyStopping: { on: 'cost', patience: 3 } },
      { earlyStopping: null, augmentation: { kind: 'none' }, network: dropped },
    ];
    const run = {
      tweaks: tweaks.map((tweak, index) => ({ step: 100 * index, tweak })),
      until: 900,
      found: null,
    };
    const link = await writeRecording(page, { ...sample, run });
    expect(link).toMatchObject({ left: 0 });
    const read = await readRecording(searchOf(link!.address));
    expect(read).toEqual({ ...sample, run, problems: [] });
  });

  it('has room for hundreds of changes of a rate', async () => {
    const rates = Array.from({ length: 600 }, (_, index) => ({
      step: 37 * index + (index % 7),
      tweak: { learningRate: Number((1.5 + Math.sin(index / 9)).toPrecision(3)) },
    }));
    const run = { tweaks: rates, until: 30_000, found: null };
    expect(await writeRecording(page, { plan, run, lesson: null })).toMatchObject({ left: 0 });
  });

  it('is short for what readers do, and leaves other figures’ settings behind', async () => {
    const link = await writeRecording(page, sample);
    expect(link!.address.length).toBeLessThan(900);
    expect(new URL(link!.address).searchParams.has('f.laboratory')).toBe(false);
  });

  it('gives as many changes as it has room for, and says how many it has not', async () => {
    await fc.assert(
      fc.asyncProperty(changes(500, 400), async (tweaks) => {
        const last = Math.max(...tweaks.map(({ step }) => step));
        const link = await writeRecording(page, {
          plan,
          run: { tweaks, until: last, found: null },
          lesson: null,
        });
        expect(link!.address.length).toBeLessThanOrEqual(mostCharacters);
        expect(link!.address.length).toBeGreaterThan(mostCharacters - 80);
        const read = await readRecording(searchOf(link!.address));
        const given = tweaks.length - link!.left;
        expect(link!.left).toBeGreaterThan(0);
        expect(read!.run!.tweaks).toEqual(tweaks.slice(0, given));
        expect(read!.run!.until).toBe(tweaks[given]!.step);
      }),
      { numRuns: 3 },
    );
  });

  it('that is damaged anywhere is never taken for another: what is sound is opened, and the rest is named', async () => {
    const parts = await sampleParts();
    const where = fc.tuple(
      fc.constantFrom(1, 2, 3),
      fc.nat(1000),
      fc.constantFrom('A', 'z', '', '!'),
    );
    await fc.assert(
      fc.asyncProperty(where, async ([part, place, instead]) => {
        const text = parts[part]!;
        const at = place % text.length;
        fc.pre(text[at] !== instead);
        const damaged = text.slice(0, at) + instead + text.slice(at + 1);
        const read = await readParts(parts.with(part, damaged));
        if (read!.problems.length === 0) {
          // Some bits at the end of what is packed mean nothing, and changes are packed in blocks.
          const next = text.indexOf('*', at);
          expect(at).toBeGreaterThan((next < 0 ? text.length : next) - 9);
          expect(read).toEqual({ ...sample, problems: [] });
          return;
        }
        expect(read!.problems).toHaveLength(1);
        expect(read!.plan).toEqual(part === 1 ? null : sample.plan);
        if (part === 2) return;
        expect(read!.run).toEqual(part === 3 ? sample.run : null);
        expect(read!.lesson).toEqual(part === 3 ? null : sample.lesson);
      }),
      { numRuns: 120 },
    );
  });

  it('whose changes are damaged opens with those that are whole up to there, and counts the others', async () => {
    const damage = fc.record({
      at: fc.nat(100_000),
      way: fc.constantFrom('replaced', 'inserted', 'left out', 'cut off', 'dropped whole'),
      letter: fc.constantFrom('A', 'z', '9', '_', '*', '!'),
    });
    let partly = 0;
    await fc.assert(
      fc.asyncProperty(changes(30, 1), damage, async (tweaks, { at, way, letter }) => {
        const last = tweaks.at(-1).step;
        const run = { tweaks, until: last + 10, found: null };
        const link = await writeRecording(page, { plan, run, lesson: null });
        const [version, planPart, log] = new URL(link!.address).searchParams
          .get('replay')!
          .split('.');
        const blocks = log!.split('*');
        const place = at % log!.length;
        const damaged = {
          replaced: log!.slice(0, place) + letter + log!.slice(place + 1),
          inserted: log!.slice(0, place) + letter + log!.slice(place),
          'left out': log!.slice(0, place) + log!.slice(place + 1),
          'cut off': log!.slice(0, place),
          'dropped whole': blocks.toSpliced(at % blocks.length, 1).join('*'),
        }[way];
        fc.pre(damaged !== log && damaged !== '');
        const read = await readParts([version!, planPart!, damaged, '']);
        expect(read!.plan).toEqual(plan);
        const made = read!.run?.tweaks ?? [];
        expect(made).toEqual(tweaks.slice(0, made.length));
        // Some bits at the end of what is packed mean nothing.
        if (read!.problems.length === 0) {
          expect(read!.run).toEqual(run);
          return;
        }
        expect(read!.problems).toHaveLength(1);
        const [sentence = ''] = read!.problems;
        if (made.length > 0) expect(read!.run!.until).toBe(made.at(-1)!.step);
        if (made.length > 0 && made.length < tweaks.length) partly += 1;
        const told =
          /of (\d+) recorded changes? (\d+) could be read and (\d+) (?:is|are) lost/.exec(sentence);
        if (told) {
          const lost = tweaks.length - made.length;
          expect(told.slice(1).map(Number)).toEqual([tweaks.length, made.length, lost]);
        } else expect(sentence).toMatch(/how many changes are lost, cannot be read/);
      }),
      { numRuns: 300 },
    );
    expect(partly).toBeGreaterThan(60);
  });

  it('that was made before there were blocks is read as it was', async () => {
    const short = { u: 5000, t: [[1200, 0.5, null, null, null]], f: null };
    const read = await readParts(['1', await packed(plan), await packed(short), '']);
    const tweaks = [{ step: 1200, tweak: { learningRate: 0.5 } }];
    expect(read).toEqual({
      plan,
      run: { tweaks, until: 5000, found: null },
      lesson: null,
      problems: [],
    });
    const cut = await readParts(['1', await packed(plan), (await packed(short)).slice(0, -9), '']);
    expect(cut).toMatchObject({ run: null, problems: [expect.stringMatching(/without them/)] });
  });

  it('that ends too early says so', async () => {
    const [version, planPart, log] = await sampleParts();
    const read = await readParts([version!, planPart!, log!.slice(0, log!.lastIndexOf('*'))]);
    expect(read!.run!.tweaks).toEqual(sample.run!.tweaks.slice(0, 1));
    expect(read!.problems).toEqual([
      'The link is damaged: of 2 recorded changes 1 could be read and 1 is lost: its plan is replayed up to the one that is whole.',
      'The link ends too early: what came behind, such as a lesson, is lost.',
    ]);
  });

  it('of a newer version says so and opens what it can', async () => {
    const [, planPart, , lessonPart] = await sampleParts();
    const read = await readParts(['4', planPart!, 'something-new', lessonPart!]);
    expect(read!.problems[0]).toMatch(/newer version of the book \(4; this one reads up to 3/);
    expect(read).toMatchObject({ plan: sample.plan, run: null, lesson: sample.lesson });
  });

  it('of anything at all never breaks the page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.base64String()), async (text) => {
        const read = await readRecording(`?replay=${encodeURIComponent(text)}`);
        expect(read!.plan).toBeNull();
        expect(read!.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
    expect(await readRecording('?f.other=1')).toBeNull();
  });

  it('with a change that cannot be is opened without its changes', async () => {
    const run = { ...sample.run!, tweaks: [{ step: 3, tweak: { batchSize: 0 } }] };
    const link = await writeRecording(page, { ...sample, run });
    const read = await readRecording(searchOf(link!.address));
    expect(read).toMatchObject({ plan: sample.plan, run: null });
    expect(read!.problems[0]).toMatch(/without them/);
  });
});
