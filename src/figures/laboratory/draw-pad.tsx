// The pad: what is drawn, what the network gets of it, and what it makes of that. Page thread.
import { memo, useMemo, useState, type ReactNode } from 'react';
import { digitFromStrokes, penWidth } from '../../data/digit/index.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { BarList } from '../../ui/bar-list.tsx';
import { Button } from '../../ui/button.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { clearDrawing, undo, type Drawing } from './drawing.ts';
import { useKeptDrawing } from './kept-drawing.ts';
import { PadCanvas } from './pad-canvas.tsx';
import { useOutputs } from './use-outputs.ts';
import styles from './draw-pad.module.css';
import { verdictOf } from '../reading.ts';

interface DrawPadProps {
  readonly status: RunState['status'];
  readonly position: RunState['position'];
  readonly predict: RunActions['predict'];
  /** Beside a verdict: where the reader can go with it; left out: nowhere. */
  readonly onward?: ReactNode;
}

const digits = Array.from({ length: 10 }, (_, digit) => String(digit));

export const DrawPad = memo(function DrawPad({ status, position, predict, onward }: DrawPadProps) {
  const [drawing, setDrawing] = useKeptDrawing();
  /** A kept drawing alone starts no worker; the reader's hand does. */
  const [touched, setTouched] = useState(false);

  const digit = useMemo(() => digitFromStrokes(drawing.strokes), [drawing]);
  // A failed run is not started again by a pen: its message would be gone.
  const asking = status === 'idle' ? touched : status !== 'failed';
  const outputs = useOutputs(predict, digit, asking, position);
  const verdict = outputs && verdictOf(outputs);

  const change = (next: (before: Drawing) => Drawing) => {
    setTouched(true);
    setDrawing(next);
  };

  return (
    <div className={styles.pad}>
      <div className={styles.head}>
        <h4>Draw a digit</h4>
        <Button onClick={() => change(undo)}>Undo</Button>
        <Button onClick={() => change(clearDrawing)}>Clear</Button>
      </div>
      <div className={styles.parts}>
        <div className={styles.sheet}>
          <PadCanvas drawing={drawing} penWidth={penWidth} onDraw={change} />
          {drawing.strokes.length === 0 && <p className={styles.hint}>mouse, finger or pen</p>}
        </div>
        <div className={styles.answer}>
          <BarList
            label="Outputs"
            items={digits.map((name, index) => ({ name, share: outputs?.[index] ?? null }))}
            top={verdict}
          />
          <div className={styles.verdict}>
            <div className={styles.normalised}>
              <PixelImage pixels={digit} width={28} height={28} label="" />
            </div>
            <span>28 × 28</span>
            <span className={styles.manner}>
              {verdict !== null && (position.step === 0 ? 'untrained' : 'it reads')}
            </span>
            <output aria-label="Verdict">{verdict}</output>
            {verdict !== null && onward}
          </div>
        </div>
      </div>
    </div>
  );
});
