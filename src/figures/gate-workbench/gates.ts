// The logic gates of two inputs that a reader may ask a perceptron for. Page thread, pure.
import { perceptron, type Line, type Point } from '../plane/half-plane.ts';

/** The four rows of a truth table, also the corners of the unit square. */
export const corners = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const satisfies readonly Point[];

/** What each gate answers at the four corners, in their order. */
export const gates = {
  and: { label: 'AND', answers: [0, 0, 0, 1] },
  or: { label: 'OR', answers: [0, 1, 1, 1] },
  nand: { label: 'NAND', answers: [1, 1, 1, 0] },
  xor: { label: 'XOR', answers: [0, 1, 1, 0] },
} as const;
export type GateId = keyof typeof gates;
export const gateIds = Object.keys(gates) as GateId[];

/** For each corner, whether the perceptron answers as the gate does. */
export function rightCorners(gate: GateId, line: Line): boolean[] {
  return corners.map((corner, row) => perceptron(line, corner) === gates[gate].answers[row]);
}

const near = (a: number, b: number) => Math.abs(a - b) < 1e-9;

/** How many times larger than the other one of two neurons is, if they are proportional; null if they are not. */
function scaleOf(line: Line, of: Line): number | null {
  const scale = line.b / of.b;
  return scale > 0 && near(line.w1, scale * of.w1) && near(line.w2, scale * of.w2) ? scale : null;
}

/** How many times larger than the first of some earlier neurons that differs from it by nothing else. */
export function scaleOfEarlier(line: Line, earlier: readonly Line[]): number | null {
  const scales = earlier.map((of) => scaleOf(line, of));
  return scales.find((scale) => scale !== null && !near(scale, 1)) ?? null;
}

export const isAmong = (line: Line, lines: readonly Line[]): boolean =>
  lines.some(({ w1, w2, b }) => near(line.w1, w1) && near(line.w2, w2) && near(line.b, b));
