// What each stage is worth: the share read right with all stages, and with each one left out. Page thread; it lets the page
// breathe between pictures.
import { normalise, type Stages } from '../../data/digit/normalise.ts';
import { photoInk, type GreyImage, type PhotoStages } from '../../data/photo/photo.ts';
import { photographer } from '../../data/photo/photograph.ts';
import type { RunActions } from '../../training/run-state.ts';
import { pixelCount } from '../baseline/digits-data.ts';
import { readTestImages, verdictsOf } from '../handwriting/measure.ts';

export const stageNames = ['invert', 'clean', 'crop', 'scale', 'centre'] as const;
export type StageName = (typeof stageNames)[number];
export const everyStage: PhotoStages = {
  invert: true,
  clean: true,
  crop: true,
  scale: true,
  centre: true,
};

/** Ways through the stages: all, and without each. */
export const ways: readonly { readonly without: StageName | null; readonly stages: PhotoStages }[] =
  [
    { without: null, stages: everyStage },
    ...stageNames.map((without) => ({ without, stages: { ...everyStage, [without]: false } })),
  ];

interface Labelled {
  readonly image: GreyImage;
  readonly label: number;
}

/** Milliseconds at a stretch. */
const stretch = 12;

function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < stretch) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  };
}

/** Pictures of sheets of paper, made of MNIST's first test images by the seed. */
export async function photographed(count: number, seed: number): Promise<readonly Labelled[]> {
  const { inputs, labels } = await readTestImages();
  const take = photographer(seed);
  const breathe = breather();
  const made: Labelled[] = [];
  for (let i = 0; i < count; i++) {
    const image = take(inputs.subarray(i * pixelCount, (i + 1) * pixelCount));
    made.push({ image, label: labels[i]! });
    await breathe();
  }
  return made;
}

/**
 * @param told a share, 0 to 1. @returns whether the rest is still wanted
 * @returns the share read right on each way; null when it was given up, or the network did not answer
 */
export async function worthOf(
  images: readonly Labelled[],
  predict: RunActions['predict'],
  told: (share: number) => boolean,
): Promise<readonly number[] | null> {
  const inputs = ways.map(() => new Float32Array(images.length * pixelCount));
  const breathe = breather();
  for (const [index, { image }] of images.entries()) {
    if (!told((0.8 * index) / images.length)) return null;
    const inks = new Map<string, ReturnType<typeof photoInk>['cleaned']>();
    for (const [way, { stages }] of ways.entries()) {
      // Three of the six begin alike.
      const key = `${String(stages.invert)} ${String(stages.clean)}`;
      const ink = inks.get(key) ?? photoInk(image, stages).cleaned;
      inks.set(key, ink);
      const digit = normalise(ink, stages satisfies Stages);
      if (digit) inputs[way]!.set(digit.pixels, index * pixelCount);
      await breathe();
    }
  }
  const shares: number[] = [];
  for (const [way, own] of inputs.entries()) {
    const part = (from: number, to: number) => own.subarray(from * pixelCount, to * pixelCount);
    const verdicts = await verdictsOf(predict, images.length, part, () =>
      told(0.8 + (0.2 * way) / ways.length),
    );
    if (verdicts === null) return null;
    const right = images.filter(({ label }, index) => verdicts[index] === label).length;
    shares.push(right / images.length);
  }
  return shares;
}
