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

/** How many times larger than the other one of two neurons is, if they are proportional; null if they are not. */
export function scaleOf(line: Line, of: Line): number | null {
  const scale = line.b / of.b;
  const same = (a: number, c: number) => Math.abs(a - scale * c) < 1e-9;
  return scale > 0 && same(line.w1, of.w1) && same(line.w2, of.w2) ? scale : null;
}
