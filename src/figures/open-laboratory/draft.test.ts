// What the laboratory says of a plan that is being edited.
import { describe, expect, it } from 'vitest';
import { layerFields, layerKinds, newLayer, type LayerSpec } from '../../network/layers/index.ts';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { presets } from '../../network/presets/index.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { judge, memoryLimit, samePlan } from './draft.ts';

const limit = 2 ** 30;
const plan = fullyConnectedPlan();
const withLayers = (
  layers: LayerSpec[],
  inputShape: TrainingPlan['network']['inputShape'] = [784],
): TrainingPlan => ({ ...plan, network: { inputShape, layers } });
const output: LayerSpec[] = [
  { kind: 'dense', units: 10, biases: true },
  { kind: 'activation', function: 'sigmoid' },
];

describe('a plan in the making', () => {
  it('that can be built says its size', () => {
    expect(judge(plan, limit)).toMatchObject({ ok: true, parameters: 23_860 });
  });

  it.each([
    ['conv-needs-image', 1, withLayers([newLayer('dense'), newLayer('conv2d'), ...output])],
    ['dense-needs-vector', 0, withLayers(output, [28, 28, 1])],
    [
      'softmax-inside',
      1,
      withLayers([newLayer('dense'), { kind: 'activation', function: 'softmax' }, ...output]),
    ],
    ['outputs-not-classes', 0, withLayers([newLayer('dense')])],
    ['output-not-vector', 0, withLayers([newLayer('conv2d')], [28, 28, 1])],
  ])('has its mistake at the layer where it arises: %s', (code, layer, mistaken) => {
    expect(judge(mistaken, limit)).toMatchObject({ ok: false, layer, problem: { code } });
  });

  it('that is too large is refused with its size', () => {
    const wide = { kind: 'dense', units: 10_000, biases: true } as const;
    const verdict = judge(withLayers([wide, wide, ...output]), limit);
    // 107,950,000 + 100,010 parameters, five copies of four bytes.
    expect(verdict).toMatchObject({ ok: false, problem: { code: 'network-too-large' } });
    expect(verdict.ok ? '' : verdict.problem.message).toMatch(/about 2\.1 GB .* 1\.0 GB/);
  });

  it('that was published can be built on a usual device', () => {
    for (const preset of presets) expect(judge(preset.plan, memoryLimit({})).ok).toBe(true);
  });
});

it('a device that tells of little memory is given less', () => {
  expect(memoryLimit({ deviceMemory: 1 })).toBe(2 ** 28);
  expect(memoryLimit({ deviceMemory: 64 })).toBe(2 ** 31);
});

it('plans are the same whatever the order of their keys', () => {
  const { seed, ...others } = plan;
  expect(samePlan(plan, { seed, ...others })).toBe(true);
  expect(samePlan(plan, { ...plan, seed: seed + 1 })).toBe(false);
});

it('every layer can be set as its schema says', () => {
  expect(layerKinds.map((kind) => layerFields(kind).map(({ key }) => key))).toEqual([
    ['units', 'biases'],
    ['maps', 'field', 'border', 'biases'],
    ['size', 'partial'],
    ['rate'],
    [],
    ['function'],
  ]);
  expect(layerFields('dropout')[0]).toMatchObject({ least: 0, most: 0.95, whole: false });
});
