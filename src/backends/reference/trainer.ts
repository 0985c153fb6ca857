// Training and testing with the reference network. Worker.
import type { Evaluation, HyperParameters, StepReport, Trainer } from '../../network/backend.ts';
import { hasValueTargets } from '../../network/dataset.ts';
import type { Split } from '../../network/examples.ts';
import type { Parameters, TrainerState } from '../../network/parameters.ts';
import { penaltyOf } from '../../network/regularisation.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { Moment } from './layer.ts';
import { ReferenceNetwork } from './network.ts';
import { ReferenceOptimiser } from './optimiser.ts';
import type { ReferenceStore } from './store.ts';

export class ReferenceTrainer implements Trainer {
  readonly #plan: TrainingPlan;
  readonly #store: ReferenceStore;
  readonly #network: ReferenceNetwork;
  readonly #optimiser: ReferenceOptimiser;
  /** The present example, and what each output ought to be. */
  readonly #input: Float64Array;
  readonly #target: Float64Array;
  readonly #hasValues: boolean;
  readonly #moment: Moment = { step: 0, example: 0 };

  constructor(plan: TrainingPlan, store: ReferenceStore) {
    this.#plan = plan;
    this.#store = store;
    this.#network = new ReferenceNetwork(plan);
    this.#optimiser = new ReferenceOptimiser(plan.optimiser, this.#network.layers);
    this.#input = new Float64Array(store.inputSize);
    this.#target = new Float64Array(this.#network.output.length);
    this.#hasValues = hasValueTargets(plan.data);
  }

  // Asynchronous so that what goes wrong is a rejection, here as on a device.
  async steps(order: Uint32Array, batchSize: number, hyper: HyperParameters): Promise<StepReport> {
    const penalty = penaltyOf(this.#plan, batchSize, hyper.lambda);
    let steps = 0;
    let cost = 0;
    let correct = 0;
    let divergedAt: number | null = null;
    for (let from = 0; from < order.length; from += batchSize) {
      const batch = order.subarray(from, from + batchSize);
      const seen = this.#addGradients(batch);
      this.#moment.step++;
      this.#optimiser.step(batch.length, hyper, penalty, this.#moment.step);
      if (divergedAt === null && !Number.isFinite(seen.cost)) divergedAt = steps;
      cost += seen.cost;
      correct += seen.correct;
      steps++;
    }
    const examples = order.length;
    return Promise.resolve({
      steps,
      examples,
      cost: examples === 0 ? 0 : cost / examples,
      correct,
      divergedAt,
    });
  }

  /** Takes up an example. @returns its label */
  #read(split: Split, index: number): number {
    return this.#store.read(split, index, this.#input, this.#target);
  }

  /** Sums over a mini-batch what its examples cost and which way they pull. */
  #addGradients(batch: Uint32Array): { readonly cost: number; readonly correct: number } {
    let cost = 0;
    let correct = 0;
    // #region mini-batch
    for (const [i, index] of batch.entries()) {
      const label = this.#read('training', index);
      this.#moment.example = i;
      this.#network.forward(this.#input, this.#moment);
      cost += this.#network.cost(this.#target);
      if (this.#isRight(label)) correct++;
      this.#network.backward(this.#input, this.#target);
    }
    // #endregion mini-batch
    return { cost, correct };
  }

  async evaluate(split: Split, from: number, count: number): Promise<Evaluation> {
    const verdicts = new Uint8Array(count);
    const costs = new Float32Array(count);
    let correct = 0;
    let cost = 0;
    for (let i = 0; i < count; i++) {
      const label = this.#read(split, from + i);
      this.#network.forward(this.#input, null);
      const exampleCost = this.#network.cost(this.#target);
      const isRight = this.#isRight(label);
      verdicts[i] = this.#hasValues ? Number(isRight) : this.#network.verdict();
      costs[i] = exampleCost;
      cost += exampleCost;
      if (isRight) correct++;
    }
    return Promise.resolve({
      split,
      from,
      count,
      correct,
      cost: count === 0 ? 0 : cost / count,
      verdicts,
      costs,
    });
  }

  async predict(inputs: Float32Array, count: number): Promise<Float32Array> {
    const size = this.#store.inputSize;
    const classes = this.#network.output.length;
    const outputs = new Float32Array(count * classes);
    for (let i = 0; i < count; i++) {
      this.#input.set(inputs.subarray(i * size, (i + 1) * size));
      this.#network.forward(this.#input, null);
      outputs.set(this.#network.output, i * classes);
    }
    return Promise.resolve(outputs);
  }

  async read(): Promise<TrainerState> {
    return Promise.resolve({
      parameters: copyOf(this.#parameters()),
      optimiser: Object.fromEntries(
        Object.entries(this.#optimiser.state).map(([slot, values]) => [slot, copyOf(values)]),
      ),
      step: this.#moment.step,
    });
  }

  async write(state: TrainerState): Promise<void> {
    copyInto(this.#parameters(), state.parameters);
    for (const [slot, values] of Object.entries(this.#optimiser.state)) {
      copyInto(values, state.optimiser[slot] ?? null);
    }
    this.#moment.step = state.step;
    return Promise.resolve();
  }

  dispose(): void {
    // Memory is the collector's.
  }

  #isRight(label: number): boolean {
    return this.#hasValues ? this.#network.isNear(this.#target) : this.#network.verdict() === label;
  }

  #parameters(): Parameters {
    return this.#network.layers.map(({ learnt }) => learnt);
  }
}

function copyOf(parameters: Parameters): Parameters {
  return parameters.map((layer) =>
    layer === null
      ? null
      : { weights: layer.weights.slice(), biases: layer.biases?.slice() ?? null },
  );
}

/** @param from null: a state from before the first step, which remembers nothing */
function copyInto(to: Parameters, from: Parameters | null): void {
  for (const [index, layer] of to.entries()) {
    if (layer === null) continue;
    const source = from?.[index];
    if (source) {
      layer.weights.set(source.weights);
      if (source.biases !== null) layer.biases?.set(source.biases);
    } else {
      layer.weights.fill(0);
      layer.biases?.fill(0);
    }
  }
}
