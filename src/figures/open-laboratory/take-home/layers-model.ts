// A network as a TensorFlow.js Layers model: model.json and weights.bin, for tf.loadLayersModel(). Page thread, pure.
import type { ActivationId } from '../../../network/activations/index.ts';
import type { LayerSpec } from '../../../network/layers/index.ts';
import { sizeOf, type Shape } from '../../../network/layers/layer-definition.ts';
import {
  checkedShapes,
  type LayerShapes,
  type NetworkSpec,
} from '../../../network/network-spec.ts';
import type { LayerParameters, Parameters } from '../../../network/parameters.ts';
import { failure, success, type Result } from '../../../network/result.ts';
import { joined, toBytes } from './bytes.ts';

export interface LayersModel {
  /** model.json, as an object. */
  readonly model: {
    readonly format: 'layers-model';
    readonly generatedBy: string;
    readonly convertedBy: null;
    readonly modelTopology: object;
    readonly weightsManifest: readonly [
      { readonly paths: readonly string[]; readonly weights: readonly WeightEntry[] },
    ];
  };
  readonly weights: Uint8Array<ArrayBuffer>;
}

interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32';
}

interface KerasLayer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

export function layersModel(network: NetworkSpec, parameters: Parameters): Result<LayersModel> {
  const shapes = checkedShapes(network);
  const awkward = network.layers.findIndex((spec, index) => isPaddedBefore(spec, shapes[index]!));
  if (awkward >= 0) {
    return failure(
      'pool-not-exported',
      `TensorFlow.js would pad the image of layer ${awkward + 1}, a pool that keeps smaller squares, at its left too.`,
      'Let that pool drop what is left over, or choose another size.',
    );
  }
  const layers: KerasLayer[] = [];
  const entries: WeightEntry[] = [];
  const values: Uint8Array<ArrayBuffer>[] = [];
  for (const [index, spec] of network.layers.entries()) {
    const name = `layer_${index + 1}`;
    layers.push(...kerasLayers(spec, name));
    const own = parameters[index] ?? null;
    if (own === null) continue;
    const { kernel, shape } = kernelOf(own, shapes[index]!);
    entries.push({ name: `${name}/kernel`, shape, dtype: 'float32' });
    values.push(toBytes(kernel));
    if (own.biases === null) continue;
    entries.push({ name: `${name}/bias`, shape: [own.biases.length], dtype: 'float32' });
    values.push(toBytes(own.biases));
  }
  const [first, ...others] = layers;
  const input = { batch_input_shape: [null, ...network.inputShape], dtype: 'float32' };
  const begun = { ...first!, config: { ...first!.config, ...input } };
  return success({
    model: {
      format: 'layers-model',
      generatedBy: 'Neural Networks, Live',
      convertedBy: null,
      modelTopology: {
        keras_version: '2.4.0',
        backend: 'tensorflow',
        model_config: {
          class_name: 'Sequential',
          config: { name: 'network', layers: [begun, ...others] },
        },
      },
      weightsManifest: [{ paths: ['weights.bin'], weights: entries }],
    },
    weights: joined(values),
  });
}

/** A pool that keeps smaller squares does so at the right and bottom; Keras's "same" shares the padding out. */
function isPaddedBefore(spec: LayerSpec, { input, output }: LayerShapes): boolean {
  if (spec.kind !== 'maxPool2d' || spec.partial === 'drop') return false;
  return [0, 1].some((side) => output[side]! * spec.size - input[side]! > 1);
}

const activations: Readonly<Record<ActivationId, string>> = {
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  relu: 'relu',
  softmax: 'softmax',
  identity: 'linear',
};

function kerasLayers(spec: LayerSpec, name: string): readonly KerasLayer[] {
  switch (spec.kind) {
    case 'dense': {
      const { units, biases } = spec;
      return [
        { class_name: 'Dense', config: { name, units, use_bias: biases, activation: 'linear' } },
      ];
    }
    case 'conv2d': {
      const { maps: filters, field, biases } = spec;
      const convolution: KerasLayer = {
        class_name: 'Conv2D',
        config: {
          name,
          filters,
          kernel_size: [field, field],
          strides: [1, 1],
          padding: 'valid',
          data_format: 'channels_last',
          use_bias: biases,
          activation: 'linear',
        },
      };
      if (spec.border === 'valid' || field === 1) return [convolution];
      const margin = [field - 1, field - 1];
      const padding = [margin, margin];
      return [
        {
          class_name: 'ZeroPadding2D',
          config: { name: `${name}_margin`, padding, data_format: 'channels_last' },
        },
        convolution,
      ];
    }
    case 'maxPool2d': {
      const size = [spec.size, spec.size];
      const padding = spec.partial === 'keep' ? 'same' : 'valid';
      return [
        { class_name: 'MaxPooling2D', config: { name, pool_size: size, strides: size, padding } },
      ];
    }
    case 'dropout':
      return [{ class_name: 'Dropout', config: { name, rate: spec.rate } }];
    case 'flatten':
      return [{ class_name: 'Flatten', config: { name } }];
    case 'activation':
      return [
        { class_name: 'Activation', config: { name, activation: activations[spec.function] } },
      ];
  }
}

/** Ours: [out, in] or [maps, height, width, channels]; Keras has what goes out last. */
function kernelOf(
  { weights }: LayerParameters,
  { parameters }: LayerShapes,
): { readonly kernel: Float32Array; readonly shape: Shape } {
  const [outputs = 0, ...inside] = parameters!.weights;
  const inputs = sizeOf(inside);
  const kernel = new Float32Array(weights.length);
  for (let j = 0; j < outputs; j++) {
    for (let k = 0; k < inputs; k++) kernel[k * outputs + j] = weights[j * inputs + k]!;
  }
  return { kernel, shape: [...inside, outputs] };
}
