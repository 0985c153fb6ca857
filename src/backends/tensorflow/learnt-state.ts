// All that training changes, on the device: parameters and the optimiser's memory of them. Worker. Hands them in and out
// in the layout of network/parameters.ts.
import * as tf from '@tensorflow/tfjs-core';
import { sizeOf } from '../../network/layers/layer-definition.ts';
import { checkedShapes } from '../../network/network-spec.ts';
import { optimiserSlots } from '../../network/optimisers/index.ts';
import type { LayerParameters, Parameters, TrainerState } from '../../network/parameters.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { LayerTensors } from './layers/layer.ts';
import type { Learnt } from './optimiser.ts';

/** One array of weights or biases of the network. */
interface Part {
  readonly layer: number;
  readonly name: keyof LayerParameters;
  /** On the device: dense weights [out, in], convolutions [height, width, channels, maps], biases [n]. */
  readonly shape: number[];
  /** Weights of a convolution stand map by map outside, and with the maps last on the device. */
  readonly mapsLast: boolean;
}

export class LearntState {
  /** Training steps taken. */
  step = 0;
  readonly parts: readonly Part[];
  readonly #layers: number;
  readonly #slots: readonly string[];
  #learnt: Learnt[];

  /** All zero. */
  constructor(plan: TrainingPlan) {
    this.#layers = plan.network.layers.length;
    this.#slots = optimiserSlots[plan.optimiser.kind];
    this.parts = partsOf(plan);
    this.#learnt = tf.tidy(() =>
      this.parts.map(({ shape }) => ['values', ...this.#slots].map(() => tf.zeros(shape))),
    );
  }

  /** One for each part. */
  get learnt(): readonly Learnt[] {
    return this.#learnt;
  }

  /** What a forward pass needs: one entry for each layer of the network. */
  tensors(): readonly (LayerTensors | null)[] {
    const layers = new Array<LayerTensors | null>(this.#layers).fill(null);
    for (const [i, { layer, name }] of this.parts.entries()) {
      const values = this.#learnt[i]![0]!;
      if (name === 'weights') layers[layer] = { weights: values, biases: null };
      else layers[layer] = { ...layers[layer]!, biases: values };
    }
    return layers;
  }

  /** Takes over new tensors, one for each part, and frees the old ones. */
  replace(learnt: Learnt[]): void {
    const old = this.#learnt;
    this.#learnt = learnt;
    tf.dispose(old);
  }

  /** All in one tensor of one dimension, so that it is read at once. */
  gathered(): tf.Tensor1D {
    return tf.tidy(() =>
      tf.concat(this.#learnt.flat().map((tensor) => tf.reshape(tensor, [tensor.size]))),
    );
  }

  /** @param gathered the values of gathered() */
  unpacked(gathered: Float32Array, step: number): TrainerState {
    // [what][part]: the parameters first, then slot by slot.
    const arrays: Float32Array[][] = ['parameters', ...this.#slots].map(() => []);
    let from = 0;
    for (const { shape, mapsLast } of this.parts) {
      const size = sizeOf(shape);
      for (const array of arrays) {
        const values = gathered.subarray(from, from + size);
        array.push(mapsLast ? transposed(values, size / shape.at(-1)!) : values.slice());
        from += size;
      }
    }
    const [parameters, ...slots] = arrays.map((array) => this.#byLayer(array));
    return {
      parameters: parameters!,
      optimiser: Object.fromEntries(this.#slots.map((slot, i) => [slot, slots[i]!])),
      step,
    };
  }

  /** A slot that the state lacks begins with zeros. */
  write({ parameters, optimiser, step }: TrainerState): void {
    this.replace(
      tf.tidy(() =>
        this.parts.map((part) => [
          uploaded(parameters, part),
          ...this.#slots.map((slot) => uploaded(optimiser[slot], part)),
        ]),
      ),
    );
    this.step = step;
  }

  dispose(): void {
    this.replace([]);
  }

  #byLayer(arrays: readonly Float32Array[]): Parameters {
    const layers = new Array<LayerParameters | null>(this.#layers).fill(null);
    for (const [i, { layer, name }] of this.parts.entries()) {
      const values = arrays[i]!;
      if (name === 'weights') layers[layer] = { weights: values, biases: null };
      else layers[layer] = { ...layers[layer]!, biases: values };
    }
    return layers;
  }
}

function partsOf({ network }: TrainingPlan): readonly Part[] {
  return checkedShapes(network).flatMap(({ parameters }, layer): Part[] => {
    if (parameters === null) return [];
    const { weights, biases } = parameters;
    const mapsLast = network.layers[layer]!.kind === 'conv2d';
    const shape = mapsLast ? [...weights.slice(1), weights[0]!] : [...weights];
    return [
      { layer, name: 'weights', shape, mapsLast },
      ...(biases === null
        ? []
        : [{ layer, name: 'biases' as const, shape: [...biases], mapsLast: false }]),
    ];
  });
}

/** A copy: TensorFlow.js may keep the array that it is given. */
function uploaded(parameters: Parameters | undefined, part: Part): tf.Tensor {
  const values = parameters?.[part.layer]?.[part.name];
  if (!values) return tf.zeros(part.shape);
  const copy = part.mapsLast ? transposed(values, part.shape.at(-1)!) : values.slice();
  return tf.tensor(copy, part.shape, 'float32');
}

/** [rows, columns] to [columns, rows]. */
function transposed(values: Float32Array, rows: number): Float32Array {
  const columns = values.length / rows;
  const result = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      result[column * rows + row] = values[row * columns + column]!;
    }
  }
  return result;
}
