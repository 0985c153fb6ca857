// One image as a picture and as its 784 numbers, of which one is in hand. Page thread.
import { useEffect, useId, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { useColours } from '../../ui/use-colours.ts';
import { useWidth } from '../../ui/use-width.ts';
import { pixelCount, side } from '../baseline/digits-data.ts';
import styles from './digit-browser.module.css';

export interface Pixel {
  /** 0 to 27 from the top, and from the left. */
  readonly row: number;
  readonly column: number;
}

interface NumbersViewProps {
  /** 28 x 28 bytes; null while they are on their way. */
  readonly pixels: Uint8Array | null;
  readonly pixel: Pixel;
  /** What the image is, in a few words. */
  readonly describe: string;
  readonly onPixel: (pixel: Pixel) => void;
}

/** CSS pixels of a number's room: three digits must be legible. */
const least = { width: 17, height: 14 };

export function NumbersView({ pixels, pixel, describe, onPixel }: NumbersViewProps) {
  const help = useId();
  const value = pixels?.[pixel.row * side + pixel.column];
  const entry = pixel.row * side + pixel.column + 1;

  function place(event: PointerEvent): void {
    const box = event.currentTarget.getBoundingClientRect();
    const at = (share: number) => Math.min(side - 1, Math.max(0, Math.floor(share * side)));
    onPixel({
      row: at((event.clientY - box.top) / box.height),
      column: at((event.clientX - box.left) / box.width),
    });
  }

  function pressKey(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const inside = (at: number) => Math.min(side - 1, Math.max(0, at));
    onPixel({ row: inside(pixel.row + step[0]), column: inside(pixel.column + step[1]) });
  }

  return (
    <div className={styles.opened}>
      <div>
        <div className={styles.picture} onPointerDown={place} onPointerMove={place}>
          <PixelImage pixels={pixels} width={side} height={side} label={describe} />
          <svg viewBox={`0 0 ${String(side)} ${String(side)}`} aria-hidden="true">
            <rect x={pixel.column - 0.1} y={pixel.row - 0.1} width={1.2} height={1.2} />
          </svg>
        </div>
        <p className={styles.reading} aria-live="polite">
          row {pixel.row + 1}, column {pixel.column + 1}: entry <i>x</i>
          <sub>{entry}</sub> is <b>{value === undefined ? '…' : value}</b> of 255, or{' '}
          <b>{value === undefined ? '…' : (value / 255).toFixed(3)}</b>
        </p>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className={styles.numbers}
        // Its arrow keys are its own: a screen reader must pass them on.
        role="application"
        aria-label="The 784 numbers"
        aria-describedby={help}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={pressKey}
      >
        <NumberSheet pixels={pixels} pixel={pixel} onPlace={place} />
      </div>
      <p id={help} hidden>
        Arrow keys go from number to number; the one in hand is read under the picture.
      </p>
    </div>
  );
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

interface NumberSheetProps {
  readonly pixels: Uint8Array | null;
  readonly pixel: Pixel;
  readonly onPlace: (event: PointerEvent) => void;
}

/** Drawn rather than written: 784 elements would be slow to change as the reader walks along the wall. */
function NumberSheet({ pixels, pixel, onPlace }: NumberSheetProps) {
  const [host, measured] = useWidth<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ink, positive } = useColours();
  const width = Math.max(least.width, measured / side) * side;
  const height = least.height * side;
  const density = Math.min(2, devicePixelRatio);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const cell = width / side;
    context.setTransform(density, 0, 0, density, 0, 0);
    context.clearRect(0, 0, width, height);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.font = `${String(Math.min(10.5, cell * 0.47))}px ${getComputedStyle(canvas.current!).fontFamily}`;
    for (let i = 0; i < pixelCount; i++) {
      const value = pixels?.[i] ?? 0;
      const x = (i % side) * cell;
      const y = Math.floor(i / side) * least.height;
      // Under the number, the pixel itself, faint enough to read on.
      context.fillStyle = `rgb(${ink.join(' ')} / ${String((value / 255) * 0.16)})`;
      context.fillRect(x, y, cell, least.height);
      context.fillStyle = `rgb(${ink.join(' ')} / ${value === 0 ? '0.42' : '1'})`;
      context.fillText(String(value), x + cell / 2, y + least.height / 2 + 0.5);
    }
    context.strokeStyle = `rgb(${positive.join(' ')})`;
    context.lineWidth = 2;
    context.strokeRect(
      pixel.column * cell + 1,
      pixel.row * least.height + 1,
      cell - 2,
      least.height - 2,
    );
  }, [pixels, pixel, width, height, density, ink, positive]);

  return (
    <div ref={host}>
      <canvas
        ref={canvas}
        width={Math.round(width * density)}
        height={Math.round(height * density)}
        style={{ width, height }}
        onPointerDown={onPlace}
        onPointerMove={onPlace}
      />
    </div>
  );
}
