// Which moments stand beside each other: those that were tested on the same images as the run is now.
import { expect, it } from 'vitest';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { ownImagesData } from '../../network/own-images.ts';
import { firstPlane } from '../../network/plane-sets.ts';
import type { DatasetRef } from '../../network/dataset.ts';
import { noMoments, type Moment } from '../../training/moments.ts';
import { first, latest, momentOf, momentsInOrder } from './moment-choice.ts';

const { data: mnist, network } = fullyConnectedPlan();
const digit = (label: number) => ({ label, pixels: new Uint8Array(784).fill(label) });
const own = ownImagesData({ training: [digit(1)], test: [digit(2)] }, 0);
const moment = (step: number, data: DatasetRef): Moment => ({
  key: String(step),
  kind: 'epoch',
  at: { step, epoch: step },
  path: 1,
  verdicts: Uint8Array.of(1),
  correct: 0,
  network,
  data,
  parameters: null,
});
const epochs = [moment(1, mnist), moment(2, own), moment(3, { ...own, mixed: 0.5 })];
const steps = (data: DatasetRef) =>
  momentsInOrder({ ...noMoments, path: 1, data, epochs }).map(({ at }) => at.step);

it('are those of the same tests', () => {
  expect(steps({ dataset: 'mnist', training: 9, validation: 0 })).toEqual([1]);
  expect(steps(own)).toEqual([2, 3]);
  const moments = { ...noMoments, path: 1, data: own, epochs };
  expect([first, latest].map((choice) => momentOf(moments, choice)?.at.step)).toEqual([2, 3]);
});

it('are none where no digits are tested', () => {
  expect(steps(firstPlane)).toEqual([]);
});
