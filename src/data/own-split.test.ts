// The reader's images divided: every one once, each digit alike, the same for the same seed whatever came before.
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { datasetSchema } from '../network/dataset.ts';
import { imagePixels, ownImagesOf, type Cut, type OwnImage } from '../network/own-images.ts';
import { dividedData, divideOwn } from './own-split.ts';

const image = (label: number, ink: number): OwnImage => ({
  label,
  pixels: new Uint8Array(imagePixels).fill(ink % 256, 0, 1 + Math.floor(ink / 256)),
});
const images = fc
  .array(fc.nat(9), { minLength: 2, maxLength: 80 })
  .map((labels) => labels.map((label, index) => image(label, index + 1)));
const percent = (most: number) => fc.integer({ min: 0, max: most }).map((whole) => whole / 100);
const cuts: fc.Arbitrary<Cut> = fc.record({
  validation: percent(40),
  test: percent(39).map((share) => share + 0.01),
  seed: fc.nat(2 ** 32 - 1),
});
const countOf = (some: readonly OwnImage[], label: number) =>
  some.filter((one) => one.label === label).length;

it('every image is in one part, and each digit keeps one to be learnt', () => {
  fc.assert(
    fc.property(images, cuts, (all, cut) => {
      const { training, validation, test } = divideOwn(all, cut);
      expect(new Set([...training, ...validation, ...test])).toEqual(new Set(all));
      expect(training.length + validation.length + test.length).toBe(all.length);
      for (const { label } of all) expect(countOf(training, label)).toBeGreaterThan(0);
    }),
  );
});

it('the parts are as large as they were asked for, each digit alike', () => {
  const fifty = Array.from({ length: 50 }, (_, index) => image(index % 10, index + 1));
  fc.assert(
    fc.property(cuts, (cut) => {
      const { validation, test } = divideOwn(fifty, cut);
      expect(test).toHaveLength(Math.max(1, Math.round(50 * cut.test)));
      if (cut.validation > 0) {
        expect(validation).toHaveLength(Math.max(1, Math.round(50 * cut.validation)));
      }
      const counts = Array.from({ length: 10 }, (_, label) => countOf(test, label));
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }),
  );
});

it('what is drawn depends on the seed, and not on how they were divided before', () => {
  fc.assert(
    fc.property(images, cuts, cuts, (all, cut, before) => {
      const direct = dividedData(all, cut, 0);
      const first = dividedData(all, before, 0);
      if (!direct.ok || !first.ok) return;
      expect(dividedData(ownImagesOf(first.value), cut, 0)).toEqual(direct);
      expect(v.is(datasetSchema, direct.value)).toBe(true);
    }),
    { numRuns: 40 },
  );
  const fifty = Array.from({ length: 50 }, (_, index) => image(index % 10, index + 1));
  const drawn = (seed: number) => divideOwn(fifty, { validation: 0.2, test: 0.2, seed }).test;
  expect(drawn(1)).not.toEqual(drawn(2));
});

it('too few are refused with what to do', () => {
  const once = Array.from({ length: 10 }, (_, label) => image(label, 1));
  const cut = { validation: 0.2, test: 0.2, seed: 1 };
  expect(dividedData(once, cut, 0)).toMatchObject({ problem: { code: 'too-few-to-test' } });
  expect(dividedData([...once, image(3, 2)], cut, 0)).toMatchObject({
    problem: {
      code: 'too-few-to-validate',
      message: expect.stringMatching(/your 11 digits .* 1 are held out .* none is left/) as string,
    },
  });
  expect(dividedData([...once, image(3, 2)], { ...cut, validation: 0 }, 0).ok).toBe(true);
});
