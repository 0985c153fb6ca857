// An image moved by whole pixels. Any thread. What leaves the frame is lost; what comes in is background.

/** As it is, up, down, left, right: NNDL 6 expands MNIST's 50,000 training images to 250,000 so. */
export const shifts: readonly (readonly [across: number, down: number])[] = [
  [0, 0],
  [0, -1],
  [0, 1],
  [-1, 0],
  [1, 0],
];

/** @param into side x side bytes, all of them overwritten */
export function shiftImage(
  image: Uint8Array,
  side: number,
  across: number,
  down: number,
  into: Uint8Array,
): void {
  into.fill(0);
  const left = Math.max(0, -across);
  const right = Math.min(side, side - across);
  for (let y = Math.max(0, -down); y < Math.min(side, side - down); y++) {
    into.set(image.subarray(y * side + left, y * side + right), (y + down) * side + left + across);
  }
}
