// The pad that asks for one digit after another. Page thread. A digit is kept the moment that the reader says it is one.
import { memo, useEffect, useMemo, useState } from 'react';
import { digitFromStrokes, penWidth } from '../../data/digit/index.ts';
import { nextPrompt, roundLength } from '../../data/digit/prompts.ts';
import { Button } from '../../ui/button.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { clearDrawing, emptyDrawing, undo } from '../laboratory/drawing.ts';
import { drawingKeeper } from '../laboratory/kept-drawing.ts';
import { PadCanvas } from '../laboratory/pad-canvas.tsx';
import { bytesOf, countsOf, storedDigit, type OwnDigit } from './own-digit.ts';
import { ownDigits } from './own-digits.ts';
import styles from './handwriting.module.css';

interface PromptPadProps {
  readonly digits: readonly OwnDigit[];
  readonly seed: number;
  readonly onFull: () => void;
}

const keeper = drawingKeeper('handwriting');

export const PromptPad = memo(function PromptPad({ digits, seed, onFull }: PromptPadProps) {
  const [drawing, setDrawing] = useState(keeper.kept);
  useEffect(() => keeper.keep(drawing), [drawing]);
  const pixels = useMemo(() => digitFromStrokes(drawing.strokes), [drawing]);
  const prompt = useMemo(() => nextPrompt(seed, countsOf(digits, 'drawn')), [seed, digits]);

  async function keep(): Promise<void> {
    if (pixels === null) return;
    setDrawing(emptyDrawing);
    const keys = await ownDigits.add([storedDigit(prompt.digit, bytesOf(pixels), 'drawn')]);
    if (keys === null) {
      setDrawing(drawing);
      onFull();
    }
  }

  return (
    <div className={styles.pad}>
      <p className={styles.prompt} aria-live="polite">
        Write a <b>{prompt.digit}</b>
        <span>
          {prompt.place + 1} of {roundLength}
          {prompt.round > 0 && `, round ${String(prompt.round + 1)}`}
        </span>
      </p>
      <div
        className={styles.sheet}
        role="presentation"
        onKeyDown={(event) => {
          if (event.key === 'Enter') void keep();
        }}
      >
        <PadCanvas drawing={drawing} penWidth={penWidth} onDraw={setDrawing} />
        {drawing.strokes.length === 0 && <p className={styles.hint}>mouse, finger or pen</p>}
      </div>
      <div className={styles.padFoot}>
        <div className={styles.normalised}>
          <PixelImage pixels={pixels} width={28} height={28} label="" />
        </div>
        <Button primary inactive={pixels === null} onClick={() => void keep()}>
          Keep it
        </Button>
        <Button onClick={() => setDrawing(undo)}>Undo</Button>
        <Button onClick={() => setDrawing(clearDrawing)}>Clear</Button>
      </div>
    </div>
  );
});
