import { describe, expect, it } from 'vitest';
import { presetOf, presets } from '../../network/presets/index.ts';
import { ordered, publishedPercent, rowOf } from './rows.ts';

const preset = (id: string) => presetOf(id)!;

describe('the published figures', () => {
  it.each([
    ['fc-784-30-10', 95.03],
    ['fc-100-softmax', 97.8],
    ['softmax-regression', 92.48],
    ['mlp-625-sigmoid', 95.72],
    ['convnet-32-64-128', 99.33],
    ['conv20-fc100', 98.78],
    ['ensemble-5', 99.67],
    ['conv3-softmax', null],
    ['conv20-conv40-fc100-tanh', null],
  ])('of %s is %s', (id, percent) => {
    expect(publishedPercent(preset(id).published.figure)).toBe(percent);
  });

  it('are read wherever the sentence has a number', () => {
    for (const { published } of presets) {
      const hasNumber = /\d/.test(published.figure ?? '');
      expect(publishedPercent(published.figure) !== null).toBe(hasNumber);
    }
  });
});

describe('our records', () => {
  const curve = (epochs: number, best: number) =>
    Array.from({ length: epochs }, (_, epoch) => (epoch === 5 ? best : 9000));
  const runs = [
    { preset: 'fc-784-30-10', seed: 1, testCorrect: curve(30, 9555), seconds: 9 },
    { preset: 'conv20-conv40-fc100', seed: 2, testCorrect: curve(23, 9904), seconds: 9 },
  ];

  it('give a row its best', () => {
    const row = rowOf(preset('fc-784-30-10'), runs);
    expect(row.ours).toMatchObject({ percent: 95.55, shortened: false });
    expect(rowOf(preset('conv20-conv40-fc100'), runs).ours?.shortened).toBe(true);
  });

  it('stand in the order that is asked for', () => {
    const rows = presets.map((one) => rowOf(one, runs));
    const byAccuracy = ordered(rows, 'accuracy').map(({ published }) => published);
    const figures = byAccuracy.filter((percent) => percent !== null);
    expect(byAccuracy.slice(0, figures.length)).toEqual(figures);
    expect(figures.at(0)).toBe(92.48);
    expect(figures.at(-1)).toBe(99.67);
    expect(ordered(rows, 'year').at(0)?.year).toBe(2003);
    expect(ordered(rows, 'parameters').at(0)?.preset.id).toBe('conv3-softmax');
  });
});
