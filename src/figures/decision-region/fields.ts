// What every unit of a small network says all over the square from −1 to 1, or at places of one's own, computed many times a
// second: all memory is taken once. Page thread, pure.
import { elementwiseActivations, type ActivationId } from '../../network/activations/index.ts';
import type { NetworkSpec } from '../../network/network-spec.ts';
import type { Parameters } from '../../network/parameters.ts';

/** Cells along a side. */
export const side = 56;
const cells = side * side;

/** Of one unit: its activation at each place; those of the square row by row from the top. */
export type Field = Float32Array;

/** Where a cell's middle lies; rows count downwards, the second input upwards. */
function inputs(): readonly [Field, Field] {
  const x = new Float32Array(cells);
  const y = new Float32Array(cells);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      x[row * side + column] = (2 * (column + 0.5)) / side - 1;
      y[row * side + column] = 1 - (2 * (row + 0.5)) / side;
    }
  }
  return [x, y];
}

const plane = inputs();

function elementwise(id: ActivationId): (z: number) => number {
  if (id === 'softmax') throw new Error('softmax has no value for one unit alone');
  return elementwiseActivations[id].output;
}

interface DenseLayer {
  /** In the network's list. */
  readonly index: number;
  readonly f: (z: number) => number;
  readonly units: readonly Field[];
}

export class Fields {
  readonly #layers: readonly DenseLayer[];
  readonly #places: readonly Field[];

  /** @param places one list for each input; the square's cells if left out */
  constructor({ layers }: NetworkSpec, places: readonly Field[] = plane) {
    this.#places = places;
    this.#layers = layers.flatMap((layer, index) => {
      const next = layers[index + 1];
      if (layer.kind !== 'dense' || next?.kind !== 'activation') return [];
      const units = Array.from({ length: layer.units }, () => new Float32Array(places[0]!.length));
      return [{ index, f: elementwise(next.function), units }];
    });
  }

  /** Of the last `compute`: the same arrays every time. */
  get layers(): readonly (readonly Field[])[] {
    return this.#layers.map(({ units }) => units);
  }

  /** @returns whether the parameters are this network's; if not, the fields stay as they were */
  compute(parameters: Parameters): boolean {
    let before = this.#places;
    for (const { index, f, units } of this.#layers) {
      const learnt = parameters[index];
      if (learnt?.weights.length !== units.length * before.length) return false;
      for (let j = 0; j < units.length; j++) {
        const field = units[j]!;
        field.fill(learnt.biases?.[j] ?? 0);
        for (let k = 0; k < before.length; k++) {
          const w = learnt.weights[j * before.length + k]!;
          const from = before[k]!;
          for (let cell = 0; cell < field.length; cell++) field[cell]! += w * from[cell]!;
        }
        for (let cell = 0; cell < field.length; cell++) field[cell] = f(field[cell]!);
      }
      before = units;
    }
    return true;
  }
}
