// Remembered images in the order of their likeness, with their labels. Page thread.
import type { Neighbours } from '../../network/baselines.ts';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { pixelCount, side } from './digits-data.ts';
import styles from './baseline.module.css';

interface NeighbourRowProps {
  readonly title: string;
  /** What is compared. */
  readonly note: string;
  /** null: no answer yet. */
  readonly neighbours: Neighbours | null;
  /** 784 bytes a neighbour. */
  readonly pixels: Uint8Array | null;
  /** Where in `pixels` these neighbours begin. */
  readonly from: number;
  readonly count: number;
  readonly decimals: number;
}

export function NeighbourRow(props: NeighbourRowProps) {
  const { title, note, neighbours, pixels, from, count, decimals } = props;
  return (
    <div className={styles.neighbours}>
      <h4>
        {title} <small>{note}</small>
        <span className={styles.reads}>reads</span>
        <output aria-label={title}>{neighbours?.labels[0] ?? '–'}</output>
      </h4>
      <ol aria-label={`${title}: the images`}>
        {Array.from({ length: count }, (_, n) => (
          <li key={n} data-first={n === 0}>
            <div className={styles.neighbour}>
              <PixelImage
                pixels={
                  pixels?.subarray((from + n) * pixelCount, (from + n + 1) * pixelCount) ?? null
                }
                width={side}
                height={side}
                label=""
              />
            </div>
            <b>{neighbours?.labels[n] ?? '–'}</b>
            <small>{neighbours ? neighbours.distances[n]?.toFixed(decimals) : ''}</small>
          </li>
        ))}
      </ol>
    </div>
  );
}
