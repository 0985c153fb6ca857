// Pictures that the reader brings, as they come in and as they are kept. Page thread.
import * as v from 'valibot';
import { readIdxPair, type LabelledImages } from '../../data/idx.ts';
import { greyOf, type GreyImage } from '../../data/photo/photo.ts';
import { success, failure, type Result } from '../../network/result.ts';

export interface OwnImage {
  /** As it is kept; below 0: an example of the book's own. */
  readonly key: number;
  readonly name: string;
  readonly image: GreyImage;
  /** What it shows; null: the reader has not said. */
  readonly label: number | null;
}

export type NewImage = Omit<OwnImage, 'key'>;

/** So many can be looked through. */
export const mostImages = 500;
/** A picture's longer side is brought down to this: a digit of a sixth of it still has MNIST's 20 pixels twice over. */
const longestSide = 240;
const mostBytes = 30_000_000;

const length = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestSide));
/** What is stored; the key is the storage's own. */
const schema = v.pipe(
  v.strictObject({
    version: v.literal(1),
    name: v.string(),
    label: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9))),
    width: length,
    height: length,
    /** In 255 steps, row by row. */
    light: v.custom<Uint8Array>((value) => value instanceof Uint8Array),
  }),
  v.check(({ width, height, light }) => light.length === width * height, 'pixels are missing'),
);
export type StoredImage = v.InferOutput<typeof schema>;

export function storedImage({ name, label, image }: NewImage): StoredImage {
  const { width, height } = image;
  const light = Uint8Array.from(image.light, (value) => Math.round(255 * value));
  return { version: 1, name, label, width, height, light };
}

export function shownImage(key: number, stored: StoredImage): OwnImage {
  const { name, label, width, height } = stored;
  const light = Float32Array.from(stored.light, (byte) => byte / 255);
  return { key, name, label, image: { width, height, light } };
}

/** @returns null for a record of another version, or a damaged one */
export function parseImage(key: number, value: unknown): OwnImage | null {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? shownImage(key, parsed.output) : null;
}

/** The digit that a name begins with, such as 7 of “7-anything.png”; not of “70.png”. */
export function labelOf(name: string): number | null {
  const found = /^(\d)(?!\d)/.exec(name)?.[1];
  return found === undefined ? null : Number(found);
}

/** All of them, or why not: so that a mistake leaves everything as it was. */
export async function readFiles(files: readonly File[]): Promise<Result<readonly NewImage[]>> {
  const large = files.find(({ size }) => size > mostBytes);
  if (large) {
    return failure('image-too-large', `${large.name} is larger than 30 MB.`, 'Make it smaller.');
  }
  const pictures = files.filter(({ type }) => type.startsWith('image/'));
  const others = files.filter(({ type }) => !type.startsWith('image/'));
  const read: NewImage[] = [];
  for (const file of pictures) {
    const image = await decoded(file);
    if (image === null) {
      return failure(
        'image-invalid',
        `${file.name} could not be read as a picture: damaged, or of a kind that this browser does not know.`,
        'Choose another, such as PNG or JPEG.',
      );
    }
    read.push({ name: file.name, image, label: labelOf(file.name) });
  }
  if (others.length > 0) {
    const pair = await readPair(others);
    if (!pair.ok) return pair;
    read.push(...fromIdx(pair.value));
  }
  return success(read);
}

async function decoded(file: File): Promise<GreyImage | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return null;
  }
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return greyOf(context.getImageData(0, 0, width, height).data, width, height);
}

async function readPair(files: readonly File[]): Promise<Result<LabelledImages>> {
  if (files.length !== 2) {
    const [first] = files;
    return failure(
      'image-invalid',
      files.length === 1
        ? `${first!.name} is no picture, and an IDX file wants its other half.`
        : `${String(files.length)} of the files are no pictures.`,
      'Choose pictures, or one IDX file of images with its file of labels.',
    );
  }
  try {
    const contents = files.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }));
    return readIdxPair(await Promise.all(contents));
  } catch {
    return failure('image-invalid', 'A file could not be read.', 'Try again.');
  }
}

/** As MNIST has them: light ink on black. More than fit are refused by whoever asked. */
function fromIdx({ count, height, width, pixels, labels }: LabelledImages): readonly NewImage[] {
  const size = height * width;
  return Array.from({ length: count }, (_, index) => ({
    name: `image ${String(index)}`,
    image: {
      width,
      height,
      light: Float32Array.from(
        pixels.subarray(index * size, (index + 1) * size),
        (byte) => byte / 255,
      ),
    },
    label: labels[index]!,
  }));
}
