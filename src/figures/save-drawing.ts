// Hands the reader a drawing of the page as a file. Page thread.
import type { ReactElement } from 'react';
import { pictureOf, pngOf } from '../ui/save-picture.ts';
import { download } from './download.ts';

export type PictureKind = 'SVG' | 'PNG';

/** @returns why there is no file, in a sentence; null: it is handed over */
export async function saveDrawing(
  drawing: ReactElement,
  name: string,
  kind: PictureKind,
): Promise<string | null> {
  const picture = pictureOf(drawing);
  if (kind === 'SVG') {
    download(`${name}.svg`, picture.svg, 'image/svg+xml');
    return null;
  }
  try {
    download(`${name}.png`, await pngOf(picture), 'image/png');
    return null;
  } catch {
    return 'This browser could not make a PNG of the picture. Take the SVG: it holds the same.';
  }
}
