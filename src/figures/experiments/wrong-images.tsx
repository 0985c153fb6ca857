// The test images that a vote still reads wrong, each with its true and its given label, as in the published picture of 33.
// Page thread.
import { readImages } from '../../training/use-baseline.ts';
import { Button } from '../../ui/button.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { side } from '../baseline/digits-data.ts';
import { wholeText } from '../reading.ts';
import { usePages } from '../use-pages.ts';
import { useTestImages } from '../worst-mistakes/use-test-images.ts';
import type { Vote } from './use-vote.ts';
import styles from './wrong-images.module.css';

/** As many at a time as in the published picture. */
const sheetSize = 33;

interface WrongImagesProps {
  readonly counted: NonNullable<Vote['counted']>;
}

export function WrongImages({ counted: { wrong: images, given, labels } }: WrongImagesProps) {
  const { shown, page, pages, open } = usePages(images, sheetSize);
  const from = page * sheetSize;
  const known = useTestImages(readImages, shown);
  return (
    <details className={styles.wrong} open>
      <summary>
        {images.length === 1 ? 'The image' : `The ${wholeText(images.length)} images`} still wrong
      </summary>
      <p className={styles.key}>
        Under each image its true label and, in red, the one that the vote gives it.
        {pages > 1 &&
          ` Shown: ${wholeText(from + 1)} to ${wholeText(from + shown.length)} of ${wholeText(images.length)}.`}
      </p>
      <ul className={styles.sheet} aria-label="Images still wrong: true label, given label">
        {shown.map((place) => {
          const [label, verdict] = [String(labels[place]), String(given[place])];
          return (
            <li key={place} title={`test image ${String(place)}`}>
              <PixelImage
                pixels={known.get(place)?.pixels ?? null}
                width={side}
                height={side}
                label={`test image ${String(place)}`}
              />
              <span>
                <span className="sr-only">true </span>
                {label} <span className="sr-only">given </span>
                <em>{verdict}</em>
              </span>
            </li>
          );
        })}
      </ul>
      {pages > 1 && (
        <div className={styles.turn}>
          <Button inactive={page === 0} onClick={() => open(page - 1)}>
            Previous {sheetSize}
          </Button>
          <Button inactive={page === pages - 1} onClick={() => open(page + 1)}>
            Next {sheetSize}
          </Button>
        </div>
      )}
    </details>
  );
}
