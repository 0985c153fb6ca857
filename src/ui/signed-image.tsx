// An image of numbers above and below zero: one colour each, nothing where they are 0. Page thread, domain-free.
import { useEffect, useRef } from 'react';
import { useColours } from './use-colours.ts';
import styles from './pixel-image.module.css';

interface SignedImageProps {
  /** width x height, row by row. */
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
  /** The size, either side of 0, that is painted in full colour; what is larger looks the same. */
  readonly scale: number;
  /** Spoken in its place; empty where the text beside it says it. */
  readonly label: string;
}

export function SignedImage({ values, width, height, scale, label }: SignedImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { positive, negative } = useColours();

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context === null || context === undefined) return;
    const image = context.createImageData(width, height);
    for (let index = 0; index < width * height; index += 1) {
      const value = values[index]!;
      const at = index * 4;
      const colour = value > 0 ? positive : negative;
      [image.data[at], image.data[at + 1], image.data[at + 2]] = colour;
      image.data[at + 3] = Math.min(1, Math.abs(value) / scale) * 255;
    }
    context.putImageData(image, 0, 0);
  }, [values, width, height, scale, positive, negative]);

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
