// Build time: writes grey PNG images (PNG specification, third edition, W3C 2025).
import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function block(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** @param pixels width x height, row by row, 0 black to 255 white */
export function greyPng(width: number, height: number, pixels: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a pixel; colour type 0 is grey; the only compression and filter method; not interlaced.
  header.set([8, 0, 0, 0, 0], 8);
  // Every row begins with its filter: 0, none.
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return Buffer.concat([
    signature,
    block('IHDR', header),
    block('IDAT', deflateSync(rows, { level: 9 })),
    block('IEND', new Uint8Array()),
  ]);
}

/**
 * Puts square images side by side, in rows of `columns`.
 * @param images one after another, side x side bytes each
 */
export function sheet(
  images: Uint8Array,
  side: number,
  columns: number,
): { readonly width: number; readonly height: number; readonly pixels: Uint8Array } {
  const count = images.length / (side * side);
  const width = columns * side;
  const height = Math.ceil(count / columns) * side;
  const pixels = new Uint8Array(width * height);
  for (let i = 0; i < count; i++) {
    const left = (i % columns) * side;
    const top = Math.floor(i / columns) * side;
    for (let y = 0; y < side; y++) {
      const row = images.subarray((i * side + y) * side, (i * side + y + 1) * side);
      pixels.set(row, (top + y) * width + left);
    }
  }
  return { width, height, pixels };
}
