// Whatever is on the bench, any other data can be chosen for it.
import { expect, it } from 'vitest';
import type { BenchData } from '../../network/dataset.ts';
import { ownImagesData } from '../../network/own-images.ts';
import { firstPlane } from '../../network/plane-sets.ts';
import { presets } from '../../network/presets/index.ts';
import { withData } from './data-choice.ts';
import { judge } from './draft.ts';

const one = { label: 3, pixels: new Uint8Array(784) };
const all: readonly BenchData[] = [
  { dataset: 'mnist', training: 50_000, validation: 10_000 },
  ownImagesData({ training: [one], test: [one] }, 0),
  ownImagesData({ training: [one], test: [one] }, 0.5),
  firstPlane,
];
const experiments = presets.filter(({ members }) => members === undefined);

it.each(experiments.map(({ id, plan }) => [id, plan] as const))('%s', (_, plan) => {
  for (const data of all) {
    const there = withData(plan, data);
    expect(judge(there, 2 ** 31)).toMatchObject({ ok: true });
    for (const other of all) {
      const back = withData(there, other);
      expect(back.data).toBe(other);
      expect(judge(back, 2 ** 31)).toMatchObject({ ok: true });
    }
  }
});
