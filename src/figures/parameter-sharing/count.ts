// What a convolution costs, and what the same outputs would cost without its two ideas. Page thread, pure.
import { mapSide } from '../convolution/feature-map.ts';
import { parameterCount } from '../../network/network-spec.ts';

export interface Setting {
  /** Pixels along the image's side. */
  readonly image: number;
  /** Of the image: 1 for grey, 3 for colours. */
  readonly channels: number;
  readonly field: number;
  readonly maps: number;
  /** Of the dense layer that is set beside it. */
  readonly units: number;
}

export interface Costs {
  readonly mapSide: number;
  readonly outputs: number;
  /** Weights and biases. */
  readonly shared: number;
  /** Every cell of every map with a field of its own: local, but not shared. */
  readonly local: number;
  /** Every cell connected with every pixel. */
  readonly full: number;
  /** The dense layer of so many units. */
  readonly dense: number;
  /** Multiplications for one image. */
  readonly products: { readonly convolution: number; readonly dense: number };
}

export function costsOf({ image, channels, field, maps, units }: Setting): Costs {
  const side = mapSide(image, field, 1, 'none');
  const outputs = side * side * maps;
  const pixels = image * image * channels;
  const under = field * field * channels;
  const dense = (count: number) => (pixels + 1) * count;
  return {
    mapSide: side,
    outputs,
    shared: parameterCount({
      inputShape: [image, image, channels],
      layers: [{ kind: 'conv2d', maps, field, border: 'valid', biases: true }],
    }),
    local: outputs * (under + 1),
    full: dense(outputs),
    dense: dense(units),
    products: { convolution: outputs * under, dense: pixels * units },
  };
}
