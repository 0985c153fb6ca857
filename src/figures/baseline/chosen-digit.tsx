// The image that a figure's reader judges: the reader's own, or one of the test set. Page thread.
import { useEffect, useMemo, useState } from 'react';
import * as v from 'valibot';
import { pixelsOf } from '../../data/baseline/summary.ts';
import { digitFromStrokes } from '../../data/digit/index.ts';
import { readImages } from '../../training/use-baseline.ts';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { Select } from '../../ui/select.tsx';
import { NumberField } from '../landscape/number-field.tsx';
import { side, testCount } from './digits-data.ts';
import { OwnDigit } from './own-digit.tsx';
import { useOwnDrawing } from '../own-drawing.ts';
import styles from './baseline.module.css';

/** Of a figure's settings. */
export const choiceSchema = {
  source: v.picklist(['own', 'test']),
  test: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(testCount - 1)),
};
export interface Choice {
  readonly source: 'own' | 'test';
  /** Place in the test set. */
  readonly test: number;
}

interface ChosenImage {
  /** 28 x 28, 0 to 1; null: an empty pad, or on its way. */
  readonly pixels: Float32Array | null;
  /** What the test set calls it. */
  readonly label: number | null;
}

export function useChosenImage({ source, test }: Choice): ChosenImage {
  const [{ strokes }] = useOwnDrawing();
  const own = useMemo(() => digitFromStrokes(strokes), [strokes]);
  const [read, setRead] = useState<ChosenImage | null>(null);
  useEffect(() => {
    if (source !== 'test') return undefined;
    let wanted = true;
    readImages('test', [test]).then(
      ({ inputs, labels }) => {
        if (wanted) setRead({ pixels: pixelsOf(inputs), label: labels[0]! });
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [source, test]);
  const mine = useMemo(() => ({ pixels: own, label: null }), [own]);
  return source === 'own' ? mine : (read ?? nothingYet);
}

const nothingYet: ChosenImage = { pixels: null, label: null };

interface ChosenDigitProps extends Choice {
  readonly image: ChosenImage;
  readonly onChange: (choice: Partial<Choice>) => void;
}

export function ChosenDigit({ source, test, image, onChange }: ChosenDigitProps) {
  const [drawing, changeDrawing] = useOwnDrawing();
  return (
    <div className={styles.chosen}>
      <Select
        label="Image to read"
        value={source}
        options={[
          { value: 'own', label: 'your drawing' },
          { value: 'test', label: 'a test image' },
        ]}
        onChange={(value) => onChange({ source: value })}
      />
      {source === 'own' ? (
        <OwnDigit drawing={drawing} pixels={image.pixels} onChange={changeDrawing} />
      ) : (
        <>
          <div className={styles.picture}>
            <PixelImage
              pixels={image.pixels}
              width={side}
              height={side}
              label={`test image ${String(test)}, a ${String(image.label ?? '…')}`}
            />
          </div>
          <div className={styles.address}>
            <NumberField
              label={`Test image, label ${String(image.label ?? '…')}`}
              value={test}
              min={0}
              max={testCount - 1}
              onChange={(value) => onChange({ test: Math.round(value) })}
            />
          </div>
        </>
      )}
    </div>
  );
}
