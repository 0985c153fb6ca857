// Some house numbers in colour, each with its label and what a network reads in it. Page thread.
import { useEffect, useRef } from 'react';
import { colourPixels } from '../../data/svhn/pictures.ts';
import { houseNumberSide } from '../../network/house-numbers.ts';
import { wholeText } from '../reading.ts';
import styles from './house-numbers.module.css';
import { imageAt, type Shown } from './use-shown.ts';

interface PicturesProps {
  readonly shown: Shown;
  readonly verdicts: Uint8Array | null;
  readonly label: string;
}

export function Pictures({ shown, verdicts, label }: PicturesProps) {
  return (
    <ul className={styles.pictures} aria-label={label}>
      {[...shown.places].map((place, n) => {
        const digit = shown.labels[n]!;
        const verdict = verdicts?.[n];
        return (
          <li key={n} data-right={verdict === undefined ? undefined : verdict === digit}>
            <Picture image={imageAt(shown, n)} label={`Image ${wholeText(place + 1)}`} />
            <span>
              <b>{digit}</b>
              {verdict !== undefined && (
                <i>
                  <span className="sr-only">read as </span>
                  {verdict}
                </i>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Picture({ image, label }: { readonly image: Uint8Array; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pixels = new ImageData(colourPixels(image), houseNumberSide, houseNumberSide);
    canvas.current?.getContext('2d')?.putImageData(pixels, 0, 0);
  }, [image]);
  return (
    <canvas
      ref={canvas}
      width={houseNumberSide}
      height={houseNumberSide}
      {...{ role: 'img', 'aria-label': label }}
    />
  );
}
