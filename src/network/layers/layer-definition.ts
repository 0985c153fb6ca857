// What every layer type tells about itself. Any thread.
import type { GenericSchema } from 'valibot';
import type { Result } from '../result.ts';

/** Sizes of one example between two layers: [units], or [height, width, channels] (channels last). */
export type Shape = readonly number[];

export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

export interface ParameterShapes {
  readonly weights: readonly number[];
  /** null: a layer without biases. */
  readonly biases: readonly [number] | null;
  /** Connections into one unit and out of one unit, for the initialisations. */
  readonly fanIn: number;
  readonly fanOut: number;
}

export interface LayerDefinition<Kind extends string, Spec extends { readonly kind: Kind }> {
  readonly kind: Kind;
  /** Name in the picker. */
  readonly label: string;
  /** What it does, in one sentence. */
  readonly sentence: string;
  readonly schema: GenericSchema<unknown, Spec>;
  /** As it is put into a network, before it is set. */
  readonly initial: Spec;
  outputShape(spec: Spec, input: Shape): Result<Shape>;
  /** null: nothing to learn. The input shape is one that outputShape accepts. */
  parameterShapes(spec: Spec, input: Shape): ParameterShapes | null;
}
