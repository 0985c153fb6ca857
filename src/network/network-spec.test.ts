// Shapes and parameter counts, held against figures that textbooks print.
import { describe, expect, it } from 'vitest';
import type { LayerSpec } from './layers/index.ts';
import { checkNetwork, checkedShapes, networkShapes, parameterCount } from './network-spec.ts';
import { fullyConnectedPlan } from './presets/fc-784-30-10.ts';
import { presetOf } from './presets/index.ts';

const dense = (units: number, biases = true): LayerSpec => ({ kind: 'dense', units, biases });
const conv = (maps: number, field: number, border: 'valid' | 'full' = 'valid'): LayerSpec => ({
  kind: 'conv2d',
  maps,
  field,
  border,
  biases: true,
});
const pool = (size: number, partial: 'drop' | 'keep'): LayerSpec => ({
  kind: 'maxPool2d',
  size,
  partial,
});

describe('parameterCount', () => {
  it('counts weights and biases as the sources do', () => {
    expect(parameterCount(fullyConnectedPlan(30).network)).toBe(23_860);
    expect(parameterCount(fullyConnectedPlan(40).network)).toBe(31_810);
    expect(parameterCount({ inputShape: [784], layers: [dense(30)] })).toBe(23_550);
    expect(parameterCount({ inputShape: [28, 28, 1], layers: [conv(1, 5)] })).toBe(26);
    expect(parameterCount({ inputShape: [28, 28, 1], layers: [conv(20, 5)] })).toBe(520);
    const small: LayerSpec[] = [dense(3), { kind: 'activation', function: 'sigmoid' }, dense(1)];
    expect(parameterCount({ inputShape: [2], layers: small })).toBe(13);
  });
});

describe('checkedShapes', () => {
  const outputs = (id: string) =>
    checkedShapes(presetOf(id)!.plan.network).map(({ output }) => output.join(' x '));

  it('follows a 5 x 5 convolution and its pool', () => {
    expect(outputs('conv3-softmax').slice(0, 4)).toEqual([
      '24 x 24 x 3',
      '24 x 24 x 3',
      '12 x 12 x 3',
      '432',
    ]);
  });

  it('follows full borders and partial pools: 28, 30, 15, 13, 7, 5, 3', () => {
    const sides = outputs('convnet-32-64-128')
      .filter((shape) => shape.includes(' x '))
      .map((shape) => Number(shape.split(' x ')[0]));
    expect([...new Set(sides)]).toEqual([30, 15, 13, 7, 5, 3]);
    expect(outputs('convnet-32-64-128')).toContain(String(128 * 3 * 3));
  });

  it('drops what is left over when told to', () => {
    const shapes = checkedShapes({ inputShape: [7, 8, 2], layers: [pool(3, 'drop')] });
    expect(shapes.map(({ output }) => output)).toEqual([[2, 2, 2]]);
  });
});

describe('networkShapes', () => {
  const misfits: readonly (readonly [string, readonly LayerSpec[], number])[] = [
    ['dense-needs-vector', [conv(2, 3), dense(10)], 1],
    ['conv-needs-image', [{ kind: 'flatten' }, conv(2, 3)], 1],
    ['pool-needs-image', [{ kind: 'flatten' }, pool(2, 'drop')], 1],
    ['field-too-large', [conv(2, 3), conv(2, 5)], 1],
    ['pool-too-large', [pool(2, 'drop'), pool(4, 'drop')], 1],
    ['softmax-needs-vector', [{ kind: 'activation', function: 'softmax' }], 0],
  ];
  for (const [code, layers, layer] of misfits) {
    it(`names the layer that does not fit: ${code}`, () => {
      const shapes = networkShapes({ inputShape: [6, 6, 1], layers: [...layers] });
      expect(shapes).toMatchObject({ ok: false, problem: { code, layer } });
    });
  }
});

describe('checkNetwork', () => {
  it('wants softmax at the end alone', () => {
    const layers: LayerSpec[] = [{ kind: 'activation', function: 'softmax' }, dense(10)];
    expect(checkNetwork({ inputShape: [4], layers })).toMatchObject({
      ok: false,
      problem: { code: 'softmax-inside' },
    });
  });

  it('wants one number for each class at the end', () => {
    expect(checkNetwork({ inputShape: [6, 6, 1], layers: [conv(10, 3)] })).toMatchObject({
      ok: false,
      problem: { code: 'output-not-vector' },
    });
  });
});
