// A picture in its own greys, whatever the colour scheme. Page thread.
import { useEffect, useRef } from 'react';
import type { Box } from '../../data/digit/ink-image.ts';
import styles from './own-images.module.css';

interface GreyCanvasProps {
  readonly width: number;
  readonly height: number;
  /** Row by row: 0 black to 1 white. Null: nothing. */
  readonly light: ArrayLike<number> | null;
  /** Spoken in its place; empty where the text beside it says it. */
  readonly label: string;
  /** A frame around a part of it. */
  readonly frame?: Box | null;
}

export function GreyCanvas({ width, height, light, label, frame = null }: GreyCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(width, height);
    for (let at = 0; at < width * height; at++) {
      const grey = Math.round(255 * (light?.[at] ?? 0));
      image.data[4 * at] = grey;
      image.data[4 * at + 1] = grey;
      image.data[4 * at + 2] = grey;
      image.data[4 * at + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }, [light, width, height]);
  const share = (part: number, whole: number) => `${String((100 * part) / whole)}%`;
  return (
    <span
      className={styles.picture}
      style={{ aspectRatio: `${String(width)} / ${String(height)}` }}
      data-tall={height > width}
    >
      <canvas
        ref={canvas}
        width={width}
        height={height}
        {...(label === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      />
      {frame && (
        <i
          style={{
            left: share(frame.left, width),
            top: share(frame.top, height),
            width: share(frame.width, width),
            height: share(frame.height, height),
          }}
        />
      )}
    </span>
  );
}
