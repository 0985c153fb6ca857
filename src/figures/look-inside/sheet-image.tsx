// A sheet of tiles, painted in one go; one of them may be framed, and chosen with a pointer. Page thread.
import { useEffect, useRef, type PointerEvent } from 'react';
import { useColours } from '../../ui/use-colours.ts';
import { gapMark, tileAt, type Sheet } from './tiles.ts';
import styles from './sheet-image.module.css';

interface SheetImageProps {
  readonly sheet: Sheet;
  /** The size that is painted in full colour. */
  readonly scale: number;
  readonly label: string;
  /** The slider beside it is the way for keys. */
  readonly onChoose?: (tile: number) => void;
}

/** Between tiles, out of 255. */
const gapInk = 44;

export function SheetImage({ sheet, scale, label, onChoose }: SheetImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ink, positive, negative } = useColours();
  const { values, width, height } = sheet;

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context === null || context === undefined) return;
    const image = context.createImageData(width, height);
    for (let index = 0; index < values.length; index++) {
      const value = values[index]!;
      const at = index * 4;
      const gap = value === gapMark;
      const colour = gap ? ink : value > 0 ? positive : negative;
      [image.data[at], image.data[at + 1], image.data[at + 2]] = colour;
      // NaN becomes 0: nothing.
      image.data[at + 3] = gap ? gapInk : Math.min(1, Math.abs(value) / scale) * 255;
    }
    context.putImageData(image, 0, 0);
  }, [values, width, height, scale, ink, positive, negative]);

  function press(event: PointerEvent<HTMLCanvasElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width;
    const y = (event.clientY - box.top) / box.height;
    const tile = tileAt(sheet, x, y);
    if (tile !== null) onChoose?.(tile);
  }

  return (
    <canvas
      ref={canvas}
      className={styles.sheet}
      data-choosable={onChoose !== undefined}
      style={{ '--shape': width / height }}
      width={width}
      height={height}
      onPointerDown={onChoose && press}
      {...{ role: 'img', 'aria-label': label }}
    />
  );
}
