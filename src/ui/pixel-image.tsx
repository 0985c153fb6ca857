// A grey image as ink on paper, whatever the colour scheme. Page thread, domain-free.
import { useEffect, useRef } from 'react';
import { useColours } from './use-colours.ts';
import styles from './pixel-image.module.css';

interface PixelImageProps {
  /** width x height, row by row. Bytes: 255 is full ink; floats: 1 is. Null: an empty sheet. */
  readonly pixels: Uint8Array | Float32Array | null;
  readonly width: number;
  readonly height: number;
  /** Spoken in its place; empty where the text beside it says it. */
  readonly label: string;
}

export function PixelImage({ pixels, width, height, label }: PixelImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ink } = useColours();

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context === null || context === undefined) return;
    const image = context.createImageData(width, height);
    const full = pixels instanceof Uint8Array ? 1 : 255;
    for (let index = 0; index < width * height; index += 1) {
      const at = index * 4;
      [image.data[at], image.data[at + 1], image.data[at + 2]] = ink;
      image.data[at + 3] = (pixels?.[index] ?? 0) * full;
    }
    context.putImageData(image, 0, 0);
  }, [pixels, width, height, ink]);

  return (
    <canvas
      ref={canvas}
      className={styles.image}
      width={width}
      height={height}
      {...(label === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}
