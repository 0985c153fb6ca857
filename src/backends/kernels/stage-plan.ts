// From a network's layers to the stages that the kernels run. Any thread.
//
// Flatten costs nothing: the numbers stay where they are. Max-pooling joins the convolution before it, even across an
// activation: all activations but softmax grow with z, so the largest a stands where the largest z does. A convolution with
// full border becomes zeros around the image and a plain convolution.
import type { ActivationId } from '../../network/activations/index.ts';
import type { LayerSpec } from '../../network/layers/index.ts';
import type { Shape } from '../../network/layers/layer-definition.ts';
import { checkedShapes, type NetworkSpec } from '../../network/network-spec.ts';
import { packedLayout, paddedLayout, reshaped, type Layout } from './layout.ts';

interface StageBase {
  readonly input: Layout;
  readonly output: Layout;
}

export interface DensePlan extends StageBase {
  readonly kind: 'dense';
  readonly layer: number;
  readonly units: number;
  readonly biases: boolean;
  /** Many of the inputs (of the errors of the outputs) are likely to be 0. */
  readonly sparseInput: boolean;
  readonly sparseDelta: boolean;
  /** What made inputs 0, ReLU or dropout after it, lets no errors of theirs back through. */
  readonly stillInputs: boolean;
}

export interface ConvolutionPlan extends StageBase {
  readonly kind: 'convolution';
  readonly layer: number;
  readonly maps: number;
  readonly field: number;
  readonly biases: boolean;
  /** Side of the pools behind it; 1: none. */
  readonly pool: number;
  /** [height, width] before pooling. */
  readonly convolved: readonly [number, number];
}

export interface PoolPlan extends StageBase {
  readonly kind: 'pool';
  readonly pool: number;
}

export interface BorderPlan extends StageBase {
  readonly kind: 'border';
  readonly border: number;
}

export interface ActivationPlan extends StageBase {
  readonly kind: 'activation';
  readonly function: ActivationId;
  /** Its input is another activation's output, which that one needs again on the way back. */
  readonly keepsInput: boolean;
}

export interface DropoutPlan extends StageBase {
  readonly kind: 'dropout';
  readonly layer: number;
  readonly rate: number;
}

export type StagePlan =
  DensePlan | ConvolutionPlan | PoolPlan | BorderPlan | ActivationPlan | DropoutPlan;

/** A dropout of at least this share leaves so few values that listing them pays. */
const sparseRate = 0.4;

export function planStages(network: NetworkSpec): readonly StagePlan[] {
  const { layers } = network;
  const shapes = checkedShapes(network);
  const stages: StagePlan[] = [];
  let layout = packedLayout(network.inputShape);
  // Most pixels of a digit are 0.
  let sparse = true;
  let still = false;
  const add = (stage: StagePlan): void => {
    stages.push(stage);
    layout = stage.output;
  };

  for (let layer = 0; layer < layers.length; layer++) {
    const spec = layers[layer]!;
    const { output: shape } = shapes[layer]!;
    switch (spec.kind) {
      case 'flatten':
        layout = reshaped(layout, shape);
        break;
      case 'dense':
        add({
          kind: 'dense',
          layer,
          input: layout,
          output: paddedLayout(shape),
          units: spec.units,
          biases: spec.biases,
          sparseInput: sparse,
          sparseDelta: silencesMany(layers[layer + 1], layers[layer + 2]),
          stillInputs: still,
        });
        sparse = still = false;
        break;
      case 'conv2d': {
        if (spec.border === 'full' && spec.field > 1) add(borderPlan(layout, spec.field - 1));
        const { pool, activation, taken } = poolBehind(layers, layer);
        add({
          kind: 'convolution',
          layer,
          input: layout,
          output: paddedLayout(shapes[layer + taken]!.output),
          maps: spec.maps,
          field: spec.field,
          biases: spec.biases,
          pool,
          convolved: [shape[0]!, shape[1]!],
        });
        if (activation !== null) add(activationPlan(layout, activation, false));
        sparse = still = false;
        layer += taken;
        break;
      }
      case 'maxPool2d':
        add({ kind: 'pool', input: layout, output: paddedLayout(shape), pool: spec.size });
        sparse = still = false;
        break;
      case 'activation':
        add(activationPlan(layout, spec.function, stages.at(-1)?.kind === 'activation'));
        still = spec.function === 'relu';
        if (still) sparse = true;
        else if (spec.function === 'sigmoid' || spec.function === 'softmax') sparse = false;
        break;
      case 'dropout':
        if (spec.rate === 0) break;
        add({ kind: 'dropout', layer, input: layout, output: layout, rate: spec.rate });
        if (spec.rate >= sparseRate) sparse = true;
        break;
    }
  }
  return stages;
}

function activationPlan(layout: Layout, id: ActivationId, keepsInput: boolean): ActivationPlan {
  return { kind: 'activation', function: id, input: layout, output: layout, keepsInput };
}

function borderPlan(layout: Layout, border: number): BorderPlan {
  const [height = 0, width = 0, channels = 0] = layout.shape;
  const shape: Shape = [height + 2 * border, width + 2 * border, channels];
  // A packed image stays packed.
  const output = layout.position === channels ? packedLayout(shape) : paddedLayout(shape);
  return { kind: 'border', input: layout, output, border };
}

/** The max-pooling that can join the convolution at `layer`, how many layers that takes, and the activation among them. */
function poolBehind(
  layers: readonly LayerSpec[],
  layer: number,
): { readonly pool: number; readonly activation: ActivationId | null; readonly taken: number } {
  const next = layers[layer + 1];
  if (next?.kind === 'maxPool2d') return { pool: next.size, activation: null, taken: 1 };
  const second = layers[layer + 2];
  if (next?.kind === 'activation' && second?.kind === 'maxPool2d') {
    return { pool: second.size, activation: next.function, taken: 2 };
  }
  return { pool: 1, activation: null, taken: 0 };
}

/** Whether what stands behind a dense layer lets few errors back through. */
function silencesMany(next: LayerSpec | undefined, second: LayerSpec | undefined): boolean {
  const drops = (spec: LayerSpec | undefined): boolean =>
    spec?.kind === 'dropout' && spec.rate >= sparseRate;
  if (next?.kind === 'activation') return next.function === 'relu' || drops(second);
  return drops(next);
}
