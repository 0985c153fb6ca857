// The wall's images as they are needed: fetched from the worker in blocks, kept as sheets that a canvas can copy from. Page
// thread. Those not seen for longest make room.
import type { Split } from '../../network/examples.ts';
import { readImages } from '../../training/use-baseline.ts';
import type { Rgb } from '../../ui/use-colours.ts';
import { pixelCount, side } from '../baseline/digits-data.ts';
import { placeOf } from './wall-list.ts';

/** A block is a square sheet of so many images each way. */
const across = 10;
const blockSize = across * across;
/** Sheets that are kept: 150 of 300 kB. */
const limit = 150;
/** Blocks that may be on their way at a time: what the reader has scrolled past should not come first. */
const underWay = 6;

/** Where an image is on its sheet. */
export interface Sprite {
  readonly sheet: HTMLCanvasElement;
  readonly x: number;
  readonly y: number;
}

export class WallImages {
  readonly #list: Uint32Array;
  readonly #ink: Rgb;
  /** The longest unseen first. */
  readonly #sheets = new Map<number, HTMLCanvasElement>();
  readonly #pending = new Set<number>();
  #arrived: (() => void) | null = null;

  constructor(list: Uint32Array, ink: Rgb) {
    this.#list = list;
    this.#ink = ink;
  }

  /** @param arrived called whenever more can be drawn. @returns ends it: nothing more is fetched */
  listen(arrived: () => void): () => void {
    this.#arrived = arrived;
    return () => {
      if (this.#arrived === arrived) this.#arrived = null;
    };
  }

  /** The image at a position of the list, or null while it is on its way. */
  sprite(position: number): Sprite | null {
    const block = Math.floor(position / blockSize);
    const sheet = this.#sheets.get(block);
    if (sheet === undefined) {
      void this.#fetch(block);
      return null;
    }
    const place = position % blockSize;
    return { sheet, x: (place % across) * side, y: Math.floor(place / across) * side };
  }

  /** Marks blocks as just seen. */
  touch(first: number, last: number): void {
    for (let block = Math.floor(first / blockSize); block * blockSize <= last; block++) {
      const sheet = this.#sheets.get(block);
      if (sheet === undefined) continue;
      this.#sheets.delete(block);
      this.#sheets.set(block, sheet);
    }
  }

  async #fetch(block: number): Promise<void> {
    if (!this.#arrived || this.#pending.has(block) || this.#pending.size >= underWay) return;
    this.#pending.add(block);
    const indices = [...this.#list.subarray(block * blockSize, (block + 1) * blockSize)];
    try {
      const pixels = await pixelsOf(indices);
      this.#sheets.set(block, this.#sheetOf(pixels));
      const oldest = this.#sheets.keys().next().value;
      if (this.#sheets.size > limit && oldest !== undefined) this.#sheets.delete(oldest);
    } catch {
      // Whatever keeps the images away is told above the wall; the next scroll asks again.
    } finally {
      this.#pending.delete(block);
      this.#tell();
    }
  }

  #tell(): void {
    this.#arrived?.();
  }

  #sheetOf(images: readonly Uint8Array[]): HTMLCanvasElement {
    const sheet = document.createElement('canvas');
    sheet.width = sheet.height = across * side;
    const context = sheet.getContext('2d')!;
    const data = context.createImageData(sheet.width, sheet.height);
    // One word a pixel, alpha in its highest byte on every machine that browsers run on.
    const words = new Uint32Array(data.data.buffer);
    const [red, green, blue] = this.#ink;
    const colour = red | (green << 8) | (blue << 16);
    images.forEach((image, place) => {
      const corner = Math.floor(place / across) * side * sheet.width + (place % across) * side;
      for (let i = 0; i < pixelCount; i++) {
        const at = corner + Math.floor(i / side) * sheet.width + (i % side);
        words[at] = colour | (image[i]! << 24);
      }
    });
    context.putImageData(data, 0, 0);
    return sheet;
  }
}

/** Images by their index among all; one question a split. */
async function pixelsOf(indices: readonly number[]): Promise<readonly Uint8Array[]> {
  const bySplit = new Map<Split, number[]>();
  for (const index of indices) {
    const { split, place } = placeOf(index);
    bySplit.set(split, [...(bySplit.get(split) ?? []), place]);
  }
  // The list rises, so the splits follow one another.
  const parts = await Promise.all([...bySplit].map(([split, places]) => readImages(split, places)));
  return parts.flatMap(({ inputs, labels }) =>
    Array.from(labels, (_, n) => inputs.subarray(n * pixelCount, (n + 1) * pixelCount)),
  );
}
