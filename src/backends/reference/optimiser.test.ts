// One weight and one bias through a few steps, against the formulas of network/optimisers worked out beside them.
import { describe, expect, it } from 'vitest';
import type { OptimiserSpec } from '../../network/optimisers/index.ts';
import type { Layer } from './layer.ts';
import { ReferenceOptimiser } from './optimiser.ts';

const eta = 0.1;
const gradients = [4, -2, 6];
/** Examples in a mini-batch: the gradients are sums over as many. */
const m = 2;
const start = 1.5;

function oneWeight() {
  const learnt = {
    weights: Float32Array.of(start),
    biases: Float32Array.of(start),
    gradient: { weights: new Float64Array(1), biases: new Float64Array(1) },
  };
  const layer: Layer = {
    output: new Float64Array(1),
    learnt,
    forward: () => undefined,
    backward: () => undefined,
  };
  return { learnt, layer };
}

/** The weight and the bias after each step. */
function path(
  spec: OptimiserSpec,
  penalty: { readonly kind: 'l1' | 'l2'; readonly share: number } | null = null,
): readonly { readonly weight: number; readonly bias: number }[] {
  const { learnt, layer } = oneWeight();
  const optimiser = new ReferenceOptimiser(spec, [layer]);
  return gradients.map((gradient, index) => {
    learnt.gradient.weights[0] = gradient;
    learnt.gradient.biases[0] = gradient;
    optimiser.step(m, { learningRate: eta, lambda: 0 }, penalty, index + 1);
    expect([...learnt.gradient.weights, ...learnt.gradient.biases]).toEqual([0, 0]);
    return { weight: learnt.weights[0]!, bias: learnt.biases[0]! };
  });
}

function expectPath(
  actual: readonly { readonly weight: number; readonly bias: number }[],
  expected: readonly number[],
): void {
  expect(actual).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) {
    expect(actual[index]!.weight).toBeCloseTo(value, 5);
    expect(actual[index]!.bias).toBeCloseTo(value, 5);
  }
}

describe('ReferenceOptimiser', () => {
  it('SGD goes eta times the mean gradient downhill', () => {
    expectPath(path({ kind: 'sgd', learningRate: eta }), [1.3, 1.4, 1.1]);
  });

  it('momentum keeps a part of its velocity', () => {
    // v: -0.2, then -0.1 + 0.1 = 0, then -0.3.
    expectPath(path({ kind: 'momentum', learningRate: eta, momentum: 0.5 }), [1.3, 1.3, 1.0]);
  });

  it('RMSprop divides by the root of the mean square', () => {
    const [rho, epsilon] = [0.9, 0.01];
    const m1 = 0.1 * 4;
    const m2 = rho * m1 + 0.1 * 1;
    const m3 = rho * m2 + 0.1 * 9;
    const w1 = start - (eta * 2) / Math.sqrt(m1 + epsilon);
    const w2 = w1 + (eta * 1) / Math.sqrt(m2 + epsilon);
    const w3 = w2 - (eta * 3) / Math.sqrt(m3 + epsilon);
    expectPath(path({ kind: 'rmsprop', learningRate: eta, rho, epsilon }), [w1, w2, w3]);
  });

  it('Adam corrects its young means', () => {
    const [beta1, beta2, epsilon] = [0.9, 0.99, 0.001];
    // The first step is eta long, whatever the gradient.
    const w1 = start - (eta * 2) / (2 + epsilon);
    const mean2 = (0.9 * 0.2 + 0.1 * -1) / (1 - 0.81);
    const square2 = (0.99 * 0.04 + 0.01 * 1) / (1 - 0.9801);
    const w2 = w1 - (eta * mean2) / (Math.sqrt(square2) + epsilon);
    const mean3 = (0.9 * 0.08 + 0.1 * 3) / (1 - 0.729);
    const square3 = (0.99 * 0.0496 + 0.01 * 9) / (1 - 0.970299);
    const w3 = w2 - (eta * mean3) / (Math.sqrt(square3) + epsilon);
    expectPath(path({ kind: 'adam', learningRate: eta, beta1, beta2, epsilon }), [w1, w2, w3]);
  });

  it('L2 pulls weights by their size, L1 by their sign, and biases not at all', () => {
    const sgd: OptimiserSpec = { kind: 'sgd', learningRate: eta };
    const [l2] = path(sgd, { kind: 'l2', share: 0.5 });
    expect(l2?.weight).toBeCloseTo(1.5 - 0.1 * (2 + 0.5 * 1.5), 6);
    expect(l2?.bias).toBeCloseTo(1.3, 6);
    const [l1] = path(sgd, { kind: 'l1', share: 0.5 });
    expect(l1?.weight).toBeCloseTo(1.5 - 0.1 * (2 + 0.5), 6);
    expect(l1?.bias).toBeCloseTo(1.3, 6);
  });
});
