// The book's own file: what is saved comes back; what is damaged is refused with a reason.
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../../../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../../../network/training-plan.ts';
import type { SavedRun } from '../../../training/saved-run.ts';
import { openLine, testEnvironment, type Line } from '../../../worker/testing/line.ts';
import { smallSplit } from '../../../worker/testing/small-data.ts';
import { readNetworkFile, writeNetworkFile, writeWeights } from './network-file.ts';
import { firstParameters, testPlans } from './testing/networks.ts';

const plan = testPlans['two convolutions, log-likelihood, Adam']!;
const weights = { plan, trained: { step: 1234, epoch: 2.5 }, parameters: firstParameters(plan) };
const first = writeWeights(weights);

/** In the midst of its second epoch, with a change on the way. */
const running: TrainingPlan = {
  ...fullyConnectedPlan(8),
  data: smallSplit,
  optimiser: { kind: 'momentum', learningRate: 0.3, momentum: 0.8 },
  epochs: 3,
};
const adam = { kind: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

async function walk(on: Line, steps: number): Promise<void> {
  for (let taken = 0; taken < steps; taken++) {
    on.command({ type: 'step', run: 'lab' });
    await on.next('paused');
  }
}

async function printAtEnd(on: Line): Promise<number> {
  on.command({ type: 'train', run: 'lab' });
  await on.next('ended');
  on.command({ type: 'read-log', run: 'lab', id: 1 });
  return (await on.next('log')).log!.print;
}

/** The run, still open, and what was saved of it. */
async function interrupted(): Promise<{ readonly on: Line; readonly saved: SavedRun }> {
  const on = openLine(testEnvironment());
  on.command({ type: 'open', run: 'lab', plan: running, backend: 'auto' });
  await walk(on, 20);
  on.command({ type: 'tweak', run: 'lab', tweak: { optimiser: adam, batchSize: 7 } });
  await walk(on, 30);
  on.command({ type: 'save', run: 'lab', id: 2 });
  return { on, saved: (await on.next('saved')).kept! };
}

const { on: before, saved } = await interrupted();
const text = writeNetworkFile(saved);
const content = JSON.parse(text) as Record<string, unknown>;
afterAll(() => before.close());

/** Every place in a JSON value, as a path of keys. */
function places(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

/** A copy with another value at one place. */
function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = changed(copy[key], rest, to);
  return copy;
}

const at = fc.constantFrom(...places(content));
const nonsense = fc.oneof(
  fc.constant(null),
  fc.string(),
  fc.constant(-1),
  fc.constant(1e300),
  fc.constant([]),
  fc.constant({ unknown: true }),
);

function expectRefusal(damaged: string): void {
  const read = readNetworkFile(damaged);
  if (read.ok) throw new Error('it was taken');
  expect(read.problem.code).toBe('network-file-invalid');
  expect(read.problem.message.length).toBeGreaterThan(40);
}

describe('a saved network', () => {
  it('comes back bit for bit', () => {
    const found = readNetworkFile(text);
    if (!found.ok) throw new Error(found.problem.message);
    expect(found.value.run).toEqual(saved);
    expect(found.value.trained).toEqual({ step: 50, epoch: 1 });
    expect(found.value.plan).toMatchObject({ optimiser: adam, batchSize: 7 });
  });

  it('goes on elsewhere exactly as it would have gone on', async () => {
    const found = readNetworkFile(text);
    if (!found.ok || !found.value.run) throw new Error('it was not taken');
    const elsewhere = openLine(testEnvironment());
    const kept = found.value.run;
    elsewhere.command({ type: 'open', run: 'lab', plan: running, backend: 'auto', kept });
    const opened = await elsewhere.next('opened');
    expect(opened.position.step).toBe(50);
    expect(opened.history.map(({ epoch }) => epoch)).toEqual([1]);
    expect(await printAtEnd(elsewhere)).toBe(await printAtEnd(before));
    const curve = (on: Line) =>
      on.events.flatMap((event) => (event.type === 'epoch' ? [event.report.test.correct] : []));
    expect(curve(elsewhere)).toEqual(curve(before).slice(1));
    elsewhere.close();
  });

  it('of the first version still opens, as weights to begin with', () => {
    expect(readNetworkFile(first)).toEqual({ ok: true, value: { ...weights, run: null } });
  });

  it('that was cut off is refused', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => expectRefusal(text.slice(0, length))),
      { numRuns: 200 },
    );
  });

  it('with nonsense anywhere is refused, or is a sound network all the same', () => {
    fc.assert(
      fc.property(at, nonsense, (path, value) => {
        const damaged = JSON.stringify(changed(content, path, value));
        const read = readNetworkFile(damaged);
        // Some values fit in the place of others: another seed, another mean cost.
        if (read.ok) expect(readNetworkFile(writeNetworkFile(read.value.run!))).toEqual(read);
        else expectRefusal(damaged);
      }),
      { numRuns: 400 },
    );
  });

  it('of anything at all is refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (anything) => expectRefusal(anything)),
      { numRuns: 300 },
    );
  });

  it('of a later version says so', () => {
    const read = readNetworkFile(JSON.stringify({ ...content, version: 3 }));
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? '' : read.problem.message).toContain('version 3');
  });

  it('with a number that is none is refused, of weights and of what the optimiser remembers', () => {
    for (const where of ['parameters', 'optimiser'] as const) {
      const damaged = structuredClone(saved);
      const { state } = damaged.checkpoint;
      const values = where === 'parameters' ? state.parameters : state.optimiser['mean']!;
      values[0]!.weights[3] = NaN;
      expectRefusal(writeNetworkFile(damaged));
    }
    const parameters = structuredClone(weights.parameters);
    parameters[0]!.weights[3] = NaN;
    expectRefusal(writeWeights({ ...weights, parameters }));
  });

  it('of the first version that was cut off or spoilt is refused', () => {
    fc.assert(
      fc.property(fc.nat(first.length - 1), fc.boolean(), (at, cut) => {
        const damaged = cut ? first.slice(0, at) : `${first.slice(0, at)}"${first.slice(at)}`;
        expectRefusal(damaged);
      }),
      { numRuns: 200 },
    );
  });
});
