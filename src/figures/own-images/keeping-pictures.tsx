// The reader's pictures as files, as the stages make them, and erased. Page thread.
import { memo, useState } from 'react';
import { photoDigit, type PhotoStages } from '../../data/photo/photo.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { download } from '../download.ts';
import { imagesIdx, labelsIdx, sheetPng } from '../handwriting/files.ts';
import { bytesOf } from '../handwriting/own-digit.ts';
import { wholeText } from '../reading.ts';
import { ownImages } from './images-store.ts';
import type { OwnImage } from './own-image.ts';
import styles from './own-images.module.css';

interface KeepingPicturesProps {
  readonly images: readonly OwnImage[];
  readonly stages: PhotoStages;
  readonly unreadable: number;
  readonly fleeting: boolean;
}

const binary = 'application/octet-stream';

export const KeepingPictures = memo(function KeepingPictures(props: KeepingPicturesProps) {
  const { images, stages, unreadable, fleeting } = props;
  const [erasing, setErasing] = useState(false);
  const none = images.every(({ label }) => label === null);
  const some = `${wholeText(images.length)} ${images.length === 1 ? 'picture' : 'pictures'}`;
  /** Those with what they show, and with ink. */
  const made = () =>
    images.flatMap(({ image, label }) => {
      const pixels = photoDigit(image, stages).normalised?.pixels;
      return label === null || !pixels ? [] : [{ label, pixels: bytesOf(pixels) }];
    });
  return (
    <section className={styles.keeping} aria-label="Your pictures as files">
      {fleeting && (
        <Notice tone="note">
          This browser keeps no more for the book, because its storage is full or switched off:
          pictures that come now last as long as this page is open.
        </Notice>
      )}
      {unreadable > 0 && (
        <Notice tone="note">
          {wholeText(unreadable)} kept {unreadable === 1 ? 'picture' : 'pictures'} could not be
          read: damaged, or of another version of this book. They stay until you erase all.
        </Notice>
      )}
      {erasing && (
        <Notice
          tone="error"
          action={
            <>
              <Button
                primary
                onClick={() => {
                  setErasing(false);
                  void ownImages.eraseAll();
                }}
              >
                Erase {some}
              </Button>
              <Button onClick={() => setErasing(false)}>Keep them</Button>
            </>
          }
        >
          Erase all your pictures from this device? What you have added to your digits stays there.
        </Notice>
      )}
      <div className={styles.row}>
        <b>On this device: {some}</b>
        <Button
          inactive={none}
          onClick={() => download('my-pictures-images-idx3-ubyte', imagesIdx(made()), binary)}
        >
          Images, IDX
        </Button>
        <Button
          inactive={none}
          onClick={() => download('my-pictures-labels-idx1-ubyte', labelsIdx(made()), binary)}
        >
          Labels, IDX
        </Button>
        <Button
          inactive={none}
          onClick={() =>
            void sheetPng(made()).then((blob) => download('my-pictures.png', blob, blob.type))
          }
        >
          Sheet, PNG
        </Button>
        <Button inactive={images.length === 0 && unreadable === 0} onClick={() => setErasing(true)}>
          Erase all …
        </Button>
        <p>Those with what they show, 28 × 28, as the stages above make them.</p>
      </div>
    </section>
  );
});
