// Some test images with what the network reads in them: MNIST's first thirty, or others that the run is tested on. Page thread.
import { memo, useEffect, useState } from 'react';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { wholeText } from '../reading.ts';
import { loadSamples, sampleCount, type SampleImage } from './sample-sheet.ts';
import styles from './samples.module.css';

interface SamplesProps {
  /** The network's reading of the first test images, one digit each; null before it was asked. */
  readonly verdicts: string | null;
  /** Of the whole test set, as last measured; null before. */
  readonly wrong: number | null;
  /** In the place of MNIST's; the same object for the same images. */
  readonly others?: { readonly images: readonly SampleImage[]; readonly total: number };
}

export const Samples = memo(function Samples({ verdicts, wrong, others }: SamplesProps) {
  const [mnist, setMnist] = useState<readonly SampleImage[] | null>(null);
  const needed = others === undefined;
  const images = others?.images ?? mnist;
  const count = others?.images.length ?? sampleCount;
  useEffect(() => {
    if (!needed) return undefined;
    const leaving = new AbortController();
    loadSamples(leaving.signal).then(setMnist, () => {
      // The sheet is an ornament until the data are here: without it the verdicts still stand.
    });
    return () => leaving.abort();
  }, [needed]);

  const right = images?.filter(({ label }, index) => label === verdicts?.[index]).length;
  return (
    <div className={styles.samples}>
      <h4>
        Test images and verdicts
        {images !== null && verdicts !== null && (
          <span>
            {right} of {count}
          </span>
        )}
      </h4>
      <ul>
        {Array.from({ length: count }, (_, index) => (
          <Sample key={index} image={images?.[index] ?? null} verdict={verdicts?.[index] ?? null} />
        ))}
      </ul>
      <p>
        Framed and struck through: wrong.
        {wrong !== null &&
          ` Of all ${wholeText(others?.total ?? 10_000)} test images: ${wholeText(wrong)}.`}
      </p>
    </div>
  );
});

interface SampleProps {
  /** null: not here yet. */
  readonly image: SampleImage | null;
  readonly verdict: string | null;
}

const Sample = memo(function Sample({ image, verdict }: SampleProps) {
  const judged = image !== null && verdict !== null;
  const state = !judged ? 'none' : verdict === image.label ? 'right' : 'wrong';
  return (
    <li data-verdict={state}>
      <PixelImage
        pixels={image?.pixels ?? null}
        width={28}
        height={28}
        label={image === null ? '' : `a ${image.label}`}
      />
      <span>{verdict ?? '\u00a0'}</span>
    </li>
  );
});
