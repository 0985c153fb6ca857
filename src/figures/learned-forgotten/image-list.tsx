// Test images that changed sides, a page at a time, each with what it was taken for then and now. Page thread.
import type { DatasetRef } from '../../network/dataset.ts';
import type { RunActions } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { side } from '../baseline/digits-data.ts';
import { wholeText } from '../reading.ts';
import { usePages } from '../use-pages.ts';
import { useTestImages } from '../worst-mistakes/use-test-images.ts';
import styles from './learned-forgotten.module.css';

interface ImageListProps {
  readonly name: string;
  /** What it means. */
  readonly sentence: string;
  /** null: not known yet. */
  readonly indices: readonly number[] | null;
  readonly then: Uint8Array | null;
  readonly now: Uint8Array | null;
  readonly opened: number | null;
  readonly onOpen: (index: number) => void;
  /** What the run is tested on. */
  readonly data: DatasetRef;
  readonly readExamples: RunActions['readExamples'];
}

const pageSize = 24;
const none: readonly number[] = [];

export function ImageList(props: ImageListProps) {
  const { name, sentence, indices, then, now, opened, onOpen, data, readExamples } = props;
  const all = indices ?? none;
  const { shown, page, pages, open } = usePages(all, pageSize);
  const images = useTestImages(readExamples, shown, data);
  return (
    <div className={styles.list}>
      <h4>
        {name}{' '}
        <output aria-label={name}>{indices === null ? '–' : wholeText(indices.length)}</output>
        <span>{sentence}</span>
      </h4>
      {all.length === 0 && (
        <p className={styles.none}>
          {indices === null
            ? 'They come here once there are two moments to compare, each with what it was taken for then and now.'
            : 'None.'}
        </p>
      )}
      <ul aria-label={`Images ${name.toLowerCase()}`}>
        {shown.map((index) => (
          <li key={index}>
            <button
              type="button"
              aria-pressed={index === opened}
              aria-label={`Open test image ${String(index)}: read as ${String(then?.[index])} then, as ${String(now?.[index])} now`}
              onClick={() => onOpen(index)}
            >
              <PixelImage
                pixels={images.get(index)?.pixels ?? null}
                width={side}
                height={side}
                label=""
              />
              <span>
                {then?.[index]} → {now?.[index]}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <div className={styles.pages}>
          <Button inactive={page === 0} onClick={() => open(page - 1)}>
            Previous
          </Button>
          <span>
            {page + 1} of {pages}
          </span>
          <Button inactive={page === pages - 1} onClick={() => open(page + 1)}>
            Next
          </Button>
        </div>
      )}
    </div>
  );
}
