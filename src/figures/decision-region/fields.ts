// What every unit of a small network says all over the square from −1 to 1. Page thread, pure.
import { elementwiseActivations, type ActivationId } from '../../network/activations/index.ts';
import type { NetworkSpec } from '../../network/network-spec.ts';
import type { Parameters } from '../../network/parameters.ts';

/** Cells along a side. */
export const side = 56;

/** Of one unit: side x side activations, row by row from the top. */
export type Field = Float32Array;

/** Where a cell's middle lies; rows count downwards, the second input upwards. */
function inputs(): readonly [Field, Field] {
  const x = new Float32Array(side * side);
  const y = new Float32Array(side * side);
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

/** The fields of all units behind the inputs, layer by layer. */
export function fieldsOf(
  { layers }: NetworkSpec,
  parameters: Parameters,
): readonly (readonly Field[])[] {
  const all: Field[][] = [];
  let before: readonly Field[] = plane;
  for (const [index, layer] of layers.entries()) {
    const learnt = parameters[index];
    const next = layers[index + 1];
    if (layer.kind !== 'dense' || !learnt || next?.kind !== 'activation') continue;
    const f = elementwise(next.function);
    const units: Field[] = Array.from({ length: layer.units }, (_, j) => {
      const field = new Float32Array(side * side).fill(learnt.biases?.[j] ?? 0);
      for (const [k, from] of before.entries()) {
        const w = learnt.weights[j * before.length + k]!;
        for (let cell = 0; cell < field.length; cell++) field[cell]! += w * from[cell]!;
      }
      for (let cell = 0; cell < field.length; cell++) field[cell] = f(field[cell]!);
      return field;
    });
    all.push(units);
    before = units;
  }
  return all;
}
