// The reader's pictures as files, as the stages make them, and erased. Page thread.
import { memo } from 'react';
import { photoDigit, type PhotoStages } from '../../data/photo/photo.ts';
import { KeptFiles } from '../handwriting/kept-files.tsx';
import { bytesOf } from '../handwriting/own-digit.ts';
import { ownImages } from './images-store.ts';
import type { OwnImage } from './own-image.ts';

interface KeepingPicturesProps {
  readonly images: readonly OwnImage[];
  readonly stages: PhotoStages;
  readonly unreadable: number;
  readonly fleeting: boolean;
}

export const KeepingPictures = memo(function KeepingPictures(props: KeepingPicturesProps) {
  const { images, stages, unreadable, fleeting } = props;
  return (
    <KeptFiles
      one="picture"
      count={images.length}
      unreadable={unreadable}
      fleeting={fleeting}
      none={images.every(({ label }) => label === null)}
      // Those with what they show, and with ink.
      made={() =>
        images.flatMap(({ image, label }) => {
          const pixels = photoDigit(image, stages).normalised?.pixels;
          return label === null || !pixels ? [] : [{ label, pixels: bytesOf(pixels) }];
        })
      }
      warning="What you have added to your digits stays there."
      onErase={() => void ownImages.eraseAll()}
      note="Those with what they show, 28 × 28, as the stages above make them."
    />
  );
});
