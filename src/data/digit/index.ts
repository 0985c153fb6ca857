// From the reader's strokes to what the network is given. Any thread.
import {
  allStages,
  boxSide,
  fieldSide,
  normalise,
  type NormalisedDigit,
  type Stages,
} from './normalise.ts';
import { rasterise } from './rasterise.ts';
import { extent, smoothLine, type Stroke } from './stroke.ts';

export type { NormalisedDigit, Stages } from './normalise.ts';
export { smoothLine, type Point, type Stroke } from './stroke.ts';

/** Of the pen on the pad, in sides of the pad: on a digit of three fifths of the pad it has MNIST’s thickness. */
export const penWidth = 0.08;
/**
 * Of the pen in pixels of the result. The mean thickness of MNIST's test images, twice the ink's area by its outline, is 2.5;
 * corners and crossings measure less than the pen that drew them.
 */
const thickness = 2.6;
/** Pixels drawn for each of MNIST's, across. */
const fineness = 10;

/**
 * A drawing as MNIST would hold it. Whatever its size on the pad, it is inked with a pen that leaves MNIST’s thickness once
 * it is scaled; only what is hardly larger than a dot stays one.
 * @returns null when nothing is drawn
 */
export function normaliseStrokes(
  strokes: readonly Stroke[],
  stages: Stages = allStages,
): NormalisedDigit | null {
  const lines = strokes.map(smoothLine);
  const { left, top, width, height } = extent(lines);
  const length = Math.max(width, height);
  const pen = Math.max(penFor(length, stages), penWidth / 4);
  const whole = length + pen;
  const framed = lines.map((line) =>
    line.map(({ x, y }) => ({
      x: (x - left + pen / 2) / whole,
      y: (y - top + pen / 2) / whole,
    })),
  );
  const side = boxSide * fineness;
  const pad = {
    left: ((left - pen / 2) / whole) * side,
    top: ((top - pen / 2) / whole) * side,
    side: side / whole,
  };
  return normalise(rasterise(framed, side, pen / whole), stages, pad);
}

/** The pen, in sides of the pad, that is MNIST's once these stages are passed. @param length of the drawing's longer side */
function penFor(length: number, { crop, scale }: Stages): number {
  if (!scale) return thickness / fieldSide;
  return crop ? (length * thickness) / (boxSide - thickness) : thickness / boxSide;
}

/** @returns 784 pixels, 0 background to 1 ink; null when nothing is drawn */
export function digitFromStrokes(strokes: readonly Stroke[]): Float32Array | null {
  return normaliseStrokes(strokes)?.pixels ?? null;
}
