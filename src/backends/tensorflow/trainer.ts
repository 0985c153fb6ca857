// Training and testing on TensorFlow.js. Worker. Steps are queued one after another and nothing is read back until the end
// of a call, when the outputs of all its steps come back at once.
import * as tf from '@tensorflow/tfjs-core';
import type { Evaluation, HyperParameters, StepReport, Trainer } from '../../network/backend.ts';
import { costs, type CostId } from '../../network/costs/index.ts';
import type { Split } from '../../network/examples.ts';
import { sizeOf } from '../../network/layers/layer-definition.ts';
import { checkedShapes, outputSize } from '../../network/network-spec.ts';
import type { TrainerState } from '../../network/parameters.ts';
import { penaltyOf } from '../../network/regularisation.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { costOf, verdictOf } from './judge.ts';
import { LearntState } from './learnt-state.ts';
import type { LayerTensors } from './layers/layer.ts';
import { DeviceNetwork } from './network.ts';
import { compileOptimiser, type Learnt, type Optimiser } from './optimiser.ts';
import { hostRows, type Rows } from './rows.ts';
import type { Runtime } from './runtime.ts';
import { Scalars } from './scalars.ts';
import type { Block, TensorflowStore } from './store.ts';

/** Examples that are gathered at once: many training steps, or one pass without learning. */
const blockSize = 1000;
/** Values that one layer may give in a pass without learning: 16 MB. */
const passValues = 4_000_000;

/** What stays the same for the steps of one call. */
interface StepSettings {
  readonly batchSize: number;
  readonly learningRate: number;
  readonly penalty: { readonly kind: 'l1' | 'l2'; readonly share: number } | null;
}

export class TensorflowTrainer implements Trainer {
  readonly #plan: TrainingPlan;
  readonly #store: TensorflowStore;
  readonly #runtime: Runtime;
  readonly #network: DeviceNetwork;
  readonly #optimiser: Optimiser;
  readonly #state: LearntState;
  readonly #classes: number;
  /** Examples in one pass without learning. */
  readonly #passSize: number;
  readonly #cost: (typeof costs)[CostId];

  /** @throws BackendLost */
  static open(plan: TrainingPlan, store: TensorflowStore): Promise<TensorflowTrainer> {
    return store.runtime.guard(() => new TensorflowTrainer(plan, store));
  }

  private constructor(plan: TrainingPlan, store: TensorflowStore) {
    this.#plan = plan;
    this.#store = store;
    this.#runtime = store.runtime;
    this.#network = new DeviceNetwork(plan);
    this.#optimiser = compileOptimiser(plan.optimiser);
    this.#state = new LearntState(plan);
    this.#classes = outputSize(plan.network);
    const widest = Math.max(...checkedShapes(plan.network).map(({ output }) => sizeOf(output)));
    this.#passSize = Math.max(1, Math.min(blockSize, Math.floor(passValues / widest)));
    this.#cost = costs[plan.cost];
  }

  steps(order: Uint32Array, batchSize: number, hyper: HyperParameters): Promise<StepReport> {
    const settings: StepSettings = {
      batchSize,
      learningRate: hyper.learningRate,
      penalty: hyper.lambda === 0 ? null : penaltyOf(this.#plan, batchSize, hyper.lambda),
    };
    const examplesAtOnce = Math.max(1, Math.floor(blockSize / batchSize)) * batchSize;
    return this.#inBlocks('training', order, examplesAtOnce, (block, count, scalars) =>
      this.#trainOn(block, count, settings, scalars),
    ).then(({ outputs, labels }) => this.#report(outputs, labels, batchSize));
  }

  async evaluate(split: Split, from: number, count: number): Promise<Evaluation> {
    const indices = Uint32Array.from({ length: count }, (_, i) => from + i);
    const { outputs, labels } = await this.#inBlocks(
      split,
      indices,
      this.#passSize,
      (block, size, scalars) => this.#pass(block.inputs, size, scalars),
    );
    const verdicts = new Uint8Array(count);
    const exampleCosts = new Float32Array(count);
    let correct = 0;
    let cost = 0;
    for (let i = 0; i < count; i++) {
      verdicts[i] = verdictOf(outputs, this.#classes, i);
      exampleCosts[i] = costOf(this.#cost, outputs, this.#classes, i, labels[i]!);
      if (verdicts[i] === labels[i]) correct++;
      cost += exampleCosts[i]!;
    }
    cost = count === 0 ? 0 : cost / count;
    return { split, from, count, correct, cost, verdicts, costs: exampleCosts };
  }

  predict(inputs: Float32Array, count: number): Promise<Float32Array> {
    const width = this.#store.inputSize;
    return this.#outputsOf(count, this.#passSize, (from, to, scalars) =>
      this.#pass(hostRows(inputs.slice(from * width, to * width), width), to - from, scalars),
    );
  }

  read(): Promise<TrainerState> {
    return this.#runtime.guard(async () => {
      const { step } = this.#state;
      const gathered = this.#state.gathered();
      try {
        return this.#state.unpacked(await this.#runtime.read(gathered), step);
      } finally {
        gathered.dispose();
      }
    });
  }

  write(state: TrainerState): Promise<void> {
    return this.#runtime.guard(() => {
      this.#state.write(state);
    });
  }

  dispose(): void {
    this.#state.dispose();
  }

  /** Runs `work` on consecutive blocks of examples. @returns the outputs [examples, classes] it gave, and the labels */
  async #inBlocks(
    split: Split,
    indices: Uint32Array,
    examplesAtOnce: number,
    work: (block: Block, count: number, scalars: Scalars) => tf.Tensor2D,
  ): Promise<{ readonly outputs: Float32Array; readonly labels: Uint8Array }> {
    const labels = new Uint8Array(indices.length);
    const outputs = await this.#outputsOf(indices.length, examplesAtOnce, (from, to, scalars) => {
      const block = this.#store.block(split, indices.subarray(from, to), this.#classes);
      try {
        labels.set(block.labels, from);
        return work(block, to - from, scalars);
      } finally {
        block.inputs.dispose();
        block.targets.dispose();
      }
    });
    return { outputs, labels };
  }

  /** Queues all of the work, then reads all of its outputs at once. */
  #outputsOf(
    count: number,
    examplesAtOnce: number,
    work: (from: number, to: number, scalars: Scalars) => tf.Tensor2D,
  ): Promise<Float32Array> {
    return this.#runtime.guard(async () => {
      if (count === 0) return new Float32Array(0);
      const outputs: tf.Tensor2D[] = [];
      try {
        for (let from = 0; from < count; from += examplesAtOnce) {
          const scalars = new Scalars();
          try {
            outputs.push(work(from, Math.min(from + examplesAtOnce, count), scalars));
          } finally {
            scalars.dispose();
          }
        }
        outputs.push(joined(outputs.splice(0)));
        return await this.#runtime.read(outputs[0]!);
      } finally {
        tf.dispose(outputs);
      }
    });
  }

  #pass(inputs: Rows, count: number, scalars: Scalars): tf.Tensor2D {
    const batch = inputs.batch(0, count);
    try {
      return this.#network.outputs(batch, this.#state.tensors(), scalars);
    } finally {
      batch.dispose();
    }
  }

  /** Takes the steps of a block. @returns the outputs that each step saw before its update */
  #trainOn(block: Block, count: number, settings: StepSettings, scalars: Scalars): tf.Tensor2D {
    const outputs: tf.Tensor2D[] = [];
    try {
      for (let from = 0; from < count; from += settings.batchSize) {
        const to = Math.min(from + settings.batchSize, count);
        outputs.push(this.#step(block, from, to, settings, scalars));
      }
      return joined(outputs.splice(0));
    } finally {
      tf.dispose(outputs);
    }
  }

  /** All or nothing: what throws on the way leaves the state as it was. */
  #step(
    { inputs, targets }: Block,
    from: number,
    to: number,
    { learningRate, penalty }: StepSettings,
    scalars: Scalars,
  ): tf.Tensor2D {
    const state = this.#state;
    const factor = this.#optimiser.gradientFactor(learningRate);
    const { output, learnt } = tf.tidy(() => {
      const { output, gradients } = this.#network.gradients(
        inputs.batch(from, to),
        targets.batch(from, to),
        state.tensors(),
        factor / (to - from),
        { step: state.step, scalars },
      );
      const learnt = state.parts.map((part, i): Learnt => {
        const present = state.learnt[i]!;
        let gradient = (gradients[part.layer] as LayerTensors)[part.name]!;
        if (penalty !== null && part.name === 'weights') {
          const pull = penalty.kind === 'l2' ? present[0]! : signOf(present[0]!);
          gradient = tf.add(gradient, tf.mul(pull, scalars.of(factor * penalty.share)));
        }
        return this.#optimiser.update(present, gradient, learningRate, state.step + 1, scalars);
      });
      return { output, learnt };
    });
    state.replace(learnt);
    state.step++;
    return output;
  }

  #report(outputs: Float32Array, labels: Uint8Array, batchSize: number): StepReport {
    const examples = labels.length;
    let cost = 0;
    let correct = 0;
    let divergedAt: number | null = null;
    for (const [i, label] of labels.entries()) {
      const exampleCost = costOf(this.#cost, outputs, this.#classes, i, label);
      if (divergedAt === null && !Number.isFinite(exampleCost)) {
        divergedAt = Math.floor(i / batchSize);
      }
      cost += exampleCost;
      if (verdictOf(outputs, this.#classes, i) === label) correct++;
    }
    return {
      steps: Math.ceil(examples / batchSize),
      examples,
      cost: examples === 0 ? 0 : cost / examples,
      correct,
      divergedAt,
    };
  }
}

/** One tensor of all rows; frees the parts. */
function joined(parts: tf.Tensor2D[]): tf.Tensor2D {
  if (parts.length === 1) return parts[0]!;
  try {
    return tf.concat(parts, 0);
  } finally {
    tf.dispose(parts);
  }
}

/** 1, 0 or -1. Not tf.sign: on wasm that takes small values for 0. */
function signOf(values: tf.Tensor): tf.Tensor {
  return tf.sub(tf.step(values), tf.step(tf.neg(values)));
}
