// Which backend is tried first, and what the reader is told of the others.
import { describe, expect, it } from 'vitest';
import type { Availability, Backend, BackendId } from '../network/backend.ts';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { isWorthGpu, networkClass, stepWork } from './network-class.ts';
import { referenceBackend } from './reference/index.ts';
import { candidates, finding, selectionReason } from './selection.ts';

const small = fullyConnectedPlan();
const large: TrainingPlan = {
  ...small,
  network: {
    inputShape: [28, 28, 1],
    layers: [
      { kind: 'conv2d', maps: 20, field: 5, border: 'valid', biases: true },
      { kind: 'maxPool2d', size: 2, partial: 'drop' },
      { kind: 'conv2d', maps: 40, field: 5, border: 'valid', biases: true },
      { kind: 'flatten' },
      { kind: 'dense', units: 10, biases: true },
    ],
  },
};

const available: Availability = { status: 'available', detail: 'here' };

function found(
  id: BackendId,
  availability: Availability = available,
  speed: number | null = null,
  supported = true,
) {
  const backend: Backend = {
    ...referenceBackend,
    id,
    label: id.toUpperCase(),
    supports: () => (supported ? { supported } : { supported, reason: 'It has no pools.' }),
  };
  return finding(backend, availability, small, speed);
}

const ids = (all: readonly { readonly backend: Backend }[]) => all.map(({ backend }) => backend.id);

describe('candidates', () => {
  it('prefers a GPU for large networks only, while nothing was measured', () => {
    const all = [found('reference'), found('tensorflow-webgpu'), found('tensorflow-wasm')];
    expect(ids(candidates(all, small, 'auto'))).toEqual([
      'reference',
      'tensorflow-wasm',
      'tensorflow-webgpu',
    ]);
    expect(ids(candidates(all, large, 'auto'))[0]).toBe('tensorflow-webgpu');
  });

  it('prefers what was measured to be faster; a GPU by three tenths', () => {
    const against = (gpu: number) =>
      ids(
        candidates(
          [found('kernels', available, 1000), found('tensorflow-webgpu', available, gpu)],
          large,
          'auto',
        ),
      )[0];
    expect(against(1250)).toBe('kernels');
    expect(against(1350)).toBe('tensorflow-webgpu');
  });

  it('never picks a fallback by itself, but lets the reader', () => {
    const imitated: Availability = { status: 'fallback', detail: 'software' };
    const all = [found('tensorflow-webgpu', imitated, 9999), found('reference')];
    expect(ids(candidates(all, large, 'auto'))).toEqual(['reference']);
    expect(ids(candidates(all, large, 'tensorflow-webgpu'))).toEqual([
      'tensorflow-webgpu',
      'reference',
    ]);
  });

  it('leaves out what cannot run, chosen or not', () => {
    const all = [
      found('kernels', { status: 'unavailable', reason: 'no SIMD' }),
      found('tensorflow-wasm', available, null, false),
      found('reference'),
    ];
    expect(ids(candidates(all, small, 'kernels'))).toEqual(['reference']);
  });
});

describe('selectionReason', () => {
  const kernels = found('kernels');
  const missing = found('kernels', { status: 'unavailable', reason: 'no SIMD.' });
  const reference = found('reference');
  it.each([
    ['preference', kernels, [kernels, reference], 'auto', [], /KERNELS runs: .*this size/],
    ['a choice', reference, [kernels, reference], 'reference', [], /you chose it/],
    ['a choice that cannot be', reference, [missing, reference], 'kernels', [], /no SIMD\.$/],
    ['a better one that is missing', reference, [missing, reference], 'auto', [], /KERNELS cannot/],
    [
      'a failure',
      reference,
      [kernels, reference],
      'auto',
      [{ label: 'KERNELS', reason: 'out of memory' }],
      /KERNELS failed: out of memory\.$/,
    ],
  ] as const)('gives %s', (_, running, all, choice, passedOver, sentence) => {
    expect(selectionReason(running, all, small, choice, passedOver)).toMatch(sentence);
  });
});

describe('network classes', () => {
  it('count the work of a step', () => {
    // 784 x 30 + 30 x 10 weights, six operations each, ten examples.
    expect(stepWork(small)).toBe(6 * (784 * 30 + 30 * 10) * 10);
    expect(isWorthGpu(small)).toBe(false);
    expect(isWorthGpu(large)).toBe(true);
  });

  it('tell networks apart by kind and size, not by settings', () => {
    const faster = { ...small, optimiser: { kind: 'sgd', learningRate: 5 } } as const;
    expect(networkClass(faster)).toBe(networkClass(small));
    expect(networkClass(large)).not.toBe(networkClass(small));
    expect(networkClass({ ...small, batchSize: 1000 })).not.toBe(networkClass(small));
  });
});
