// A network in training on the kernels. Worker.
import type { Evaluation, HyperParameters, StepReport, Trainer } from '../../network/backend.ts';
import type { Split } from '../../network/examples.ts';
import { optimiserSlots } from '../../network/optimisers/index.ts';
import type { LayerParameters, Parameters, TrainerState } from '../../network/parameters.ts';
import { penaltyOf } from '../../network/regularisation.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { Region } from './heap.ts';
import { copyIn, copyOut, lengthOf } from './layout.ts';
import { buildProgram, type Program, type TensorBlock } from './program.ts';
import { readField, recordLayout, writeField, writeRecord } from './records.ts';
import type { KernelStore } from './store.ts';

export class KernelTrainer implements Trainer {
  readonly #plan: TrainingPlan;
  readonly #store: KernelStore;
  readonly #region: Region;
  readonly #program: Program;
  /** Inputs that are not in the store: a Source record and room for `capacity` examples. */
  readonly #given: { readonly source: number; readonly inputs: number };
  #order: { readonly at: number; readonly length: number } = { at: 0, length: 0 };
  #step = 0;
  #hasGradients = false;

  constructor(plan: TrainingPlan, store: KernelStore) {
    this.#plan = plan;
    this.#store = store;
    this.#region = new Region(this.#heap);
    try {
      this.#program = buildProgram(plan, this.#heap, this.#region);
      this.#given = this.#roomForInputs();
    } catch (error) {
      this.#region.dispose();
      throw error;
    }
  }

  get #heap() {
    return this.#store.instance.heap;
  }

  get #kernels() {
    return this.#store.instance.functions;
  }

  steps(order: Uint32Array, batchSize: number, hyper: HyperParameters): Promise<StepReport> {
    const { record, run, capacity } = this.#program;
    const source = this.#store.source('training');
    this.#check(order, 'training');
    if (batchSize > capacity) this.#makeGradients();
    const indices = this.#putOrder(order);
    const penalty = penaltyOf(this.#plan, batchSize, hyper.lambda);
    this.#setRun('learningRate', hyper.learningRate);
    this.#setRun('penalty', penalty?.share ?? 0);
    this.#setRun('step', this.#step);
    this.#kernels.train(record, run, source, indices, order.length, batchSize);
    const steps = Math.ceil(order.length / batchSize);
    this.#step += steps;
    const divergedAt = this.#getRun('divergedAt');
    return Promise.resolve({
      steps,
      examples: order.length,
      cost: order.length === 0 ? 0 : this.#getRun('cost') / order.length,
      correct: this.#getRun('correct'),
      divergedAt: divergedAt < 0 ? null : divergedAt,
    });
  }

  evaluate(split: Split, from: number, count: number): Promise<Evaluation> {
    const { record, run } = this.#program;
    const source = this.#store.source(split);
    const order = Uint32Array.from({ length: count }, (_, i) => from + i);
    this.#check(order, split);
    const indices = this.#putOrder(order);
    const results = new Region(this.#heap);
    try {
      const verdictsAt = results.allocate(count);
      const costsAt = results.allocate(4 * count);
      this.#kernels.evaluate(record, run, source, indices, count, verdictsAt, costsAt);
      return Promise.resolve({
        split,
        from,
        count,
        correct: this.#getRun('correct'),
        cost: count === 0 ? 0 : this.#getRun('cost') / count,
        verdicts: new Uint8Array(this.#heap.buffer, verdictsAt, count).slice(),
        costs: new Float32Array(this.#heap.buffer, costsAt, count).slice(),
      });
    } finally {
      results.dispose();
    }
  }

  predict(inputs: Float32Array, count: number): Promise<Float32Array> {
    const { record, run, capacity, classes, output, outputStride } = this.#program;
    const size = this.#store.inputSize;
    const outputs = new Float32Array(count * classes);
    for (let from = 0; from < count; from += capacity) {
      const part = Math.min(capacity, count - from);
      const given = inputs.subarray(from * size, (from + part) * size);
      new Float32Array(this.#heap.buffer, this.#given.inputs, given.length).set(given);
      this.#kernels.predict(record, run, this.#given.source, part);
      for (let i = 0; i < part; i++) {
        const row = new Float32Array(this.#heap.buffer, output + i * outputStride, classes);
        outputs.set(row, (from + i) * classes);
      }
    }
    return Promise.resolve(outputs);
  }

  read(): Promise<TrainerState> {
    const slots = optimiserSlots[this.#plan.optimiser.kind];
    return Promise.resolve({
      parameters: this.#readParameters(({ values }) => values),
      optimiser: Object.fromEntries(
        slots.map((name, slot) => [name, this.#readParameters(({ slots: at }) => at[slot]!)]),
      ),
      step: this.#step,
    });
  }

  write(state: TrainerState): Promise<void> {
    this.#writeParameters(state.parameters, ({ values }) => values);
    const slots = optimiserSlots[this.#plan.optimiser.kind];
    for (const [slot, name] of slots.entries()) {
      // A state from before the first step remembers nothing.
      this.#writeParameters(state.optimiser[name] ?? null, ({ slots: at }) => at[slot]!);
    }
    this.#step = state.step;
    return Promise.resolve();
  }

  dispose(): void {
    this.#region.dispose();
    if (this.#order.length > 0) this.#heap.free(this.#order.at);
    this.#order = { at: 0, length: 0 };
  }

  #roomForInputs(): { readonly source: number; readonly inputs: number } {
    const inputs = this.#region.allocate(4 * this.#program.capacity * this.#store.inputSize);
    const source = this.#region.allocate(recordLayout('Source').size);
    const width = this.#store.inputSize;
    const stride = 4 * width;
    const record = { inputs, bytes: 0, width, stride, typical: stride, labels: 0 };
    writeRecord(this.#heap.buffer, source, 'Source', record);
    return { source, inputs };
  }

  /** Room for whole gradients, needed only where a mini-batch goes through the network in parts. */
  #makeGradients(): void {
    if (this.#hasGradients) return;
    for (const { weights, biases } of this.#program.learnt) {
      for (const tensor of biases === null ? [weights] : [weights, biases]) {
        const gradient = this.#region.allocate(4 * tensor.size);
        writeField(this.#heap.buffer, tensor.record, 'Tensor', 'gradient', gradient);
      }
    }
    this.#hasGradients = true;
  }

  #check(order: Uint32Array, split: Split): void {
    const size = this.#store.size(split);
    for (const index of order) {
      if (index >= size) throw new RangeError(`there is no ${split} example ${index}`);
    }
  }

  #putOrder(order: Uint32Array): number {
    if (order.length > this.#order.length) {
      if (this.#order.length > 0) this.#heap.free(this.#order.at);
      this.#order = { at: this.#heap.allocate(order.byteLength), length: order.length };
    }
    const { at } = this.#order;
    new Uint32Array(this.#heap.buffer, at, order.length).set(order);
    return at;
  }

  #setRun(field: 'learningRate' | 'penalty' | 'step', value: number): void {
    writeField(this.#heap.buffer, this.#program.run, 'Run', field, value);
  }

  #getRun(field: 'cost' | 'correct' | 'divergedAt'): number {
    return readField(this.#heap.buffer, this.#program.run, 'Run', field);
  }

  #readParameters(addressOf: (tensor: TensorBlock) => number): Parameters {
    const layers = this.#plan.network.layers.map((): LayerParameters | null => null);
    for (const { layer, weights, biases } of this.#program.learnt) {
      layers[layer] = {
        weights: this.#readTensor(weights, addressOf(weights)),
        biases: biases === null ? null : this.#readTensor(biases, addressOf(biases)),
      };
    }
    return layers;
  }

  #readTensor({ parts, size }: TensorBlock, at: number): Float32Array {
    const values = new Float32Array(lengthOf(parts));
    copyOut(parts, new Float32Array(this.#heap.buffer, at, size), values);
    return values;
  }

  #writeParameters(from: Parameters | null, addressOf: (tensor: TensorBlock) => number): void {
    for (const { layer, weights, biases } of this.#program.learnt) {
      this.#writeTensor(weights, addressOf(weights), from?.[layer]?.weights ?? null);
      if (biases === null) continue;
      this.#writeTensor(biases, addressOf(biases), from?.[layer]?.biases ?? null);
    }
  }

  #writeTensor({ parts, size }: TensorBlock, at: number, values: Float32Array | null): void {
    const inside = new Float32Array(this.#heap.buffer, at, size);
    if (values === null) inside.fill(0);
    else copyIn(parts, values, inside);
  }
}
