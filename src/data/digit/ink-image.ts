// A grey image of ink on an empty sheet. Any thread.

export interface InkImage {
  readonly width: number;
  readonly height: number;
  /** width x height, row by row. Floats run from 0, no ink, to 1; bytes to 255. */
  readonly ink: Float32Array | Uint8Array | Uint8ClampedArray;
}

/** What a value of full ink is in this image. */
export function fullInk({ ink }: InkImage): number {
  return ink instanceof Float32Array ? 1 : 255;
}

/** In pixels, from the image's top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
