// The row from which a digit is chosen: some test images, any other by its number, or the reader's own. Page thread.
import { penWidth } from '../../data/digit/index.ts';
import { Button } from '../../ui/button.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { clearDrawing, undo } from '../laboratory/drawing.ts';
import { PadCanvas } from '../laboratory/pad-canvas.tsx';
import { NumberField } from '../landscape/number-field.tsx';
import { testImages, useSamples, type PickedDigit } from './digit-choice.ts';
import styles from './digit-picker.module.css';

/** One of each kind among the first thirty, where there is no 8. */
const offered = [0, 1, 2, 3, 4, 8, 11, 18, 7] as const;

export function DigitPicker({ choice, drawing, onChoose, onDraw }: PickedDigit['picker']) {
  const samples = useSamples();
  return (
    <div className={styles.picker}>
      <div className={styles.row} role="group" aria-label="The digit">
        {offered.map((index) => (
          <button
            key={index}
            type="button"
            className={styles.sample}
            aria-pressed={choice === index}
            aria-label={`test image ${String(index)}${samples[index] ? `, a ${samples[index].label}` : ''}`}
            onClick={() => onChoose(index)}
          >
            <PixelImage pixels={samples[index]?.pixels ?? null} width={28} height={28} label="" />
          </button>
        ))}
        <Button primary={choice === 'own'} onClick={() => onChoose('own')}>
          Your own
        </Button>
        <div className={styles.number}>
          <NumberField
            label="Test image"
            value={choice === 'own' ? 0 : choice}
            min={0}
            max={testImages - 1}
            onChange={(index) => onChoose(Math.round(index))}
          />
        </div>
      </div>
      {choice === 'own' && (
        <div className={styles.own}>
          <div className={styles.pad}>
            <PadCanvas drawing={drawing} penWidth={penWidth} onDraw={onDraw} />
          </div>
          <div className={styles.buttons}>
            <Button onClick={() => onDraw(undo)}>Undo</Button>
            <Button onClick={() => onDraw(clearDrawing)}>Clear</Button>
          </div>
        </div>
      )}
    </div>
  );
}
