// Draws lines with a round pen into an ink image, without a canvas: the same everywhere. Any thread.
import type { InkImage } from './ink-image.ts';
import type { Point } from './stroke.ts';

/**
 * @param lines chains of points, in sides of the image; one point is a dot
 * @param side of the image, in pixels
 * @param penWidth in sides of the image
 * @returns 0 to 1, with edges one pixel soft; what lies outside the image is cut off
 */
export function rasterise(
  lines: readonly (readonly Point[])[],
  side: number,
  penWidth: number,
): InkImage {
  const ink = new Float32Array(side * side);
  const radius = (penWidth * side) / 2;
  for (const line of lines) {
    line.forEach((to, i) => {
      // A dot is a piece of no length; every other point has the piece that leads to it.
      const from = line[i - 1];
      if (from) inkPiece(ink, side, radius, from, to);
      else if (line.length === 1) inkPiece(ink, side, radius, to, to);
    });
  }
  return { width: side, height: side, ink };
}

/** Inks all pixels whose middle is nearer than the radius to the piece from a to b: a rounded bar. */
function inkPiece(ink: Float32Array, side: number, radius: number, a: Point, b: Point): void {
  // Pixel i has its middle at i + 1/2.
  const ax = a.x * side - 0.5;
  const ay = a.y * side - 0.5;
  const dx = b.x * side - 0.5 - ax;
  const dy = b.y * side - 0.5 - ay;
  const lengthSquared = dx * dx + dy * dy;
  const reach = radius + 0.5;
  const left = Math.max(0, Math.ceil(Math.min(ax, ax + dx) - reach));
  const right = Math.min(side - 1, Math.floor(Math.max(ax, ax + dx) + reach));
  const top = Math.max(0, Math.ceil(Math.min(ay, ay + dy) - reach));
  const bottom = Math.min(side - 1, Math.floor(Math.max(ay, ay + dy) + reach));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const at = y * side + x;
      // Most of a piece lies on the one before.
      if (ink[at] === 1) continue;
      const px = x - ax;
      const py = y - ay;
      const along = lengthSquared === 0 ? 0 : (px * dx + py * dy) / lengthSquared;
      const t = along < 0 ? 0 : along > 1 ? 1 : along;
      const ex = px - t * dx;
      const ey = py - t * dy;
      const distanceSquared = ex * ex + ey * ey;
      if (distanceSquared >= reach * reach) continue;
      const cover = Math.min(1, reach - Math.sqrt(distanceSquared));
      if (cover > ink[at]!) ink[at] = cover;
    }
  }
}
