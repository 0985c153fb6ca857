// What the bench is set to, as a link keeps it, and what follows from that. Page thread, pure.
import * as v from 'valibot';
import {
  elementwiseActivations,
  type ElementwiseActivationId,
} from '../../network/activations/index.ts';
import { digitSchema } from '../convolution/digit-choice.ts';
import {
  changeBetween,
  convolve,
  pool,
  poolings,
  shift,
  type Change,
  type Kernel,
  type Square,
} from '../convolution/feature-map.ts';
import { kernelPresets } from '../convolution/presets.ts';

/** No cell of a kernel can be turned further. */
export const largestWeight = 6;
export const largestShift = 4;
const weight = v.pipe(v.number(), v.minValue(-largestWeight), v.maxValue(largestWeight));
const steps = v.pipe(v.number(), v.integer(), v.minValue(-largestShift), v.maxValue(largestShift));

export const activationIds = [
  'relu',
  'sigmoid',
  'identity',
] as const satisfies readonly ElementwiseActivationId[];

export const schema = v.strictObject({
  digit: digitSchema,
  weights: v.union([v.pipe(v.array(weight), v.length(9)), v.pipe(v.array(weight), v.length(25))]),
  bias: weight,
  activation: v.picklist(activationIds),
  pooling: v.picklist(poolings),
  poolSize: v.picklist([2, 3]),
  right: steps,
  down: steps,
});
export type BenchSettings = v.InferOutput<typeof schema>;

export const initial: BenchSettings = {
  digit: 0,
  weights: Array.from(kernelPresets.stroke.kernel.weights),
  bias: 0,
  activation: 'relu',
  pooling: 'max',
  poolSize: 2,
  right: 0,
  down: 0,
};

function kernelOf({ weights, bias }: BenchSettings): Kernel {
  return { field: Math.sqrt(weights.length), weights, bias };
}

/** The kernel in a field of another size: cut off around its middle, or with zeros around it. */
export function resized(weights: readonly number[], field: number): number[] {
  const before = Math.sqrt(weights.length);
  const offset = (before - field) / 2;
  return Array.from({ length: field * field }, (_, i) => {
    const row = Math.floor(i / field) + offset;
    const column = (i % field) + offset;
    const inside = row >= 0 && row < before && column >= 0 && column < before;
    return inside ? weights[row * before + column]! : 0;
  });
}

/** As near as a cell of the bench can hold it. */
export function asCell(value: number): number {
  const rounded = Math.round(value * 100) / 100;
  return Math.max(-largestWeight, Math.min(largestWeight, rounded));
}

export interface Stages {
  readonly map: Square;
  readonly pooled: Square;
}

/** From the image to its map and its pooled map. */
export function stagesOf(image: Square, settings: BenchSettings): Stages {
  const { output } = elementwiseActivations[settings.activation];
  const { side, values } = convolve(image, kernelOf(settings));
  const map = { side, values: values.map(output) };
  return { map, pooled: pool(map, settings.poolSize, settings.pooling) };
}

/** Right and down, in the order of a compass read row by row. */
export const directions = [
  { right: -1, down: -1, name: 'up and left', arrow: '↖' },
  { right: 0, down: -1, name: 'up', arrow: '↑' },
  { right: 1, down: -1, name: 'up and right', arrow: '↗' },
  { right: -1, down: 0, name: 'left', arrow: '←' },
  { right: 1, down: 0, name: 'right', arrow: '→' },
  { right: -1, down: 1, name: 'down and left', arrow: '↙' },
  { right: 0, down: 1, name: 'down', arrow: '↓' },
  { right: 1, down: 1, name: 'down and right', arrow: '↘' },
] as const;

export interface ShiftChange {
  readonly map: Change;
  readonly pooled: Change;
}

/** What each of the eight shifts by one pixel does to the map and to the pooled map of this image. */
export function shiftChanges(image: Square, settings: BenchSettings): readonly ShiftChange[] {
  const paper = { side: image.side, values: new Float32Array(image.values.length) };
  const empty = stagesOf(paper, settings);
  const here = stagesOf(image, settings);
  return directions.map(({ right, down }) => {
    const there = stagesOf(shift(image, right, down), settings);
    return {
      map: changeBetween(here.map, there.map, empty.map.values[0]!),
      pooled: changeBetween(here.pooled, there.pooled, empty.pooled.values[0]!),
    };
  });
}

/** Strokes three pixels thick that run across the whole of a 15 x 15 picture. */
const strokeSide = 15;
const strokes = {
  horizontal: (row: number, column: number) => column >= 0 && Math.abs(row - 7) <= 1,
  vertical: (_row: number, column: number) => Math.abs(column - 7) <= 1,
  rising: (row: number, column: number) => Math.abs(row + column - 14) <= 2,
  falling: (row: number, column: number) => Math.abs(row - column) <= 2,
} as const;
export type StrokeId = keyof typeof strokes;
export const strokeIds = Object.keys(strokes) as StrokeId[];

const strokePictures = Object.fromEntries(
  strokeIds.map((id) => [
    id,
    {
      side: strokeSide,
      values: Float32Array.from({ length: strokeSide * strokeSide }, (_, i) =>
        strokes[id](Math.floor(i / strokeSide), i % strokeSide) ? 1 : 0,
      ),
    },
  ]),
) as Readonly<Record<StrokeId, Square>>;

export function strokePicture(id: StrokeId): Square {
  return strokePictures[id];
}

/** The largest weighted sum, bias left out, that a kernel reaches anywhere on a stroke. */
export function answerTo(id: StrokeId, settings: BenchSettings): number {
  const { values } = convolve(strokePictures[id], { ...kernelOf(settings), bias: 0 });
  return Math.max(...values);
}

/** Whether the kernel speaks up for horizontal strokes and for none of the other three. */
export function answersToHorizontalOnly(settings: BenchSettings): boolean {
  const horizontal = answerTo('horizontal', settings);
  const others = strokeIds.filter((id) => id !== 'horizontal');
  return horizontal >= 1 && others.every((id) => answerTo(id, settings) <= horizontal * otherShare);
}

/** What the other strokes may get, as a share of what the horizontal one gets. */
const otherShare = 0.5;
