// Each map of the network: its kernel, what it makes of the digit, and what is left of that after pooling. Page thread.
import { memo, useMemo } from 'react';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { SignedImage } from '../../ui/signed-image.tsx';
import type { Kernel } from '../convolution/feature-map.ts';
import { signed } from '../signed.ts';
import { mapOf } from './use-inspection.ts';
import styles from './convnet-live.module.css';

interface MapCardsProps {
  readonly kernels: readonly Kernel[];
  /** [24, 24, maps] and [12, 12, maps] of the digit; null before they were computed. */
  readonly activations: Float32Array | null;
  readonly pooled: Float32Array | null;
}

/** Cards in a row, where there is room. */
const fewCards = 8;
const manyCards = 10;

export const MapCards = memo(function MapCards(props: MapCardsProps) {
  const { kernels, activations, pooled } = props;
  const scale = Math.max(
    0.05,
    ...kernels.map(({ weights }) => Math.max(...Array.from(weights, Math.abs))),
  );
  return (
    <>
      <ul
        className={styles.cards}
        aria-label="Maps of the digit"
        style={{ '--columns': kernels.length <= fewCards ? fewCards : manyCards }}
      >
        {kernels.map((kernel, index) => (
          <MapCard
            key={index}
            kernel={kernel}
            index={index}
            scale={scale}
            activations={activations}
            pooled={pooled}
            maps={kernels.length}
          />
        ))}
      </ul>
      <p className={styles.key}>
        Kernels: blue above 0, orange below, full colour at {signed(scale, 2)}. Maps and pooled
        maps: paper is 0, ink is 1.
      </p>
    </>
  );
});

interface MapCardProps extends Omit<MapCardsProps, 'kernels'> {
  readonly kernel: Kernel;
  readonly index: number;
  /** Of the kernels' colours, the same for all. */
  readonly scale: number;
  readonly maps: number;
}

function MapCard({ kernel, index, scale, maps, ...layers }: MapCardProps) {
  const { activations, pooled } = layers;
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
        <MapImage outputs={pooled} map={index} maps={maps} side={12} label={`Pooled ${name}`} />
      </span>
      <span className={styles.map}>
        <MapImage outputs={activations} map={index} maps={maps} side={24} label={name} />
      </span>
    </li>
  );
}

interface MapImageProps {
  readonly outputs: Float32Array | null;
  readonly map: number;
  readonly maps: number;
  /** Of the empty sheet, before there are outputs. */
  readonly side: number;
  readonly label: string;
}

function MapImage({ outputs, map, maps, side, label }: MapImageProps) {
  const square = useMemo(
    () => (outputs === null ? null : mapOf(outputs, map, maps)),
    [outputs, map, maps],
  );
  const size = square?.side ?? side;
  return <PixelImage pixels={square?.values ?? null} width={size} height={size} label={label} />;
}
