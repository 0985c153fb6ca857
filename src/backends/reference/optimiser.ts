// One training step of the reference backend, once the gradients of a mini-batch have been summed: mean, regularisation,
// update. Worker. Formulas and sources: network/optimisers.
import type { HyperParameters } from '../../network/backend.ts';
import { optimiserSlots, type OptimiserSpec } from '../../network/optimisers/index.ts';
import type { Parameters } from '../../network/parameters.ts';
import type { Layer } from './layer.ts';

type Update = (w: Float32Array, g: Float64Array, eta: number, memory: Memory, t: number) => void;
/** What the optimiser remembers of one array of parameters, by slot. */
type Memory = Readonly<Record<string, Float32Array>>;

interface Learning {
  readonly values: Float32Array;
  readonly gradient: Float64Array;
  readonly memory: Memory;
  /** Biases are not. */
  readonly regularised: boolean;
}

export class ReferenceOptimiser {
  /** By slot, shaped like the parameters. */
  readonly state: Readonly<Record<string, Parameters>>;
  readonly #arrays: readonly Learning[];
  readonly #update: Update;

  constructor(spec: OptimiserSpec, layers: readonly Layer[]) {
    const slots: readonly string[] = optimiserSlots[spec.kind];
    this.state = Object.fromEntries(slots.map((slot) => [slot, zerosLike(layers)]));
    this.#update = updateOf(spec);
    this.#arrays = layers.flatMap(({ learnt }, index) => {
      if (learnt === null) return [];
      const { weights, biases, gradient } = learnt;
      const memory = (kind: 'weights' | 'biases'): Memory =>
        Object.fromEntries(slots.map((slot) => [slot, this.state[slot]![index]![kind]!]));
      const arrays: Learning[] = [
        {
          values: weights,
          gradient: gradient.weights,
          memory: memory('weights'),
          regularised: true,
        },
      ];
      if (biases !== null && gradient.biases !== null) {
        arrays.push({
          values: biases,
          gradient: gradient.biases,
          memory: memory('biases'),
          regularised: false,
        });
      }
      return arrays;
    });
  }

  /**
   * Takes the step and sets the gradients back to 0.
   * @param m examples in the mini-batch
   * @param penalty null without regularisation; else its kind and lambda / n
   * @param t training steps taken, this one included
   */
  step(
    m: number,
    hyper: HyperParameters,
    penalty: { readonly kind: 'l1' | 'l2'; readonly share: number } | null,
    t: number,
  ): void {
    for (const { values: w, gradient: g, memory, regularised } of this.#arrays) {
      // #region mean-gradient
      for (let i = 0; i < g.length; i++) g[i]! /= m;
      // #endregion mean-gradient
      if (regularised && penalty !== null) {
        const { kind, share } = penalty;
        // #region regularisation
        for (let i = 0; i < w.length; i++) {
          g[i]! += share * (kind === 'l2' ? w[i]! : Math.sign(w[i]!));
        }
        // #endregion regularisation
      }
      this.#update(w, g, hyper.learningRate, memory, t);
      g.fill(0);
    }
  }
}

function updateOf(spec: OptimiserSpec): Update {
  switch (spec.kind) {
    case 'sgd':
      return sgd;
    case 'momentum':
      return momentum(spec.momentum);
    case 'rmsprop':
      return rmsprop(spec.rho, spec.epsilon);
    case 'adam':
      return adam(spec.beta1, spec.beta2, spec.epsilon);
  }
}

const sgd: Update = (w, g, eta) => {
  // #region sgd-update
  for (let i = 0; i < w.length; i++) w[i]! -= eta * g[i]!;
  // #endregion sgd-update
};

const momentum =
  (mu: number): Update =>
  (w, g, eta, memory) => {
    const v = memory['velocity']!;
    // #region momentum-update
    for (let i = 0; i < w.length; i++) {
      v[i] = mu * v[i]! - eta * g[i]!;
      w[i]! += v[i]!;
    }
    // #endregion momentum-update
  };

const rmsprop =
  (rho: number, epsilon: number): Update =>
  (w, g, eta, memory) => {
    const m = memory['meanSquare']!;
    // #region rmsprop-update
    for (let i = 0; i < w.length; i++) {
      m[i] = rho * m[i]! + (1 - rho) * g[i]! * g[i]!;
      w[i]! -= (eta * g[i]!) / Math.sqrt(m[i]! + epsilon);
    }
    // #endregion rmsprop-update
  };

const adam =
  (beta1: number, beta2: number, epsilon: number): Update =>
  (w, g, eta, memory, t) => {
    const m = memory['mean']!;
    const v = memory['meanSquare']!;
    // #region adam-update
    for (let i = 0; i < w.length; i++) {
      m[i] = beta1 * m[i]! + (1 - beta1) * g[i]!;
      v[i] = beta2 * v[i]! + (1 - beta2) * g[i]! * g[i]!;
      const mean = m[i]! / (1 - beta1 ** t);
      const meanSquare = v[i]! / (1 - beta2 ** t);
      w[i]! -= (eta * mean) / (Math.sqrt(meanSquare) + epsilon);
    }
    // #endregion adam-update
  };

function zerosLike(layers: readonly Layer[]): Parameters {
  return layers.map(({ learnt }) =>
    learnt === null
      ? null
      : {
          weights: new Float32Array(learnt.weights.length),
          biases: learnt.biases === null ? null : new Float32Array(learnt.biases.length),
        },
  );
}
