// A training plan in the kernels' memory: its stages, their buffers and parameters, as records that the kernels read. Any thread.
import { optimiserSlots, type OptimiserSpec } from '../../network/optimisers/index.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { dropThreshold } from '../../random/counter.ts';
import { tiledField, tileSide, tileValues } from './generate/transforms.ts';
import type { Heap, Region } from './heap.ts';
import { convolutionParts, denseParts, padded, paddedSize, panelsOf, type Part } from './layout.ts';
import {
  codeOf,
  recordLayout,
  writeRecord,
  type RecordName,
  type RecordValues,
} from './records.ts';
import { planStages, type ConvolutionPlan, type DensePlan, type StagePlan } from './stage-plan.ts';
import { bytesPerExample, listSlack, scratchSizes, tilingOf } from './workspace.ts';

/** One array of parameters. */
export interface TensorBlock {
  /** Address of its Tensor record. */
  readonly record: number;
  readonly values: number;
  /** What the optimiser remembers, in the order of optimiserSlots. */
  readonly slots: readonly number[];
  /** Numbers with padding. */
  readonly size: number;
  readonly parts: readonly Part[];
}

export interface LearntLayer {
  readonly layer: number;
  readonly weights: TensorBlock;
  readonly biases: TensorBlock | null;
}

export interface Program {
  /** Addresses of the Program and Run records. */
  readonly record: number;
  readonly run: number;
  readonly capacity: number;
  readonly classes: number;
  readonly output: number;
  readonly outputStride: number;
  readonly learnt: readonly LearntLayer[];
}

/** Where the values and the errors between two stages are. */
interface Boundary {
  readonly values: number;
  /** 0: nobody asks for the errors. */
  readonly delta: number;
}

const mostExamples = 512;
const fewestExamples = 64;
const mostMemory = 96 * 2 ** 20;

/** How many examples go through the network together: a mini-batch, if the memory for that stays within bounds. */
function capacityFor(stages: readonly StagePlan[], batchSize: number): number {
  const fitting = Math.floor(mostMemory / bytesPerExample(stages));
  const wanted = Math.max(fewestExamples, Math.min(batchSize, mostExamples));
  return padded(Math.max(4, Math.min(wanted, fitting)));
}

export function buildProgram(plan: TrainingPlan, heap: Heap, region: Region): Program {
  const stages = planStages(plan.network);
  const capacity = capacityFor(stages, plan.batchSize);
  return new Builder(plan, stages, capacity, heap, region).build();
}

class Builder {
  readonly #plan: TrainingPlan;
  readonly #stages: readonly StagePlan[];
  readonly #capacity: number;
  readonly #heap: Heap;
  readonly #region: Region;
  readonly #learnt: LearntLayer[] = [];
  /** The errors between stages alternate between two buffers. */
  readonly #deltas: readonly [number, number];
  /** A dense stage that takes its inputs' lists straight from the examples; 0: none. */
  #listsInput = 0;

  constructor(
    plan: TrainingPlan,
    stages: readonly StagePlan[],
    capacity: number,
    heap: Heap,
    region: Region,
  ) {
    this.#plan = plan;
    this.#stages = stages;
    this.#capacity = capacity;
    this.#heap = heap;
    this.#region = region;
    const widest = Math.max(...stages.map(({ output }) => paddedSize(output)));
    this.#deltas = [this.#floats(capacity * widest), this.#floats(capacity * widest)];
  }

  build(): Program {
    const { network, cost, optimiser, regularisation, seed } = this.#plan;
    const inputLayout = this.#stages[0]!.input;
    const input = this.#floats(this.#capacity * paddedSize(inputLayout));
    let boundary: Boundary = { values: input, delta: 0 };
    const records = this.#stages.map((stage) => {
      const next = this.#behind(stage, boundary);
      const record = this.#stage(stage, boundary, next);
      boundary = next;
      return record;
    });
    const list = this.#region.allocate(4 * records.length);
    new Uint32Array(this.#heap.buffer, list, records.length).set(records);

    const output = this.#stages.at(-1)!.output;
    const last = network.layers.at(-1)!;
    const joint =
      last.kind === 'activation' &&
      ((last.function === 'sigmoid' && cost === 'crossEntropy') ||
        (last.function === 'softmax' && cost === 'logLikelihood'));
    const scratch = scratchSizes(this.#stages, this.#capacity);
    const record = this.#record('Program', {
      stages: list,
      stageCount: records.length,
      backwardFrom: records.length - (joint ? 2 : 1),
      capacity: this.#capacity,
      input,
      inputWidth: inputLayout.width,
      inputStride: 4 * paddedSize(inputLayout),
      output: boundary.values,
      outputDelta: boundary.delta,
      outputStride: 4 * paddedSize(output),
      classes: output.groups * output.width,
      cost: codeOf('Cost', cost),
      joint: joint ? 1 : 0,
      listsInput: this.#listsInput,
      optimiser: codeOf('Optimiser', optimiser.kind),
      ...decaysOf(optimiser),
      regularisation: codeOf('Regularisation', regularisation.kind),
      seed,
      zeros: this.#floats(scratch.zeros),
      strip: this.#floats(scratch.strip),
      transposed: this.#floats(scratch.transposed),
      packed: this.#floats(scratch.packed),
      offsets: this.#floats(scratch.lists),
      values: this.#floats(scratch.lists),
      ends: this.#floats(scratch.ends),
      cursors: this.#floats(this.#capacity),
      exampleLists: this.#lists(scratch.exampleList),
    });
    return {
      record,
      run: this.#region.allocate(recordLayout('Run').size),
      capacity: this.#capacity,
      classes: output.groups * output.width,
      output: boundary.values,
      outputStride: 4 * paddedSize(output),
      learnt: this.#learnt,
    };
  }

  /** Where a stage's output goes, and the errors that come back to it. */
  #behind(stage: StagePlan, before: Boundary): Boundary {
    if (stage.kind === 'activation') {
      if (!stage.keepsInput) return this.#withDelta(before);
      const values = this.#floats(this.#capacity * paddedSize(stage.output));
      return this.#withDelta({ values, delta: before.delta });
    }
    const [first, second] = this.#deltas;
    return {
      values: this.#floats(this.#capacity * paddedSize(stage.output)),
      delta: before.delta === first ? second : first,
    };
  }

  #withDelta({ values, delta }: Boundary): Boundary {
    return { values, delta: delta === 0 ? this.#deltas[0] : delta };
  }

  #stage(stage: StagePlan, before: Boundary, after: Boundary): number {
    const common = {
      input: before.values,
      output: after.values,
      // Errors go back no further than to the first layer that learns.
      inputDelta: this.#learnt.length === 0 ? 0 : before.delta,
      outputDelta: after.delta,
      inputStride: 4 * paddedSize(stage.input),
      outputStride: 4 * paddedSize(stage.output),
    };
    const { groups, width, shape, position } = stage.input;
    const [height = 0, imageWidth = 0, channels = 0] = shape;
    switch (stage.kind) {
      case 'dense':
        return this.#dense(stage, common);
      case 'convolution':
        return this.#convolution(stage, common);
      case 'activation':
        return this.#record('ActivationStage', {
          kind: codeOf('StageKind', 'activation'),
          ...common,
          function: codeOf('Activation', stage.function),
          groups,
          width,
        });
      case 'dropout':
        return this.#record('DropoutStage', {
          kind: codeOf('StageKind', 'dropout'),
          ...common,
          layer: stage.layer,
          threshold: dropThreshold(stage.rate),
          scale: 1 / (1 - stage.rate),
          groups,
          width,
          mask: this.#floats(this.#capacity * paddedSize(stage.input)),
        });
      case 'pool':
        return this.#record('PoolStage', {
          kind: codeOf('StageKind', 'pool'),
          ...common,
          height,
          width: imageWidth,
          channels,
          channelStride: 4 * position,
          outputChannelStride: 4 * stage.output.position,
          pool: stage.pool,
          pooledHeight: stage.output.shape[0]!,
          pooledWidth: stage.output.shape[1]!,
          winners: this.#floats(this.#capacity * paddedSize(stage.output)),
        });
      case 'border':
        return this.#record('BorderStage', {
          kind: codeOf('StageKind', 'border'),
          ...common,
          height,
          rowBytes: 4 * imageWidth * position,
          border: stage.border,
          borderBytes: 4 * stage.border * position,
        });
    }
  }

  #dense(stage: DensePlan, common: StageCommon): number {
    const inputWidth = paddedSize(stage.input);
    const panels = panelsOf(stage.units);
    const panelSize = inputWidth * 4 * panels.vectors;
    const parts = denseParts(stage.input, stage.units);
    const weights = this.#tensor(parts, panels.count * panelSize, true);
    const biases = stage.biases ? this.#biases(stage.units) : null;
    this.#learnt.push({ layer: stage.layer, weights, biases });
    const { optimiser, regularisation } = this.#plan;
    const scatters =
      stage === this.#stages[0] && optimiser.kind === 'sgd' && regularisation.kind !== 'l1';
    const record = this.#record('DenseStage', {
      kind: codeOf('StageKind', 'dense'),
      ...common,
      inputWidth,
      units: stage.units,
      vectors: padded(stage.units) / 4,
      panels: panels.count,
      rowStride: 16 * panels.vectors,
      panelStride: 4 * panelSize,
      weights: weights.record,
      biases: biases?.record ?? 0,
      stillInputs: stage.stillInputs ? 1 : 0,
      sparseDelta: stage.sparseDelta ? 1 : 0,
      lists: stage.sparseInput ? this.#lists(inputWidth + listSlack) : 0,
    });
    if (scatters) this.#listsInput = record;
    return record;
  }

  #convolution(stage: ConvolutionPlan, common: StageCommon): number {
    const { maps, field, pool } = stage;
    const [, width = 0, channels = 0] = stage.input.shape;
    const { position } = stage.input;
    const [convolvedHeight, convolvedWidth] = stage.convolved;
    const run = field * position;
    const parts = convolutionParts(maps, field, channels, position);
    const weights = this.#tensor(parts, padded(maps) * field * padded(run), true);
    const biases = stage.biases ? this.#biases(maps) : null;
    this.#learnt.push({ layer: stage.layer, weights, biases });
    return this.#record('ConvolutionStage', {
      kind: codeOf('StageKind', 'convolution'),
      ...common,
      rowStride: 4 * width * position,
      positionStride: 4 * position,
      field,
      run,
      runVectors: padded(run) / 4,
      maps,
      mapVectors: padded(maps) / 4,
      convolvedHeight,
      convolvedWidth,
      pool,
      pooledHeight: stage.output.shape[0]!,
      pooledWidth: stage.output.shape[1]!,
      weights: weights.record,
      biases: biases?.record ?? 0,
      // A panel's transposition writes up to three rows too many.
      panels: this.#floats(padded(maps) * (field * run + 4)),
      winners: this.#floats(this.#capacity * paddedSize(stage.output)),
      ...(this.#tiles(stage) ?? {
        ...untiled,
        rows: this.#floats(padded(maps) * convolvedWidth * pool),
      }),
    });
  }

  /** What a convolution in tiles needs. */
  #tiles(stage: ConvolutionPlan) {
    const tiling = tilingOf(stage);
    if (tiling === null) return null;
    const { rows, columns, images } = tiling;
    const [, width = 0] = stage.input.shape;
    const { position } = stage.input;
    const maps = padded(stage.maps);
    const tiles = images * rows * columns;
    const overlap = tiledField - 1;
    const imageWidth = columns * tileSide + overlap;
    const imageHeight = rows * tileSide + overlap;
    const [height, convolvedWidth] = stage.convolved;
    const exact = height === rows * tileSide && convolvedWidth === columns * tileSide;
    const fields = tileValues * maps * position;
    return {
      rows: this.#floats(rows * columns * tileSide ** 2 * maps),
      tileRows: rows,
      tileColumns: columns,
      blockImages: images,
      image: exact ? 0 : this.#floats(imageHeight * imageWidth * position),
      imageRowStride: 4 * position * (exact ? width : imageWidth),
      inputValues: this.#floats(Math.ceil(this.#capacity / images) * tiles * tileValues * position),
      fieldValues: this.#floats(fields),
      transposedValues: this.#floats(fields),
      products: this.#floats(tiles * tileValues * maps),
      fieldGradients: this.#floats(fields),
    };
  }

  #biases(units: number): TensorBlock {
    const axes = [{ length: units, outside: 1, inside: 1 }];
    return this.#tensor([{ outside: 0, inside: 0, axes }], padded(units), false);
  }

  #tensor(parts: readonly Part[], size: number, regularised: boolean): TensorBlock {
    const values = this.#floats(size);
    const slots = optimiserSlots[this.#plan.optimiser.kind].map(() => this.#floats(size));
    const record = this.#record('Tensor', {
      values,
      slot: slots[0] ?? 0,
      secondSlot: slots[1] ?? 0,
      gradient: 0,
      regularised: regularised ? 1 : 0,
    });
    return { record, values, slots, size, parts };
  }

  /** One list for each example, of at most `length` entries. */
  #lists(length: number): number {
    return this.#record('Lists', {
      offsets: this.#floats(this.#capacity * length),
      values: this.#floats(this.#capacity * length),
      stride: 4 * length,
      lengths: this.#floats(Math.max(4, this.#capacity)),
    });
  }

  #record<Name extends RecordName>(name: Name, values: RecordValues<Name>): number {
    const at = this.#region.allocate(recordLayout(name).size);
    writeRecord(this.#heap.buffer, at, name, values);
    return at;
  }

  #floats(count: number): number {
    return this.#region.allocate(4 * count);
  }
}

const untiled = {
  tileRows: 0,
  tileColumns: 0,
  blockImages: 0,
  image: 0,
  imageRowStride: 0,
  inputValues: 0,
  fieldValues: 0,
  transposedValues: 0,
  products: 0,
  fieldGradients: 0,
} as const;

type StageCommon = Pick<
  RecordValues<'DenseStage'>,
  'input' | 'output' | 'inputDelta' | 'outputDelta' | 'inputStride' | 'outputStride'
>;

function decaysOf(
  optimiser: OptimiserSpec,
): Pick<RecordValues<'Program'>, 'decay' | 'squareDecay' | 'epsilon'> {
  switch (optimiser.kind) {
    case 'sgd':
      return { decay: 0, squareDecay: 0, epsilon: 0 };
    case 'momentum':
      return { decay: optimiser.momentum, squareDecay: 0, epsilon: 0 };
    case 'rmsprop':
      return { decay: optimiser.rho, squareDecay: 0, epsilon: optimiser.epsilon };
    case 'adam':
      return {
        decay: optimiser.beta1,
        squareDecay: optimiser.beta2,
        epsilon: optimiser.epsilon,
      };
  }
}
