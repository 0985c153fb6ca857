// Images that a plan brings with it: what goes in comes out, and what is not whole is refused.
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { datasetSchema, trainingSize } from './dataset.ts';
import { imagePixels, ownImagesData, ownImagesExamples } from './own-images.ts';

const image = fc.record({
  label: fc.nat(9),
  pixels: fc
    .nat(255)
    .map((ink) => Uint8Array.from({ length: imagePixels }, (_, i) => (ink * i) % 256)),
});
const images = fc.array(image, { minLength: 1, maxLength: 7 });

it('every image comes back in its split', () => {
  fc.assert(
    fc.property(images, images, (training, test) => {
      const data = v.parse(
        datasetSchema,
        JSON.parse(JSON.stringify(ownImagesData({ training, test }, 0))),
      );
      if (data.dataset !== 'own-images') throw new Error('another data set');
      const examples = ownImagesExamples(data);
      for (const [split, put] of [
        ['training', training],
        ['test', test],
      ] as const) {
        expect([...examples[split].labels]).toEqual(put.map(({ label }) => label));
        expect([...examples[split].inputs]).toEqual(put.flatMap(({ pixels }) => [...pixels]));
      }
    }),
    { numRuns: 20 },
  );
});

it('an epoch is as long as the share of others makes it', () => {
  const ten = Array.from({ length: 10 }, () => ({ label: 1, pixels: new Uint8Array(imagePixels) }));
  const sizes = [0, 0.25, 0.5, 0.75, 0.9].map((mixed) =>
    trainingSize(ownImagesData({ training: ten, test: ten }, mixed)),
  );
  expect(sizes).toEqual([10, 13, 20, 40, 100]);
});

it('a hundred damaged ones are refused', () => {
  const one = { label: 3, pixels: new Uint8Array(imagePixels).fill(9) };
  const whole = ownImagesData({ training: [one, one], test: [one] }, 0.5);
  const damage = fc.oneof(
    fc.nat(whole.images.length - 1).map((length) => ({ images: whole.images.slice(0, length) })),
    fc.nat(whole.images.length - 2).map((at) => ({
      images: `${whole.images.slice(0, at)}#${whole.images.slice(at + 1)}`,
    })),
    fc.constantFrom(
      { labels: '3' },
      { labels: '3x3' },
      { training: 3 },
      { test: 0 },
      { mixed: 1 },
      { mixed: 0 },
    ),
  );
  fc.assert(
    fc.property(damage, (change) => {
      expect(v.safeParse(datasetSchema, { ...whole, ...change }).success).toBe(false);
    }),
    { numRuns: 100 },
  );
});
