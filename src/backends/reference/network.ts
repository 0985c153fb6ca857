// The reference network: one example forwards, its cost, and backpropagation. Worker. The four equations of the book
// (BP1 to BP4) stand here and in layers/: BP1 below, BP2 to BP4 in layers/dense.ts.
import { costs, type CostId } from '../../network/costs/index.ts';
import type { NetworkSpec } from '../../network/network-spec.ts';
import type { Parameters } from '../../network/parameters.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { Layer, Moment } from './layer.ts';
import { referenceLayers } from './layers/index.ts';

export class ReferenceNetwork {
  readonly layers: readonly Layer[];
  /** The network's outputs for the last example. */
  readonly output: Float64Array;
  /** dC / d output of each layer, for the example that went backward last. Of a dense layer: delta. */
  readonly errors: readonly Float64Array[];
  readonly #cost: (typeof costs)[CostId];
  readonly #joint: boolean;
  readonly #endsInActivation: boolean;

  constructor(plan: TrainingPlan) {
    this.layers = referenceLayers(plan);
    this.output = this.layers.at(-1)!.output;
    this.errors = this.layers.map(({ output }) => new Float64Array(output.length));
    this.#cost = costs[plan.cost];
    this.#endsInActivation = plan.network.layers.at(-1)?.kind === 'activation';
    this.#joint = costUndoesActivation(plan.network, plan.cost);
  }

  /** Takes over what a network of the same plan has learnt. */
  load(parameters: Parameters): void {
    for (const [index, { learnt }] of this.layers.entries()) {
      const source = parameters[index];
      if (learnt === null || !source) continue;
      learnt.weights.set(source.weights);
      if (source.biases !== null) learnt.biases?.set(source.biases);
    }
  }

  /** Whether backward() sets the errors of this layer. */
  hasErrors(layer: number): boolean {
    return !(this.#joint && layer === this.layers.length - 1);
  }

  /** @param moment null when the network is used or tested, not trained */
  forward(input: Float64Array, moment: Moment | null): void {
    // #region forward
    let a = input;
    for (const layer of this.layers) {
      layer.forward(a, moment);
      a = layer.output;
    }
    // #endregion forward
  }

  /**
   * Cost of the last example, without the regularisation term.
   * @param y what each output ought to be
   */
  cost(y: Float64Array): number {
    let cost = 0;
    // #region cost
    for (let j = 0; j < this.output.length; j++) {
      cost += this.#cost.term(this.output[j]!, y[j]!);
    }
    // #endregion cost
    return cost;
  }

  /** The class with the largest output; of equals the first. */
  verdict(): number {
    let best = 0;
    for (let j = 1; j < this.output.length; j++) {
      if (this.output[j]! > this.output[best]!) best = j;
    }
    return best;
  }

  /** Whether every output is within 0.5 of its value. */
  isNear(y: Float64Array): boolean {
    return this.output.every((a, j) => Math.abs(a - y[j]!) <= 0.5);
  }

  /**
   * Adds the gradient of the last example's cost to that of each layer.
   * @param input the same as at forward()
   * @param y what each output ought to be
   * @param inputError is set to dC / d input, where somebody asks for it
   */
  backward(input: Float64Array, y: Float64Array, inputError: Float64Array | null = null): void {
    const a = this.output;
    let last = this.layers.length - 1;
    if (this.#joint) {
      // The cost's derivative and the activation's cancel but for a - y, which neither vanishes nor overflows where
      // the activation is saturated.
      const delta = this.errors[last - 1]!;
      // #region output-error-joint
      for (let j = 0; j < a.length; j++) delta[j] = a[j]! - y[j]!;
      // #endregion output-error-joint
      last--;
    } else {
      const error = this.errors[last]!;
      // #region output-error
      for (let j = 0; j < a.length; j++) {
        error[j] = this.#cost.derivative(a[j]!, y[j]!);
      }
      // #endregion output-error
    }

    this.#backFrom(last, input, inputError);
  }

  /**
   * As backward(), but from any errors of the last weighted sums: what a sum of sums would want.
   * @param delta dC/dz of the last layer that is no activation
   */
  backwardFromSums(
    input: Float64Array,
    delta: Float64Array,
    inputError: Float64Array | null,
  ): void {
    const last = this.sumsLayer;
    this.errors[last]!.set(delta);
    this.#backFrom(last, input, inputError);
  }

  /** Index of the layer whose outputs the last activation is applied to. */
  get sumsLayer(): number {
    return this.#endsInActivation && this.layers.length > 1
      ? this.layers.length - 2
      : this.layers.length - 1;
  }

  #backFrom(last: number, input: Float64Array, inputError: Float64Array | null): void {
    // #region backward
    for (let l = last; l >= 0; l--) {
      const before = l === 0 ? input : this.layers[l - 1]!.output;
      this.layers[l]!.backward(before, this.errors[l]!, l === 0 ? inputError : this.errors[l - 1]!);
    }
    // #endregion backward
  }
}

/**
 * Whether delta of the output layer is a - y: sigmoid with cross-entropy, softmax with log-likelihood (NNDL 3).
 * Cross-entropy stays the sum over all outputs with softmax too; what other books call categorical cross-entropy is the
 * log-likelihood here.
 */
function costUndoesActivation(network: NetworkSpec, cost: CostId): boolean {
  const last = network.layers.at(-1);
  if (network.layers.length < 2 || last?.kind !== 'activation') return false;
  return (
    (last.function === 'sigmoid' && cost === 'crossEntropy') ||
    (last.function === 'softmax' && cost === 'logLikelihood')
  );
}
