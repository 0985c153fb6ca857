// How much room the stages of a network need beside their parameters. Any thread. All sizes in numbers of four bytes,
// unless they say bytes.
import { tiledField, tileSide, tileValues } from './generate/transforms.ts';
import { widestRow } from './generate/unrolled.ts';
import { padded, paddedSize } from './layout.ts';
import type { ConvolutionPlan, StagePlan } from './stage-plan.ts';

/** Room that all stages use in turn; see the Program record. */
export interface ScratchSizes {
  readonly zeros: number;
  readonly strip: number;
  readonly transposed: number;
  readonly packed: number;
  readonly lists: number;
  readonly ends: number;
  /** Of one example. */
  readonly exampleList: number;
}

/** A list is written up to eight entries at a time. */
export const listSlack = 8;
/** Numbers in a row of packed columns (assembly/products.ts). */
const packedWidth = 4 * widestRow;
/** A dense layer's gradient is made four rows of a panel at a time (assembly/dense-weights.ts). */
const stripRows = 4;

export function scratchSizes(stages: readonly StagePlan[], capacity: number): ScratchSizes {
  const most = (size: (stage: StagePlan) => number): number => Math.max(...stages.map(size));
  return {
    zeros: most((stage) =>
      Math.max(paddedSize(stage.input), paddedSize(stage.output), runOf(stage)),
    ),
    strip: most((stage) => {
      if (stage.kind === 'dense') return Math.max(padded(stage.units), stripRows * packedWidth);
      return stage.kind === 'convolution' ? padded(stage.maps) * stage.field * runOf(stage) : 0;
    }),
    transposed: most((stage) =>
      stage.kind === 'dense'
        ? (paddedSize(stage.input) + padded(stage.units)) *
          Math.max(padded(capacity), padded(stage.units))
        : 0,
    ),
    packed: most((stage) => packedSize(stage, capacity)),
    lists: Math.max(
      most((stage) => padded(stage.output.width)) + listSlack,
      most(listedInputs) * (padded(capacity) + listSlack),
    ),
    ends: most(listedInputs),
    exampleList: most(exampleListSize),
  };
}

/** Some columns of a dense layer's errors, or some inputs' weights transposed. */
function packedSize(stage: StagePlan, capacity: number): number {
  return stage.kind === 'dense' ? packedWidth * Math.max(capacity, padded(stage.units)) : 0;
}

/** Inputs of a dense layer for each of which the examples are listed in which it is not 0. */
function listedInputs(stage: StagePlan): number {
  return stage.kind === 'dense' && stage.sparseInput ? paddedSize(stage.input) : 0;
}

/** Padded numbers in one row of a convolution's field. */
function runOf(stage: StagePlan): number {
  return stage.kind === 'convolution' ? padded(stage.field * stage.input.position) : 0;
}

/** Room for what is listed of one example: a dense layer's errors, or four maps' winners. */
function exampleListSize(stage: StagePlan): number {
  if (stage.kind === 'dense') return stage.units + listSlack;
  if (stage.kind !== 'convolution') return 0;
  const [height = 0, width = 0] = stage.output.shape;
  return 4 * (height * width + listSlack);
}

/** Of one example in the network: its values, errors, masks and lists. */
export function bytesPerExample(stages: readonly StagePlan[]): number {
  const widest = Math.max(...stages.map(({ output }) => paddedSize(output)));
  const lists = Math.max(...stages.map(exampleListSize));
  const own = stages.map((stage) => {
    const tiles = stage.kind === 'convolution' ? tiledInputs(stage) : 0;
    const values = stage.kind === 'activation' ? 0 : paddedSize(stage.output);
    const listed = 4 * listedInputs(stage);
    const marked = stage.kind === 'dense' || stage.kind === 'border' ? 0 : values;
    return values + marked + listed + tiles;
  });
  const input = paddedSize(stages[0]!.input);
  return 4 * (input + 2 * widest + 2 * lists + own.reduce((sum, size) => sum + size, 0));
}

/** How the convolved image is covered with tiles. */
export interface Tiling {
  readonly rows: number;
  readonly columns: number;
  /** Images whose tiles are multiplied together. */
  readonly images: number;
}

/** So many tiles fill the registers' tiles well, and their values stay in the cache. */
const tilesAtOnce = 40;

/** Fewer channels or maps are not worth the way to values and back. */
const fewestTiled = 8;

/** Tiles where they at least halve the multiplications, for fields and channels that they fit; null elsewhere. */
export function tilingOf({ field, input, maps, convolved }: ConvolutionPlan): Tiling | null {
  if (field !== tiledField || input.position % 4 !== 0) return null;
  if (Math.min(input.position, padded(maps)) < fewestTiled) return null;
  const [height, width] = convolved;
  const rows = Math.ceil(height / tileSide);
  const columns = Math.ceil(width / tileSide);
  const tiles = rows * columns;
  if (2 * tiles * tileValues > height * width * field ** 2) return null;
  return { rows, columns, images: Math.max(1, Math.floor(tilesAtOnce / tiles)) };
}

/** Values of one example's tiles. */
function tiledInputs(stage: ConvolutionPlan): number {
  const tiling = tilingOf(stage);
  return tiling === null ? 0 : tiling.rows * tiling.columns * tileValues * stage.input.position;
}
