// Digits as they come out of storage, and how they are shared out.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { trainingSize } from '../../network/dataset.ts';
import { parsePlan } from '../../network/training-plan.ts';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { readIdxPair } from '../../data/idx.ts';
import { imagesIdx, labelsIdx } from './files.ts';
import { stationsOf, tuningPlan } from './fine-tuning.ts';
import { ownImagesData } from '../../network/own-images.ts';
import { divided, inputsOf, parseDigit, storedDigit, type OwnDigit } from './own-digit.ts';

const ownDigits = fc
  .array(fc.tuple(fc.nat(9), fc.nat(255)), { minLength: 1, maxLength: 80 })
  .map((all) =>
    all.map(([label, ink], key): OwnDigit => {
      return { ...storedDigit(label, new Uint8Array(784).fill(ink), 'drawn'), key };
    }),
  );

it('what is whole comes back, and nothing else', () => {
  const whole = storedDigit(7, new Uint8Array(784).fill(9), 'idx');
  const damaged = [
    null,
    'noise',
    { ...whole, version: 2 },
    { ...whole, label: 10 },
    { ...whole, pixels: new Uint8Array(783) },
    { ...whole, pixels: [1, 2] },
    { ...whole, more: 1 },
  ];
  expect(parseDigit(20, whole)).toEqual({ ...whole, key: 20 });
  expect(damaged.map((one) => parseDigit(1, one))).toEqual(damaged.map(() => null));
});

it('two of every five of each digit are held out, and stay so when more are added', () => {
  fc.assert(
    fc.property(ownDigits, fc.nat(80), (digits, cut) => {
      const { learnt, heldOut } = divided(digits);
      expect([...learnt, ...heldOut].sort((a, b) => a.key - b.key)).toEqual(digits);
      for (let label = 0; label < 10; label++) {
        const count = digits.filter((digit) => digit.label === label).length;
        const held = heldOut.filter((digit) => digit.label === label).length;
        expect(held).toBe(2 * Math.floor(count / 5) + [0, 0, 1, 1, 2][count % 5]!);
      }
      const before = divided(digits.slice(0, cut)).heldOut;
      expect(heldOut.slice(0, before.length)).toEqual(before);
    }),
  );
});

it('they make files as MNIST has them, and inputs', () => {
  fc.assert(
    fc.property(ownDigits, (digits) => {
      const read = readIdxPair([
        { name: 'images', bytes: imagesIdx(digits) },
        { name: 'labels', bytes: labelsIdx(digits) },
      ]);
      if (!read.ok) throw new Error(read.problem.message);
      expect(read.value).toMatchObject({ count: digits.length, height: 28, width: 28 });
      expect([...read.value.labels]).toEqual(digits.map(({ label }) => label));
      const inputs = inputsOf(digits);
      expect(inputs[784 * (digits.length - 1)]).toBeCloseTo(digits.at(-1).pixels[0]! / 255);
      expect(read.value.pixels.at(-1)).toBe(digits.at(-1).pixels[783]);
    }),
    { numRuns: 30 },
  );
});

it('what the bench learns from, or goes by, is not held out', () => {
  const all = Array.from({ length: 30 }, (_, key) => ({
    ...storedDigit(key % 10, new Uint8Array(784).fill(key), 'drawn'),
    key,
  }));
  const parts = { training: all.slice(0, 12), validation: all.slice(12, 17), test: all.slice(17) };
  const { learnt, heldOut } = divided(all, ownImagesData(parts, 0));
  expect(learnt).toEqual(all.slice(0, 17));
  expect(heldOut).toEqual(all.slice(17));
  const others = Array.from({ length: 9 }, () => ({ label: 1, pixels: new Uint8Array(784) }));
  const stranger = ownImagesData({ training: others, test: others }, 0);
  expect(divided(all.slice(3), stranger)).toEqual(divided(all.slice(3)));
});

it('the plan of fine-tuning is one, whatever the bench does', () => {
  const bench = fullyConnectedPlan();
  fc.assert(
    fc.property(ownDigits, (digits) => {
      const parts = divided(digits);
      if (parts.learnt.length === 0 || parts.heldOut.length === 0) return;
      const plan = parsePlan(
        tuningPlan({ ...bench, augmentation: { kind: 'shifts' } }, parts, {
          rate: 0.1,
          epochs: 5,
          mixed: 0.75,
        }),
      );
      if (!plan.ok) throw new Error(plan.problem.message);
      expect(plan.value.optimiser.learningRate).toBeCloseTo(bench.optimiser.learningRate / 10);
      // Three of MNIST's to each of the reader's.
      expect(plan.value.data.training).toBe(parts.learnt.length);
      expect(trainingSize(plan.value.data)).toBe(4 * parts.learnt.length);
    }),
    { numRuns: 20 },
  );
});

it('stations begin before the first epoch and end with the last', () => {
  for (const epochs of [1, 2, 7, 20, 80]) {
    const stations = stationsOf(epochs);
    expect(stations[0]).toBe(0);
    expect(stations.at(-1)).toBe(epochs);
    expect([...stations].sort((a, b) => a - b)).toEqual([...new Set(stations)]);
  }
});
