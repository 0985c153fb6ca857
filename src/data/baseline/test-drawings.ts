// Drawings as a hand might leave them on a pad, made of images: enlarged to a size of chance, at a place of chance. Any
// thread. Their digits are known, so that what the normaliser's stages are worth can be measured.
import { Generator } from '../../random/generator.ts';
import type { InkImage } from '../digit/ink-image.ts';
import { inkBox, type Stages } from '../digit/normalise.ts';
import { imageSide } from '../mnist/manifest.ts';

/** Every way of leaving stages out that makes a difference: without scaling, the crop changes nothing. */
export const stageChoices: readonly Stages[] = [
  { crop: true, scale: true, centre: true },
  { crop: true, scale: true, centre: false },
  { crop: false, scale: true, centre: true },
  { crop: false, scale: true, centre: false },
  { crop: true, scale: false, centre: true },
  { crop: true, scale: false, centre: false },
];

/** Pixels of the pad: five for each of an image's. */
const padSide = 140;
/** The longer side of the ink, in sides of the pad. */
const sizes = { least: 0.35, most: 0.85 } as const;

/** @returns what draws one image after another, from a chance that begins at the seed; an empty pad for an empty image */
export function padDrawer(seed: number): (image: Uint8Array) => InkImage {
  const generator = Generator.seeded(seed, 'drawings');
  return (image) => padDrawing(image, generator);
}

function padDrawing(image: Uint8Array, generator: Generator): InkImage {
  const source: InkImage = { width: imageSide, height: imageSide, ink: image };
  const ink = new Float32Array(padSide * padSide);
  const pad = { width: padSide, height: padSide, ink };
  const box = inkBox(source);
  if (!box) return pad;
  const size = sizes.least + generator.uniform() * (sizes.most - sizes.least);
  const scale = (size * padSide) / Math.max(box.width, box.height);
  const left = generator.uniform() * (padSide - box.width * scale);
  const top = generator.uniform() * (padSide - box.height * scale);
  for (let y = 0; y < padSide; y++) {
    for (let x = 0; x < padSide; x++) {
      const sx = (x + 0.5 - left) / scale;
      const sy = (y + 0.5 - top) / scale;
      if (sx < 0 || sy < 0 || sx > box.width || sy > box.height) continue;
      ink[y * padSide + x] = between(image, box.left + sx - 0.5, box.top + sy - 0.5);
    }
  }
  return pad;
}

/** The image between its pixels' middles, by bilinear interpolation, 0 to 1. */
function between(image: Uint8Array, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const value = (i: number, j: number) =>
    i < 0 || j < 0 || i >= imageSide || j >= imageSide ? 0 : image[j * imageSide + i]!;
  const across = x - column;
  const down = y - row;
  const upper = value(column, row) * (1 - across) + value(column + 1, row) * across;
  const lower = value(column, row + 1) * (1 - across) + value(column + 1, row + 1) * across;
  return (upper * (1 - down) + lower * down) / 255;
}
