// Runs on points that the plan brings with it, through the real protocol.
import { describe, expect, it } from 'vitest';
import { readBinary } from '../../scripts/kernels-binary.ts';
import { kernelsBackend } from '../backends/kernels/index.ts';
import { referenceBackend } from '../backends/reference/index.ts';
import type { InlineData } from '../network/dataset.ts';
import type { Parameters } from '../network/parameters.ts';
import { pointsPlan } from '../network/presets/points-plan.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { testEnvironment, type Line } from './testing/line.ts';
import { testLines } from './testing/lines.ts';

const run = 'points';
const xor = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;
const asValues: InlineData = {
  dataset: 'inline',
  targets: 'values',
  training: xor.map(([x, y]) => ({ input: [x, y], target: [x === y ? 0 : 1] })),
};
const asClasses: InlineData = {
  dataset: 'inline',
  targets: 'classes',
  classes: 2,
  training: xor.map(([x, y]) => ({ input: [x, y], target: x === y ? 0 : 1 })),
};
const plan = pointsPlan({
  sizes: [2, 4, 1],
  hidden: 'tanh',
  output: 'sigmoid',
  data: asValues,
  cost: 'crossEntropy',
  learningRate: 0.5,
  batchSize: 2,
  seed: 1,
});

const line = testLines();

async function trained(on: Line, what: TrainingPlan): Promise<Parameters> {
  on.command({ type: 'open', run, plan: what, backend: 'auto' });
  on.command({ type: 'train', run });
  await on.next('ended');
  const weights = on.events.filter((event) => event.type === 'weights');
  return weights.at(-1).parameters;
}

async function outputs(on: Line, inputs: readonly number[], count: number): Promise<number[]> {
  on.command({ type: 'predict', run, id: 1, inputs: Float32Array.from(inputs), count });
  const answer = await on.next('prediction');
  return [...answer.outputs!];
}

describe('a run on points', () => {
  it('start from parameters that are handed over, if they fit', async () => {
    const learnt = await trained(line(), { ...plan, epochs: 3 });
    const first = async (parameters: Parameters) => {
      const on = line();
      on.command({ type: 'open', run, plan, backend: 'auto', parameters });
      return (await on.next('weights')).parameters;
    };
    expect(await first(learnt)).toEqual(learnt);
    const fresh = await first([]);
    expect(fresh).not.toEqual(learnt);
    expect(fresh[0]?.weights).toHaveLength(8);
  });

  it('learns XOR with one output, without fetching anything', async () => {
    const on = line();
    await trained(on, { ...plan, epochs: 2000 });
    const [a, b, c, d] = await outputs(on, xor.flat(), 4);
    expect(Math.max(a!, d!)).toBeLessThan(0.1);
    expect(Math.min(b!, c!)).toBeGreaterThan(0.9);
    const last = on.events.filter((event) => event.type === 'epoch').at(-1).report;
    expect(last).toMatchObject({ epoch: 2000, step: 4000, validation: null });
    expect(last.test).toMatchObject({ count: 4, correct: 4 });
    expect([...last.test.verdicts]).toEqual([1, 1, 1, 1]);
    expect(on.events.some(({ type }) => type === 'data' || type === 'kept')).toBe(false);
    const steps = on.events.filter((event) => event.type === 'progress');
    expect(steps.reduce((sum, { report }) => sum + report.steps, 0)).toBe(4000);
  });

  it('ends the same, paused on the way or not', async () => {
    const short = { ...plan, epochs: 300 };
    const straight = await trained(line(), short);
    const halting = line();
    halting.command({ type: 'open', run, plan: short, backend: 'auto' });
    for (let step = 1; step <= 5; step++) {
      halting.command({ type: 'step', run });
      expect((await halting.next('paused')).position.step).toBe(step);
    }
    expect(await trainedOn(halting)).toEqual(straight);
  });

  it('fits values with an output that has no bounds, and tests on a list of its own', async () => {
    const curve = (x: number) => 3 * x - 5;
    const points = (count: number, shift: number) =>
      Array.from({ length: count }, (_, index) => {
        const x = (index + shift) / count;
        return { input: [x], target: [curve(x), 1 - x] };
      });
    const on = line();
    await trained(on, {
      ...pointsPlan({
        sizes: [1, 2],
        hidden: 'tanh',
        output: 'identity',
        data: {
          dataset: 'inline',
          targets: 'values',
          training: points(20, 0),
          validation: points(3, 0.2),
          test: points(7, 0.5),
        },
        cost: 'quadratic',
        learningRate: 0.3,
        batchSize: 5,
        seed: 2,
      }),
      epochs: 500,
    });
    const last = on.events.filter((event) => event.type === 'epoch').at(-1).report;
    expect(last.test.count).toBe(7);
    expect(last.validation?.count).toBe(3);
    expect(last.test.cost).toBeLessThan(1e-4);
    const [first, second] = await outputs(on, [0.35], 1);
    expect(first).toBeCloseTo(curve(0.35), 2);
    expect(second).toBeCloseTo(0.65, 2);
  });

  it('goes on the kernels where the targets are classes, and learns the same there', async () => {
    const classes = {
      ...pointsPlan({
        sizes: [2, 5, 2],
        hidden: 'sigmoid',
        output: 'softmax',
        data: asClasses,
        cost: 'logLikelihood',
        learningRate: 1,
        batchSize: 3,
        seed: 3,
      }),
      epochs: 200,
    };
    const kernels = kernelsBackend({ loadBinary: readBinary });
    const on = line(testEnvironment({ backends: [kernels, referenceBackend] }));
    const there = await trained(on, classes);
    expect(on.events.find((event) => event.type === 'opened')?.backend).toBe('kernels');
    const here = await trained(line(), classes);
    for (const [index, layer] of here.entries()) {
      for (const [i, weight] of (layer?.weights ?? []).entries()) {
        expect(there[index]!.weights[i]).toBeCloseTo(weight, 3);
      }
    }
    on.command({ type: 'open', run, plan, backend: 'auto' });
    const { backend } = await on.next('opened');
    expect(backend).toBe('reference');
  });

  it('tells of itself all the time, and learns many steps between', async () => {
    const on = line();
    on.command({ type: 'open', run, plan, backend: 'auto' });
    on.command({ type: 'train', run });
    const first = await on.next('weights', ({ at }) => at.step > 0);
    let last = first;
    for (let seen = 0; seen < 60; seen++) last = await on.next('weights');
    expect(last.at.step - first.at.step).toBeGreaterThan(60 * 20);
    const progress = on.events.filter((event) => event.type === 'progress');
    expect(progress.length).toBeGreaterThan(5);
    // By the clock, so that how many depends on the machine: few of those gone through, on any.
    const told = on.events.filter((event) => event.type === 'epoch').length;
    expect(told).toBeLessThan((last.at.epoch - first.at.epoch) / 10);
  });

  it('is tweaked while it trains', async () => {
    const on = line();
    on.command({ type: 'open', run, plan, backend: 'auto' });
    on.command({ type: 'train', run });
    await on.next('progress');
    on.command({ type: 'tweak', run, tweak: { batchSize: 4, learningRate: 0.01 } });
    const { at } = await on.next('tweaked');
    const later = await on.next('progress', ({ report }) => report.step > at.step + 10);
    expect(later.report.divergedAt).toBeNull();
  });
});

async function trainedOn(on: Line): Promise<Parameters> {
  on.command({ type: 'train', run });
  await on.next('ended');
  const weights = on.events.filter((event) => event.type === 'weights');
  return weights.at(-1).parameters;
}

describe('a plan whose points cannot be learnt', () => {
  const point = { input: [0, 1], target: [1] };
  const values = (changes: object) => ({ ...plan, data: { ...asValues, ...changes } });
  const refused: readonly (readonly [string, unknown, string])[] = [
    ['without points', values({ training: [] }), 'There are no training points.'],
    ['without test points', values({ test: [] }), 'There are no test points.'],
    [
      'with a point of three numbers',
      values({ training: [point, { input: [0, 1, 2], target: [1] }] }),
      'The network takes 2 numbers, but some points have more or fewer.',
    ],
    [
      'with two values for one output',
      values({ validation: [{ input: [0, 1], target: [1, 0] }] }),
      'The network has 1 outputs, but some points have more or fewer target values.',
    ],
    [
      'with more classes than outputs',
      { ...plan, data: { ...asClasses, classes: 3 } },
      'The network has 1 outputs, but there are 3 classes.',
    ],
    [
      'with an unknown class',
      {
        ...plan,
        network: { inputShape: [2], layers: [{ kind: 'dense', units: 2, biases: true }] },
        data: { ...asClasses, training: [{ input: [0, 1], target: 2 }] },
      },
      'Some points are of a class beyond the 2 that there are.',
    ],
    [
      'with a target of 2 for cross-entropy',
      values({ training: [{ input: [0, 1], target: [2] }] }),
      'Cross-entropy takes targets from 0 to 1, but some are outside.',
    ],
    [
      'with the log-likelihood of values',
      { ...plan, cost: 'logLikelihood' },
      'The log-likelihood is the cost of one right class, but the targets are values.',
    ],
    [
      'with a layer of no units',
      {
        ...plan,
        network: { inputShape: [2], layers: [{ kind: 'dense', units: 0, biases: true }] },
      },
      'The training plan cannot be read at “network.layers.0.units”',
    ],
    [
      'with a point that is not a number',
      values({ training: [{ input: [0, Infinity], target: [1] }] }),
      'The training plan cannot be read at “data.training.0.input.1”',
    ],
  ];
  for (const [name, what, sentence] of refused) {
    it(`fails ${name} with a sentence`, async () => {
      const on = line();
      on.send({ type: 'open', run, plan: what, backend: 'auto' });
      const { problem } = await on.next('failed');
      expect(problem.message).toContain(sentence);
      expect(problem.hint).not.toBe('');
    });
  }
});
