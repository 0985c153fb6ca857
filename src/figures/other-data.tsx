// Says that the laboratory's run is not about images of digits now, where a figure is. Page thread.
import { areDigits, type DatasetRef } from '../network/dataset.ts';
import { Notice } from '../ui/notice.tsx';

export function OtherData({ data }: { readonly data: DatasetRef }) {
  if (areDigits(data)) return null;
  return (
    <Notice tone="note">
      The bench trains on points of the plane now: no image of a digit fits into its network, and
      what is asked of one stays empty here. What it makes of each point is drawn at the bench.
    </Notice>
  );
}
