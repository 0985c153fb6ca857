// What a plan learns from: MNIST, points or images that the plan brings with it, points of the plane that are drawn by its
// word, or house numbers that the reader brings. Any thread.
import * as v from 'valibot';
import type { Examples, Split } from './examples.ts';
import { houseNumberSide } from './house-numbers.ts';
import { mnistTraining } from './mnist.ts';
import { imagePixels, ownImagesSchema, ownTraining, type OwnImagesRef } from './own-images.ts';
import { planeClasses, planeSchema, type PlaneRef } from './plane-sets.ts';
import { failure, success, type Result } from './result.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

/** MNIST: 60,000 training images, the last `validation` of them held out; test is always the other 10,000. */
export const mnistSchema = v.strictObject({
  dataset: v.literal('mnist'),
  training: v.pipe(count, v.minValue(1)),
  validation: count,
});
export type MnistRef = v.InferOutput<typeof mnistSchema>;

/**
 * Grey house numbers, 32 x 32, of the file that the reader has chosen: the first for training, the last for tests, and those
 * before them held out.
 */
const houseNumbersSchema = v.strictObject({
  dataset: v.literal('house-numbers'),
  /** Which reading of a file: HouseNumberSet's id. */
  set: v.pipe(v.number(), v.integer(), v.minValue(0)),
  training: v.pipe(count, v.minValue(1)),
  validation: count,
  test: v.pipe(count, v.minValue(1)),
});
export type HouseNumbersRef = v.InferOutput<typeof houseNumbersSchema>;

const largestList = 10_000;
const input = v.array(v.pipe(v.number(), v.finite()));

function lists<Target extends v.GenericSchema>(target: Target) {
  const points = v.pipe(v.array(v.strictObject({ input, target })), v.maxLength(largestList));
  return {
    training: points,
    /** Held out; none where it is left out. */
    validation: v.exactOptional(points),
    /** The training points where it is left out. */
    test: v.exactOptional(points),
  };
}

/** Each target is the number of a class, counted from 0. */
const classesSchema = v.strictObject({
  dataset: v.literal('inline'),
  targets: v.literal('classes'),
  classes: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(256)),
  ...lists(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))),
});

/** Each target is what the outputs should be, one number each: for regression, and for a single output. */
const valuesSchema = v.strictObject({
  dataset: v.literal('inline'),
  targets: v.literal('values'),
  ...lists(v.array(v.pipe(v.number(), v.finite()))),
});

/** What the bench trains on, and can go over to while a run goes on. */
export const benchDataSchema = v.variant('dataset', [mnistSchema, ownImagesSchema, planeSchema]);
export type BenchData = v.InferOutput<typeof benchDataSchema>;

export const isOfBench = (data: DatasetRef): data is BenchData =>
  data.dataset !== 'inline' && data.dataset !== 'house-numbers';

/** Which data set, and how it is split. */
export const datasetSchema = v.variant('dataset', [
  mnistSchema,
  houseNumbersSchema,
  ownImagesSchema,
  planeSchema,
  v.variant('targets', [classesSchema, valuesSchema]),
]);
export type DatasetRef = v.InferOutput<typeof datasetSchema>;
export type InlineData = Extract<DatasetRef, { readonly dataset: 'inline' }>;

/** Examples that an epoch goes through, each once. */
export function trainingSize(data: DatasetRef): number {
  if (data.dataset === 'own-images') return ownTraining(data);
  return typeof data.training === 'number' ? data.training : data.training.length;
}

export function validationSize(data: DatasetRef): number {
  const { validation = 0 } = data;
  return typeof validation === 'number' ? validation : validation.length;
}

/** Whether runs on both are tested on the same examples. */
export function testsAlike(one: DatasetRef, other: DatasetRef): boolean {
  if (one === other) return true;
  if (one.dataset === 'own-images' && other.dataset === 'own-images') {
    const before = ({ training, validation }: OwnImagesRef) => training + validation;
    return (
      one.images === other.images && one.labels === other.labels && before(one) === before(other)
    );
  }
  if (one.dataset === 'plane' && other.dataset === 'plane') {
    return one.set === other.set && one.noise === other.noise && one.test === other.test;
  }
  return one.dataset === 'mnist' && other.dataset === 'mnist';
}

/** Whether its examples are images of digits, of MNIST's size. */
export const areDigits = ({ dataset }: DatasetRef): boolean =>
  dataset === 'mnist' || dataset === 'own-images';

/** Whether MNIST's images are needed for it. */
export const needsMnist = (data: DatasetRef): boolean =>
  data.dataset === 'mnist' || (data.dataset === 'own-images' && data.mixed !== undefined);

/** What one example is called, several of them. */
export const examplesName = ({ dataset }: DatasetRef): string =>
  dataset === 'inline' || dataset === 'plane' ? 'points' : 'images';

/** Whether the targets are numbers for the outputs and not classes. */
export function hasValueTargets(data: DatasetRef): boolean {
  return data.dataset === 'inline' && data.targets === 'values';
}

/** What a backend says that knows classes alone. */
export const classesOnly = {
  supported: false,
  reason: 'It learns classes, but the targets here are values.',
} as const;

type Points = readonly {
  readonly input: readonly number[];
  readonly target: number | readonly number[];
}[];

function pointsOf(data: InlineData, split: Split): Points {
  return split === 'test' ? (data.test ?? data.training) : (data[split] ?? []);
}

/** Points of one split as numbers in a row. */
export function inlineExamples(data: InlineData, split: Split): Examples {
  const points = pointsOf(data, split);
  const inputs = Float32Array.from(points.flatMap(({ input }) => input));
  const targets = points.map(({ target }) => target);
  const all = { inputs, count: points.length };
  return hasValueTargets(data)
    ? { ...all, labels: new Uint8Array(points.length), targets: Float32Array.from(targets.flat()) }
    : { ...all, labels: Uint8Array.from(targets.flat()) };
}

/** Some of them, without a copy. */
export function someExamples(examples: Examples, from: number, count: number): Examples {
  const { inputs, labels, targets } = examples;
  const part = <Numbers extends Uint8Array | Float32Array>(numbers: Numbers): Numbers => {
    const size = numbers.length / examples.count;
    return numbers.subarray(from * size, (from + count) * size) as Numbers;
  };
  return {
    inputs: part(inputs),
    labels: part(labels),
    ...(targets && { targets: part(targets) }),
    count,
  };
}

/** @returns whether every number of the targets is a share, as cross-entropy wants it */
export function targetsAreShares(data: DatasetRef): boolean {
  if (data.dataset !== 'inline' || data.targets !== 'values') return true;
  return everyPoint(data, ({ target }) => [target].flat().every((y) => y >= 0 && y <= 1));
}

function everyPoint(data: InlineData, holds: (point: Points[number]) => boolean): boolean {
  const splits: readonly Split[] = ['training', 'validation', 'test'];
  return splits.every((split) => pointsOf(data, split).every(holds));
}

/** Whether a network with so many inputs and outputs can learn this. */
export function checkData(data: DatasetRef, inputs: number, outputs: number): Result<DatasetRef> {
  switch (data.dataset) {
    case 'mnist':
      return checkMnist(data, outputs);
    case 'house-numbers':
      return checkDigits(data, houseNumberSide ** 2, 'a grey house number', inputs, outputs);
    case 'own-images':
      return checkDigits(data, imagePixels, 'an image of yours', inputs, outputs);
    case 'plane':
      return checkPlane(data, inputs, outputs);
    case 'inline':
      return checkInline(data, inputs, outputs);
  }
}

function checkPlane(data: PlaneRef, inputs: number, outputs: number): Result<DatasetRef> {
  if (inputs !== 2) {
    return failure(
      'inputs-not-points',
      `The network takes ${inputs} numbers, but a point of the plane has two.`,
      'Give the network 2 inputs.',
    );
  }
  if (outputs !== planeClasses) {
    return failure(
      'outputs-not-classes',
      `The network has ${outputs} outputs, but there are two colours.`,
      'Give the last dense layer 2 units.',
    );
  }
  return success(data);
}

/** @param image what has so many pixels, with its article */
function checkDigits(
  data: HouseNumbersRef | OwnImagesRef,
  pixels: number,
  image: string,
  inputs: number,
  outputs: number,
): Result<DatasetRef> {
  if (inputs !== pixels) {
    return failure(
      'inputs-not-pixels',
      `The network takes ${inputs} numbers, but ${image} has ${pixels}.`,
      `Give the network ${pixels} inputs.`,
    );
  }
  return outputs === 10 ? success(data) : tenDigits(outputs);
}

function tenDigits(outputs: number): Result<never> {
  return failure(
    'outputs-not-classes',
    `The network has ${outputs} outputs, but there are ten digits.`,
    'Give the last dense layer 10 units.',
  );
}

function checkMnist(data: MnistRef, outputs: number): Result<DatasetRef> {
  if (data.training + data.validation > mnistTraining) {
    return failure(
      'split-too-large',
      `${data.training} training and ${data.validation} validation images are more than MNIST’s 60,000.`,
      'Take fewer of either.',
    );
  }
  return outputs === 10 ? success(data) : tenDigits(outputs);
}

function checkInline(data: InlineData, inputs: number, outputs: number): Result<DatasetRef> {
  if (data.training.length === 0 || data.test?.length === 0) {
    return failure(
      'points-missing',
      `There are no ${data.training.length === 0 ? 'training' : 'test'} points.`,
      'Add at least one.',
    );
  }
  if (!everyPoint(data, ({ input }) => input.length === inputs)) {
    return failure(
      'inputs-not-points',
      `The network takes ${inputs} numbers, but some points have more or fewer.`,
      'Give the network as many inputs as a point has numbers.',
    );
  }
  if (data.targets === 'values') {
    return everyPoint(data, ({ target }) => [target].flat().length === outputs)
      ? success(data)
      : failure(
          'outputs-not-values',
          `The network has ${outputs} outputs, but some points have more or fewer target values.`,
          'Give the last dense layer as many units as a target has values.',
        );
  }
  const { classes } = data;
  if (outputs !== classes) {
    return failure(
      'outputs-not-classes',
      `The network has ${outputs} outputs, but there are ${classes} classes.`,
      `Give the last dense layer ${classes} units.`,
    );
  }
  return everyPoint(data, ({ target }) => Number(target) < classes)
    ? success(data)
    : failure(
        'class-unknown',
        `Some points are of a class beyond the ${classes} that there are.`,
        `Number the classes from 0 to ${classes - 1}.`,
      );
}
