// What the packed MNIST consists of: written by scripts/pack-data.ts, read by the loader. Any thread.
//
// A chunk is a gzip file. Decoded it is `count` labels (a byte each, 0 to 9), then `count` images (28 x 28 bytes each, row by
// row, 0 background, 255 ink), both in the order of the published files.
import * as v from 'valibot';
import { failure, success, type Result } from '../../network/result.ts';

/** Raised whenever packed files of before could not be read any more. */
export const manifestFormat = 1;
export const manifestFile = 'manifest.json';
export const imageSide = 28;
export const imageSize = imageSide * imageSide;
const digitCount = 10;

/** The published files: 60,000 images to train on, which a plan may split further, and 10,000 to test on. */
export const mnistParts = ['training', 'test'] as const;
export type MnistPart = (typeof mnistParts)[number];

/** Bytes of a decoded chunk. */
export function decodedSize(count: number): number {
  return count * (1 + imageSize);
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const atLeastOne = v.pipe(count, v.minValue(1));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const fileName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/));

const chunkSchema = v.pipe(
  v.strictObject({
    file: fileName,
    part: v.picklist(mnistParts),
    /** Index of its first image within the part. */
    at: count,
    count: atLeastOne,
    /** Size of the file. */
    bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
    decodedBytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** Of the decoded bytes. */
    sha256,
  }),
  v.check((chunk) => chunk.decodedBytes === decodedSize(chunk.count), 'sizes that disagree'),
);
export type MnistChunk = v.InferOutput<typeof chunkSchema>;

const manifestSchema = v.pipe(
  v.strictObject({
    format: v.literal(manifestFormat),
    name: v.string(),
    licence: v.strictObject({ name: v.string(), url: v.string(), file: fileName }),
    attribution: v.string(),
    source: v.strictObject({
      url: v.string(),
      package: v.string(),
      /** SHA-256 of the published files that were packed. */
      files: v.record(v.string(), sha256),
    }),
    image: v.strictObject({ width: v.literal(imageSide), height: v.literal(imageSide) }),
    counts: v.strictObject({ training: atLeastOne, test: atLeastOne }),
    chunks: v.array(chunkSchema),
    /** A sheet of the first test images, in rows of `columns`, without gaps; ink is white. */
    samples: v.strictObject({
      file: fileName,
      columns: atLeastOne,
      labels: v.array(v.pipe(count, v.maxValue(digitCount - 1))),
    }),
  }),
  v.check(({ chunks, counts }) => {
    return mnistParts.every((part) => {
      const ofPart = chunks.filter((chunk) => chunk.part === part).sort((a, b) => a.at - b.at);
      const end = ofPart.reduce((at, chunk) => (chunk.at === at ? at + chunk.count : NaN), 0);
      return end === counts[part];
    });
  }, 'chunks that leave images out or hold them twice'),
);
export type MnistManifest = v.InferOutput<typeof manifestSchema>;

export function parseManifest(input: unknown): Result<MnistManifest> {
  const parsed = v.safeParse(manifestSchema, input);
  if (parsed.success) return success(parsed.output);
  return failure(
    'data-manifest-unreadable',
    `The data’s table of contents, “${manifestFile}”, cannot be read.`,
    'Press Retry; if that does not help, this copy of the book is damaged.',
  );
}
