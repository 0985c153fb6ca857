// Which of the eight moves of one bright cell leave it in its square of the pool. Page thread, pure.
import type { Place } from '../convolution/grid-picker.tsx';

/** Row by row, the middle left out. */
export const moves: readonly Place[] = [
  { row: -1, column: -1 },
  { row: -1, column: 0 },
  { row: -1, column: 1 },
  { row: 0, column: -1 },
  { row: 0, column: 1 },
  { row: 1, column: -1 },
  { row: 1, column: 0 },
  { row: 1, column: 1 },
];

/** Whether a bright cell, moved so, still is in the same square. */
export function stays({ row, column }: Place, move: Place, size: number): boolean {
  const square = (at: number) => Math.floor(at / size);
  return square(row) === square(row + move.row) && square(column) === square(column + move.column);
}

/** Moves of eight that leave the pooled map as it was. */
export function unchanged(place: Place, size: number): number {
  return moves.filter((move) => stays(place, move, size)).length;
}

/** For each place in a square, row by row, how many of the eight moves it survives. */
export function counts(size: number): readonly number[] {
  return Array.from({ length: size * size }, (_, i) =>
    unchanged({ row: Math.floor(i / size), column: i % size }, size),
  );
}
