// The Python programs, run: the NumPy one against this book's own engine, on a few images.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pythonWithNumpy } from '../../../../scripts/setup/install-numpy.mjs';
import { ReferenceNetwork } from '../../../backends/reference/network.ts';
import { ReferenceOptimiser } from '../../../backends/reference/optimiser.ts';
import { penaltyOf } from '../../../network/regularisation.ts';
import { ownImagesData } from '../../../network/own-images.ts';
import { firstPlane, planePoints } from '../../../network/plane-sets.ts';
import type { Split } from '../../../network/examples.ts';
import { outputSize } from '../../../network/network-spec.ts';
import { denseLayer } from '../../../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../../../network/training-plan.ts';
import { Generator } from '../../../random/generator.ts';
import { curveColumns } from './curve-csv.ts';
import { pythonScript, scriptKinds } from './script.ts';
import { firstParameters, testPlans } from './testing/networks.ts';

const python = (await pythonWithNumpy()) ?? 'python3';
const folder = mkdtempSync(join(tmpdir(), 'experiment-'));
afterAll(() => rmSync(folder, { recursive: true }));

const trainingCount = 60;
const testCount = 40;
const split = { dataset: 'mnist', training: 40, validation: 20 } as const;

/** Blurred strokes whose place depends on the label: can be learnt, and nothing is tied. */
function digits(count: number, stream: string) {
  const generator = Generator.seeded(3, stream);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);
  const pixels = Uint8Array.from({ length: count * 784 }, (_, at) => {
    const [row, label] = [Math.floor((at % 784) / 28), labels[Math.floor(at / 784)]!];
    const near = Math.max(0, 1 - Math.abs(row - 2.5 * label - 2) / 3);
    return Math.round(40 * generator.uniform() + 215 * near * generator.uniform());
  });
  return { pixels, labels };
}

const training = digits(trainingCount, 'training');
const test = digits(testCount, 'test');

function idx(values: Uint8Array, sides: readonly number[]): Buffer {
  const header = Buffer.alloc(4 + 4 * sides.length);
  header[2] = 8;
  header[3] = sides.length;
  sides.forEach((side, i) => header.writeUInt32BE(side, 4 + 4 * i));
  return Buffer.concat([header, values]);
}

beforeAll(() => {
  for (const [name, { pixels, labels }] of [
    ['train', training],
    ['t10k', test],
  ] as const) {
    const count = labels.length;
    // One packed, one not, as both are found.
    const images = gzipSync(idx(pixels, [count, 28, 28]));
    writeFileSync(join(folder, `${name}-images-idx3-ubyte.gz`), images);
    writeFileSync(join(folder, `${name}-labels-idx1-ubyte`), idx(labels, [count]));
  }
});

function run(plan: TrainingPlan, takeWeights: boolean): readonly (readonly number[])[] {
  const script = pythonScript('numpy', plan, takeWeights ? firstParameters(plan) : null);
  if (!script.ok) throw new Error(script.problem.message);
  const file = join(folder, 'run.py');
  writeFileSync(file, script.value);
  const { stdout, stderr, status } = spawnSync(python, [file, '--data', folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const [columns, ...rows] = stdout.trim().split('\n');
  expect(columns).toBe(curveColumns);
  return rows.map((row) => row.split(',').map(Number));
}

interface Seen {
  readonly input: Float64Array;
  readonly label: number;
}

const seenImages = ({ pixels, labels }: typeof training, count: number): readonly Seen[] =>
  Array.from({ length: count }, (_, index) => ({
    input: Float64Array.from(pixels.subarray(784 * index, 784 * (index + 1)), (p) => p / 255),
    label: labels[index]!,
  }));

/** Full batches in the reference network: the order of the examples does not matter, so both must agree number by number. */
function reference(
  plan: TrainingPlan,
  learnt = seenImages(training, split.training),
  tests = seenImages(test, testCount),
): readonly (readonly number[])[] {
  const network = new ReferenceNetwork(plan);
  network.load(firstParameters(plan));
  const optimiser = new ReferenceOptimiser(plan.optimiser, network.layers);
  const hyper = { learningRate: plan.optimiser.learningRate, lambda: 0 };
  const { regularisation } = plan;
  const lambda = regularisation.kind === 'none' ? 0 : regularisation.lambda;
  const classes = outputSize(plan.network);
  const targets = (label: number) =>
    Float64Array.from({ length: classes }, (_, j) => Number(j === label));
  return Array.from({ length: plan.epochs }, (_, epoch) => {
    let trained = 0;
    for (const [i, { input, label }] of learnt.entries()) {
      const y = targets(label);
      network.forward(input, { step: epoch, example: i });
      trained += network.cost(y);
      network.backward(input, y);
    }
    optimiser.step(learnt.length, hyper, penaltyOf(plan, plan.batchSize, lambda), epoch + 1);
    let tested = 0;
    for (const { input, label } of tests) {
      network.forward(input, null);
      tested += network.cost(targets(label));
    }
    return [trained / learnt.length, tested / tests.length];
  });
}

function expectAlike(theirs: ReturnType<typeof run>, ours: ReturnType<typeof run>): void {
  expect(theirs).toHaveLength(ours.length);
  for (const [epoch, [trained = NaN, tested = NaN]] of ours.entries()) {
    expect(theirs[epoch]![1]! / trained).toBeCloseTo(1, 3);
    expect(theirs[epoch]![5]! / tested).toBeCloseTo(1, 3);
  }
}

describe('the NumPy program', () => {
  it.each(Object.entries(testPlans))('computes as the book does: %s', (_, changes) => {
    const plan = { ...changes, data: split, batchSize: split.training, epochs: 4 };
    const theirs = run(plan, true);
    const ours = reference(plan);
    expectAlike(theirs, ours);
  });

  it('computes as the book does on points of the plane, and holds some out', () => {
    const data = { ...firstPlane, set: 'xor', training: 60, validation: 20, test: 30 } as const;
    const plan: TrainingPlan = {
      ...testPlans['sigmoid, quadratic cost, momentum, L2']!,
      network: {
        inputShape: [2],
        layers: [...denseLayer(6, 'tanh'), ...denseLayer(2, 'sigmoid')],
      },
      data,
      batchSize: 60,
      epochs: 5,
    };
    const theirs = run(plan, true);
    const seen = (part: Split): readonly Seen[] =>
      planePoints(data, part).map(({ at, label }) => ({ input: Float64Array.from(at), label }));
    expectAlike(theirs, reference(plan, seen('training'), seen('test')));
    expect(theirs[0]![4]).toBeGreaterThan(0);
  });

  it('learns from draws of its own, with dropout, shifts, a schedule and early stopping', () => {
    const base = testPlans['two convolutions, log-likelihood, Adam']!;
    const layers = [...base.network.layers];
    layers.splice(7, 0, { kind: 'dropout', rate: 0.2 });
    const rows = run(
      {
        ...base,
        network: { inputShape: [28, 28, 1], layers },
        data: split,
        batchSize: 8,
        epochs: 60,
        augmentation: { kind: 'shifts' },
        schedule: { kind: 'halve', patience: 2 },
        earlyStopping: { on: 'cost', patience: 4 },
      },
      false,
    );
    expect(rows.length).toBeLessThan(60);
    const best = Math.max(...rows.map((row) => row[6]!));
    expect(best).toBeGreaterThan(0.9);
  });
});

it.each(scriptKinds)('the %s program is Python', (kind) => {
  const plan = testPlans['sigmoid, quadratic cost, momentum, L2']!;
  const script = pythonScript(kind, { ...plan, data: firstPlane }, null);
  if (!script.ok) throw new Error(script.problem.message);
  expect(script.value).not.toMatch(/@[a-z]+@/);
  const check = 'import ast, sys; ast.parse(sys.stdin.read())';
  execFileSync(python, ['-c', check], { input: script.value });
});

it('the reader’s own images go along, and MNIST’s are mixed in', () => {
  const { pixels, labels } = digits(30, 'own');
  const own = Array.from(labels, (label, index) => ({
    label,
    pixels: pixels.subarray(784 * index, 784 * (index + 1)),
  }));
  const base = testPlans['two convolutions, log-likelihood, Adam']!;
  const plan = {
    ...base,
    data: ownImagesData({ training: own.slice(0, 20), test: own.slice(20) }, 0),
    batchSize: 5,
    epochs: 40,
  };
  const rows = run(plan, false);
  expect(rows).toHaveLength(40);
  expect(rows.at(-1)![6]).toBeGreaterThan(0.8);

  // Half of the digits can be learnt from MNIST alone.
  const few = own.filter(({ label }) => label < 5);
  const mixed = { ...plan, data: ownImagesData({ training: few, test: own }, 0.75) };
  expect(run(mixed, false).at(-1)![6]).toBeGreaterThan(0.8);
});

it('images that are distorted are not exported', () => {
  const plan = {
    ...testPlans['sigmoid, quadratic cost, momentum, L2']!,
    augmentation: {
      kind: 'distort',
      rotation: 10,
      skew: 0,
      scaling: 0,
      translation: 0,
      elastic: null,
    },
  } as const;
  expect(pythonScript('numpy', plan, null)).toMatchObject({
    problem: { code: 'distortion-not-exported' },
  });
});
