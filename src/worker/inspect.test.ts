// Looking inside a run through the real protocol.
import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import type { Line } from './testing/line.ts';
import { testLines } from './testing/lines.ts';
import { smallSplit } from './testing/small-data.ts';

const run = 'lab';
const plan = { ...fullyConnectedPlan(), data: smallSplit, epochs: 10_000 };
const openLine = testLines();

async function opened(): Promise<Line> {
  const line = openLine();
  line.command({ type: 'open', run, plan, backend: 'auto' });
  await line.next('opened');
  return line;
}

describe('inspect', () => {
  it('sees the outputs that predict gives, and the gradient behind the next step', async () => {
    const line = await opened();
    line.command({ type: 'train', run });
    await line.next('progress');
    line.command({ type: 'pause', run });
    await line.next('paused');
    const inputs = new Float32Array(2 * 784).map((_, i) => (i % 7) / 7);
    const targets = new Float32Array(20);
    targets[3] = targets[15] = 1;
    const of = { kind: 'given', inputs, targets, count: 2 } as const;
    line.command({ type: 'inspect', run, id: 1, of, whole: false });
    line.command({ type: 'predict', run, id: 2, inputs, count: 2 });
    const { inspection } = await line.next('inspection');
    const { outputs } = await line.next('prediction');
    expect(inspection!.layers.at(-1)!.outputs).toEqual(outputs);
    expect(inspection!.layers[0]!.gradient).toMatchObject({ whole: null });
    expect(inspection!.layers[0]!.gradient!.weightsNorm).toBeGreaterThan(0);
    expect(inspection!.inputErrors).toHaveLength(2 * 784);
  });

  it('takes the run’s own examples with their labels while it trains', async () => {
    const line = await opened();
    line.command({ type: 'train', run });
    await line.next('progress');
    const indices = Uint32Array.of(0, 5, 9);
    line.command({
      type: 'inspect',
      run,
      id: 7,
      of: { kind: 'examples', split: 'test', indices },
      whole: true,
    });
    const { id, inspection, at } = await line.next('inspection');
    expect(id).toBe(7);
    expect(at.step).toBeGreaterThan(0);
    expect(inspection!.count).toBe(3);
    expect(inspection!.cost).toBeGreaterThan(0);
    expect(inspection!.layers[0]!.gradient!.whole!.weights).toHaveLength(30 * 784);
  });

  it.each([
    [
      'inputs of another size',
      { kind: 'given', inputs: new Float32Array(9), targets: null, count: 1 },
    ],
    [
      'targets of another size',
      { kind: 'given', inputs: new Float32Array(784), targets: new Float32Array(4), count: 1 },
    ],
    [
      'examples that there are not',
      { kind: 'examples', split: 'test', indices: Uint32Array.of(99_999) },
    ],
  ] as const)('answers that it cannot: %s', async (_, of) => {
    const line = await opened();
    line.command({ type: 'inspect', run, id: 1, of, whole: false });
    expect((await line.next('inspection')).inspection).toBeNull();
  });

  it('looks through the parameters of another moment, and refuses those of another network', async () => {
    const line = await opened();
    const first = await line.next('weights');
    line.command({ type: 'train', run });
    await line.next('epoch');
    line.command({ type: 'pause', run });
    await line.next('paused');
    const inputs = new Float32Array(784).fill(0.5);
    const of = { kind: 'given', inputs, targets: null, count: 1 } as const;
    const { parameters } = first;
    line.command({ type: 'inspect', run, id: 1, of, whole: false });
    line.command({ type: 'inspect', run, id: 2, of, whole: false, parameters });
    line.command({ type: 'inspect', run, id: 3, of, whole: false, parameters: [null] });
    const now = await line.next('inspection');
    const then = await line.next('inspection');
    expect(then.inspection!.layers[0]!.outputs).not.toEqual(now.inspection!.layers[0]!.outputs);
    expect((await line.next('inspection')).inspection).toBeNull();
    line.command({ type: 'open', run, plan, backend: 'auto', parameters });
    await line.next('opened');
    line.command({ type: 'inspect', run, id: 4, of, whole: false });
    const again = await line.next('inspection');
    expect(again.inspection!.layers).toEqual(then.inspection!.layers);
  });

  it('answers for a run that is not open', async () => {
    const line = openLine();
    const of = { kind: 'given', inputs: new Float32Array(784), targets: null, count: 1 } as const;
    line.command({ type: 'inspect', run: 'other', id: 3, of, whole: false });
    expect(await line.next('inspection')).toMatchObject({ run: 'other', id: 3, inspection: null });
  });
});

describe('measure', () => {
  it('tests all images as the network is now, and tells its parameters', async () => {
    const line = await opened();
    line.command({ type: 'train', run });
    await line.next('epoch');
    line.command({ type: 'pause', run });
    const { position } = await line.next('paused');
    line.command({ type: 'measure', run, id: 5 });
    const { id, found, at } = await line.next('measured');
    expect(id).toBe(5);
    expect(at).toEqual(position);
    expect(found!.evaluation).toMatchObject({ split: 'test', from: 0, count: 100 });
    expect(found!.parameters[0]!.weights).toHaveLength(30 * 784);
    expect(found!.evaluation.verdicts).toHaveLength(100);
  });

  it('finds at the end of an epoch what its report says', async () => {
    const line = openLine();
    line.command({ type: 'open', run, plan: { ...plan, epochs: 1 }, backend: 'auto' });
    line.command({ type: 'train', run });
    const { report } = await line.next('epoch');
    await line.next('ended');
    line.command({ type: 'measure', run, id: 1 });
    const { found, at } = await line.next('measured');
    expect(at.step).toBe(report.step);
    expect(found!.evaluation.verdicts).toEqual(report.test.verdicts);
    expect(found!.evaluation.correct).toBe(report.test.correct);
  });

  it('answers for a run that is not open', async () => {
    const line = openLine();
    line.command({ type: 'measure', run: 'other', id: 3 });
    expect(await line.next('measured')).toMatchObject({ run: 'other', id: 3, found: null });
  });
});
