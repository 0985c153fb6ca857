// Pictures as files, whole and damaged, through the browser's own decoders.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { photoDigit } from '../../data/photo/photo.ts';
import { readFiles } from './own-image.ts';
import { everyStage } from './worth.ts';

/** Dark ink on light paper, four times as high as wide. */
async function picture(type: string): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [120, 480];
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#eee';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#222';
  context.fillRect(50, 100, 20, 300);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type));
  return new Uint8Array(await blob!.arrayBuffer());
}

const file = (name: string, bytes: Uint8Array<ArrayBuffer>, type: string) =>
  new File([bytes], name, { type });

it.each(['image/png', 'image/jpeg'])('a whole %s comes in as it is', async (type) => {
  const read = await readFiles([file('1-mine', await picture(type), type)]);
  if (!read.ok) throw new Error(read.problem.message);
  const [one] = read.value;
  expect(one).toMatchObject({ name: '1-mine', label: 1, image: { width: 60, height: 240 } });
  const { normalised, isInverted } = photoDigit(one!.image, everyStage);
  expect(isInverted).toBe(true);
  expect(normalised!.size.height).toBeCloseTo(20);
  expect(normalised!.crop.height).toBeGreaterThan(147);
  expect(normalised!.crop.height).toBeLessThan(153);
});

it.each(['image/png', 'image/jpeg'])(
  'a hundred damaged %s are refused with the reason, or seen as far as they go',
  async (type) => {
    const whole = await picture(type);
    const damage = fc.oneof(
      fc.nat(whole.length - 1).map((length) => whole.slice(0, length)),
      fc
        .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
        .map((changes) => {
          const bytes = whole.slice();
          for (const [at, value] of changes) bytes[at] = value;
          return bytes;
        }),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes)),
    );
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(damage, async (bytes) => {
        const read = await readFiles([file('7.bin', bytes, type)]);
        if (read.ok) {
          const { width, height, light } = read.value[0]!.image;
          expect(light).toHaveLength(width * height);
        } else {
          refused += 1;
          expect(read.problem.message).toContain('7.bin could not be read as a picture');
        }
      }),
      // Seeded, so that no run of the tests meets a damage that none has met.
      { numRuns: 100, seed: 1 },
    );
    expect(refused).toBeGreaterThan(20);
  },
);

it('one that is no picture keeps the others out too', async () => {
  const good = file('7.png', await picture('image/png'), 'image/png');
  const text = file('notes.txt', new TextEncoder().encode('seven'), 'text/plain');
  expect(await readFiles([good, text])).toMatchObject({
    ok: false,
    problem: { code: 'image-invalid' },
  });
  const pair = [text, file('more.txt', new Uint8Array(9), 'text/plain')];
  expect(await readFiles([good, ...pair])).toMatchObject({ ok: false });
});
