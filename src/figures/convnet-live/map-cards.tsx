// Each map of the network: its kernel, what it makes of the digit, and what is left of that after pooling. Page thread.
import { memo, useMemo } from 'react';
import { sigmoid } from '../../network/activations/sigmoid.ts';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { SignedImage } from '../../ui/signed-image.tsx';
import { convolve, pool, type Kernel, type Square } from '../convolution/feature-map.ts';
import { signed } from '../signed.ts';
import styles from './convnet-live.module.css';

interface MapCardsProps {
  readonly kernels: readonly Kernel[];
  readonly image: Square;
}

const poolSize = 2;
/** Cards in a row, where there is room. */
const fewCards = 8;
const manyCards = 10;

export const MapCards = memo(function MapCards({ kernels, image }: MapCardsProps) {
  const scale = Math.max(
    0.05,
    ...kernels.map(({ weights }) => Math.max(...Array.from(weights, Math.abs))),
  );
  return (
    <>
      <ul
        className={styles.cards}
        aria-label="Maps"
        style={{ '--columns': kernels.length <= fewCards ? fewCards : manyCards }}
      >
        {kernels.map((kernel, index) => (
          <MapCard key={index} kernel={kernel} image={image} index={index} scale={scale} />
        ))}
      </ul>
      <p className={styles.key}>
        Kernels: blue above 0, orange below, full colour at {signed(scale, 2)}. Maps and pooled
        maps: paper is 0, ink is 1.
      </p>
    </>
  );
});

interface MapCardProps {
  readonly kernel: Kernel;
  readonly image: Square;
  readonly index: number;
  /** Of the kernels' colours, the same for all. */
  readonly scale: number;
}

function MapCard({ kernel, image, index, scale }: MapCardProps) {
  const { map, pooled } = useMemo(() => {
    const { side, values } = convolve(image, kernel);
    const activated = { side, values: values.map(sigmoid.output) };
    return { map: activated, pooled: pool(activated, poolSize, 'max') };
  }, [kernel, image]);
  const name = `map ${String(index + 1)}`;
  return (
    <li>
      <span className={styles.kernel}>
        <SignedImage
          values={Float32Array.from(kernel.weights)}
          width={kernel.field}
          height={kernel.field}
          scale={scale}
          label={`Kernel of ${name}, bias ${signed(kernel.bias, 2)}`}
        />
      </span>
      <span className={styles.pooled}>
        <PixelImage
          pixels={pooled.values}
          width={pooled.side}
          height={pooled.side}
          label={`Pooled ${name}`}
        />
      </span>
      <span className={styles.map}>
        <PixelImage pixels={map.values} width={map.side} height={map.side} label={name} />
      </span>
    </li>
  );
}
