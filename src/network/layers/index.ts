// The registry of layer types: one file and one line each. Any thread.
import * as v from 'valibot';
import { fieldsOf, type Field } from '../fields.ts';
import type { Result } from '../result.ts';
import { activation } from './activation.ts';
import { conv2d } from './conv2d.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { flatten } from './flatten.ts';
import type { LayerDefinition, ParameterShapes, Shape } from './layer-definition.ts';
import { maxPool2d } from './max-pool2d.ts';

const definitions = [dense, conv2d, maxPool2d, dropout, flatten, activation] as const;

type SchemasOf<All extends readonly { readonly schema: v.GenericSchema }[]> = {
  readonly [Index in keyof All]: All[Index]['schema'];
};

/** Any layer of a network. */
export const layerSchema = v.variant(
  'kind',
  definitions.map(({ schema }) => schema) as unknown as SchemasOf<typeof definitions>,
);
export type LayerSpec = v.InferOutput<typeof layerSchema>;
export type LayerKind = LayerSpec['kind'];
/** In the order of a picker. */
export const layerKinds: readonly LayerKind[] = definitions.map(({ kind }) => kind);

type AnyDefinition = LayerDefinition<LayerKind, LayerSpec>;
const byKind = new Map<LayerKind, AnyDefinition>(
  definitions.map((definition) => [definition.kind, definition as unknown as AnyDefinition]),
);

function layerDefinition(kind: LayerKind): AnyDefinition {
  return byKind.get(kind)!;
}

export function layerOutputShape(spec: LayerSpec, input: Shape): Result<Shape> {
  return layerDefinition(spec.kind).outputShape(spec, input);
}

export function layerParameterShapes(spec: LayerSpec, input: Shape): ParameterShapes | null {
  return layerDefinition(spec.kind).parameterShapes(spec, input);
}

export function layerText(kind: LayerKind): { readonly label: string; readonly sentence: string } {
  return layerDefinition(kind);
}

/** A layer as a picker adds it. */
export function newLayer(kind: LayerKind): LayerSpec {
  return layerDefinition(kind).initial;
}

/** What of a layer can be set. */
export function layerFields(kind: LayerKind): readonly Field[] {
  return fieldsOf(layerDefinition(kind).schema);
}
