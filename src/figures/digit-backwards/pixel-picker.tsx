// A signed image of which one pixel is chosen, by pointer here, by keys with the sliders beside it. Page thread.
import type { PointerEvent } from 'react';
import { SignedImage } from '../../ui/signed-image.tsx';
import styles from './digit-backwards.module.css';

export interface Pixel {
  /** 0..27 from the top. */
  readonly row: number;
  /** 0..27 from the left. */
  readonly column: number;
}

interface PixelPickerProps {
  /** 28 x 28, above 0 in blue. */
  readonly values: Float32Array;
  readonly scale: number;
  readonly label: string;
  readonly chosen: Pixel;
  readonly onChoose: (pixel: Pixel) => void;
}

const side = 28;

export function PixelPicker({ values, scale, label, chosen, onChoose }: PixelPickerProps) {
  function choose(event: PointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const place = (share: number) => Math.min(side - 1, Math.max(0, Math.floor(share * side)));
    onChoose({
      row: place((event.clientY - box.top) / box.height),
      column: place((event.clientX - box.left) / box.width),
    });
  }
  return (
    <div className={styles.picture}>
      <SignedImage values={values} width={side} height={side} scale={scale} label={label} />
      <svg
        viewBox={`0 0 ${String(side)} ${String(side)}`}
        className={styles.overlay}
        aria-hidden="true"
        onPointerDown={choose}
        onPointerMove={(event) => {
          if (event.buttons !== 0) choose(event);
        }}
      >
        <rect x={chosen.column - 0.2} y={chosen.row - 0.2} width={1.4} height={1.4} />
      </svg>
    </div>
  );
}
