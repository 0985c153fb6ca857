// Says that the laboratory's run is not about MNIST's images now, where a figure is. Page thread.
import type { DatasetRef } from '../network/dataset.ts';
import { Notice } from '../ui/notice.tsx';

interface OtherDataProps {
  readonly data: DatasetRef;
  /** What the figure needs: a network that reads digits, or one that is tested on MNIST's images. */
  readonly needs: 'digits' | 'tests';
}

export function OtherData({ data: { dataset }, needs }: OtherDataProps) {
  if (dataset === 'mnist' || (needs === 'digits' && dataset === 'own-images')) return null;
  return (
    <Notice tone="note">
      {dataset === 'own-images'
        ? 'The bench tests its network on your own digits now: of MNIST’s test images this figure learns again when the bench trains on MNIST. How your digits are taken for each other stands in “Your own hand”.'
        : needs === 'tests'
          ? 'The bench trains on points of the plane now, and this figure is about MNIST’s test images. Choose MNIST as the data of the bench.'
          : 'The bench trains on points of the plane now: no image of a digit fits into its network, and what is asked of one stays empty here.'}
    </Notice>
  );
}
