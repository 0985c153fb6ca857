// The test images that one count is made of. Page thread.
import { useMemo } from 'react';
import type { DatasetRef } from '../../network/dataset.ts';
import type { RunActions } from '../../training/run-state.ts';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { wholeText } from '../reading.ts';
import { useTestImages } from '../worst-mistakes/use-test-images.ts';
import type { Cell } from './confusion.ts';
import styles from './confusion-matrix.module.css';

const shownCount = 30;

interface CellImagesProps {
  readonly cell: Cell;
  /** Of the cell's images in the test set, the costliest first. */
  readonly indices: readonly number[];
  /** What the run is tested on. */
  readonly data: DatasetRef;
  readonly readExamples: RunActions['readExamples'];
  /** The image that is open, where images can be opened. */
  readonly opened?: number | null;
  readonly onOpen?: (index: number) => void;
}

export function CellImages(props: CellImagesProps) {
  const { cell, indices, data, readExamples, opened = null, onOpen } = props;
  const { label, verdict } = cell;
  const shown = useMemo(() => indices.slice(0, shownCount), [indices]);
  const images = useTestImages(readExamples, shown, data);
  const count = indices.length;
  return (
    <div className={styles.images}>
      <p aria-live="polite">
        <b>{label}</b>{' '}
        {label === verdict ? (
          'read right'
        ) : (
          <>
            taken for <em>{verdict}</em>
          </>
        )}
        : {count === 1 ? 'one image' : `${wholeText(count)} images`}
        {count > shownCount && `, the ${String(shownCount)} that cost most`}
      </p>
      <ul aria-label="Images of this cell">
        {shown.map((index) => (
          <li key={index}>
            {onOpen === undefined ? (
              <PixelImage
                pixels={images.get(index)?.pixels ?? null}
                width={28}
                height={28}
                label={`test image ${String(index)}`}
              />
            ) : (
              <button
                type="button"
                aria-pressed={index === opened}
                aria-label={`Open test image ${String(index)}`}
                onClick={() => onOpen(index)}
              >
                <PixelImage
                  pixels={images.get(index)?.pixels ?? null}
                  width={28}
                  height={28}
                  label=""
                />
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
