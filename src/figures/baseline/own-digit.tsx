// The pad of the chapter's figures, with what comes out of it. Page thread.
import { penWidth } from '../../data/digit/index.ts';
import { Button } from '../../ui/button.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { clearDrawing, undo, type Drawing } from '../laboratory/drawing.ts';
import { PadCanvas } from '../laboratory/pad-canvas.tsx';
import { side } from './digits-data.ts';
import type { ChangeDrawing } from '../own-drawing.ts';
import styles from './baseline.module.css';

interface OwnDigitProps {
  readonly drawing: Drawing;
  /** The drawing as 28 x 28 pixels; undefined: not shown here. */
  readonly pixels?: Float32Array | null;
  readonly onChange: ChangeDrawing;
}

export function OwnDigit({ drawing, pixels, onChange }: OwnDigitProps) {
  return (
    <div className={styles.own}>
      <div className={styles.pad}>
        <PadCanvas drawing={drawing} penWidth={penWidth} onDraw={onChange} />
      </div>
      <div className={styles.buttons}>
        <Button onClick={() => onChange(undo)}>Undo</Button>
        <Button onClick={() => onChange(clearDrawing)}>Clear</Button>
        {pixels !== undefined && (
          <span className={styles.small}>
            <PixelImage pixels={pixels} width={side} height={side} label="" />
          </span>
        )}
      </div>
    </div>
  );
}
