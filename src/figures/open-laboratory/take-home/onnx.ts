// A network as an ONNX file, for ONNX Runtime and whatever else reads that format. Page thread, pure. Opset 13 and IR
// version 7 (2020): old enough for every program that is still in use, and the first whose Softmax looks at one axis.
// Numbers of fields are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
import type { ActivationId } from '../../../network/activations/index.ts';
import type { LayerSpec } from '../../../network/layers/index.ts';
import { sizeOf, type Shape } from '../../../network/layers/layer-definition.ts';
import {
  checkedShapes,
  outputSize,
  type LayerShapes,
  type NetworkSpec,
} from '../../../network/network-spec.ts';
import type { LayerParameters, Parameters } from '../../../network/parameters.ts';
import { joined, toBytes } from './bytes.ts';
import { integer, nested, text, type Encoded } from './protobuf.ts';

const irVersion = 7;
export const opset = 13;
/** What goes in and what comes out are called by these names. */
const inputName = 'pixels';
const outputName = 'outputs';

const float32 = 1;
const attributeInt = 2;
const attributeInts = 7;

/** One operation: its name, the names of what it takes beside what flows through the network, its attributes. */
interface Operation {
  readonly kind: string;
  readonly takes?: readonly string[];
  readonly attributes?: readonly Encoded[];
}

interface Tensor {
  readonly name: string;
  readonly shape: Shape;
  readonly values: Float32Array;
}

/**
 * Images go in as [count, inputs] or [count, height, width, channels], pixels from 0 to 1, as in this book. Within, ONNX
 * wants channels before rows, so images are turned on the way in and turned back where they become a list.
 */
export function onnxModel(network: NetworkSpec, parameters: Parameters): Uint8Array<ArrayBuffer> {
  const shapes = checkedShapes(network);
  const tensors: Tensor[] = [];
  const operations: Operation[] = [];
  if (network.inputShape.length === 3) operations.push(turn(channelsFirst));
  for (const [index, spec] of network.layers.entries()) {
    const name = `layer_${String(index + 1)}`;
    const own = parameters[index] ?? null;
    const learnt = own === null ? [] : tensorsOf(name, own, shapes[index]!);
    tensors.push(...learnt);
    const takes = learnt.map((tensor) => tensor.name);
    operations.push(...operationsOf(spec, takes, shapes[index]!));
  }
  const graph = [
    ...nodes(operations),
    text(2, 'network'),
    ...tensors.map(({ name, shape, values }) =>
      nested(
        5,
        ...shape.map((side) => integer(1, side)),
        integer(2, float32),
        text(8, name),
        nested(9, [toBytes(values)]),
      ),
    ),
    valueInfo(11, inputName, network.inputShape),
    valueInfo(12, outputName, [outputSize(network)]),
  ];
  const model = [
    integer(1, irVersion),
    text(2, 'Neural Networks, Live'),
    nested(7, ...graph),
    nested(8, text(1, ''), integer(2, opset)),
  ];
  return joined(model.flat());
}

/** Each takes what the one before gives. */
function nodes(operations: readonly Operation[]): readonly Encoded[] {
  return operations.map(({ kind, takes = [], attributes = [] }, index) => {
    const from = index === 0 ? inputName : `value_${String(index)}`;
    const to = index === operations.length - 1 ? outputName : `value_${String(index + 1)}`;
    return nested(
      1,
      ...[from, ...takes].map((name) => text(1, name)),
      text(2, to),
      text(3, `operation_${String(index + 1)}`),
      text(4, kind),
      ...attributes.map((attribute) => nested(5, attribute)),
    );
  });
}

/** Float32, any number of examples. */
function valueInfo(field: number, name: string, shape: Shape): Encoded {
  const sides = [text(2, 'count'), ...shape.map((side) => integer(1, side))];
  const shaped = nested(2, ...sides.map((side) => nested(1, side)));
  return nested(field, text(1, name), nested(2, nested(1, integer(1, float32), shaped)));
}

const int = (name: string, value: number): Encoded =>
  [text(1, name), integer(3, value), integer(20, attributeInt)].flat();
const ints = (name: string, values: readonly number[]): Encoded =>
  [text(1, name), ...values.map((value) => integer(8, value)), integer(20, attributeInts)].flat();

const channelsFirst = [0, 3, 1, 2];
const channelsLast = [0, 2, 3, 1];
const turn = (order: readonly number[]): Operation => ({
  kind: 'Transpose',
  attributes: [ints('perm', order)],
});

const activations: Readonly<Record<ActivationId, Operation>> = {
  sigmoid: { kind: 'Sigmoid' },
  tanh: { kind: 'Tanh' },
  relu: { kind: 'Relu' },
  softmax: { kind: 'Softmax', attributes: [int('axis', 1)] },
  identity: { kind: 'Identity' },
};

function operationsOf(
  spec: LayerSpec,
  takes: readonly string[],
  { input, output }: LayerShapes,
): readonly Operation[] {
  switch (spec.kind) {
    case 'dense':
      return [{ kind: 'Gemm', takes, attributes: [int('transB', 1)] }];
    case 'conv2d': {
      const margin = spec.border === 'full' ? spec.field - 1 : 0;
      const attributes = [
        ints('kernel_shape', [spec.field, spec.field]),
        ints('pads', [margin, margin, margin, margin]),
      ];
      return [{ kind: 'Conv', takes, attributes }];
    }
    case 'maxPool2d': {
      // Squares that reach over the right and bottom edge are smaller ones: what is padded never is the largest.
      const over = [0, 1].map((side) => Math.max(0, output[side]! * spec.size - input[side]!));
      const sides = [spec.size, spec.size];
      const attributes = [
        ints('kernel_shape', sides),
        ints('strides', sides),
        ints('pads', [0, 0, ...over]),
      ];
      return [{ kind: 'MaxPool', attributes }];
    }
    case 'flatten': {
      const list: Operation = { kind: 'Flatten', attributes: [int('axis', 1)] };
      return input.length === 3 ? [turn(channelsLast), list] : [list];
    }
    case 'dropout':
      // Silences nothing once training is over.
      return [{ kind: 'Identity' }];
    case 'activation':
      return [activations[spec.function]];
  }
}

/** Ours: [out, in] or [maps, height, width, channels]; ONNX has the channels before the rows. */
function tensorsOf(
  name: string,
  { weights, biases }: LayerParameters,
  { parameters }: LayerShapes,
): readonly Tensor[] {
  const shape = parameters!.weights;
  const [maps = 0, height = 0, width = 0, channels = 0] = shape;
  const kernel: Tensor =
    shape.length === 4
      ? {
          name: `${name}_weights`,
          shape: [maps, channels, height, width],
          values: withChannelsFirst(weights, maps, height * width, channels),
        }
      : { name: `${name}_weights`, shape, values: weights };
  return biases === null
    ? [kernel]
    : [kernel, { name: `${name}_biases`, shape: [biases.length], values: biases }];
}

function withChannelsFirst(
  weights: Float32Array,
  maps: number,
  area: number,
  channels: number,
): Float32Array {
  const turned = new Float32Array(sizeOf([maps, area, channels]));
  let from = 0;
  for (let map = 0; map < maps; map++) {
    for (let at = 0; at < area; at++) {
      for (let channel = 0; channel < channels; channel++) {
        turned[(map * channels + channel) * area + at] = weights[from++]!;
      }
    }
  }
  return turned;
}
