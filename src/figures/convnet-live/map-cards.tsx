// Each map of the network: its kernel, what it makes of the digit, and what is left of that after pooling. Page thread.
import { memo, useMemo } from 'react';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { SignedImage } from '../../ui/signed-image.tsx';
import type { Kernel } from '../convolution/feature-map.ts';
import { signed } from '../signed.ts';
import styles from './convnet-live.module.css';

interface MapCardsProps {
  /** None before the network is built: then empty sheets keep the room of as many as are expected. */
  readonly kernels: readonly Kernel[];
  readonly expected: number;
  /** [24, 24, maps] and [12, 12, maps] of the digit; null before they were computed. */
  readonly activations: Float32Array | null;
  readonly pooled: Float32Array | null;
}

/** Cards in a row, where there is room. */
const fewCards = 8;
const manyCards = 10;
/** Side of an empty kernel. */
const field = 5;

export const MapCards = memo(function MapCards(props: MapCardsProps) {
  const { kernels, expected, activations, pooled } = props;
  const maps = kernels.length === 0 ? expected : kernels.length;
  const scale = Math.max(
    0.05,
    ...kernels.map(({ weights }) => Math.max(...Array.from(weights, Math.abs))),
  );
  return (
    <>
      <ul
        className={styles.cards}
        aria-label="Maps of the digit"
        style={{ '--columns': maps <= fewCards ? fewCards : manyCards }}
      >
        {Array.from({ length: maps }, (_, index) => (
          <MapCard
            key={index}
            kernel={kernels[index] ?? null}
            index={index}
            scale={scale}
            activations={activations}
            pooled={pooled}
            maps={maps}
          />
        ))}
      </ul>
      <p className={styles.key}>
        Kernels: blue above 0, orange below, full colour at{' '}
        {kernels.length === 0 ? '…' : signed(scale, 2)}. Maps and pooled maps: paper is 0, ink is 1.
      </p>
    </>
  );
});

interface MapCardProps extends Pick<MapCardsProps, 'activations' | 'pooled'> {
  /** null: not there yet. */
  readonly kernel: Kernel | null;
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
        {kernel === null ? (
          <PixelImage pixels={null} width={field} height={field} label={`Kernel of ${name}`} />
        ) : (
          <SignedImage
            values={Float32Array.from(kernel.weights)}
            width={kernel.field}
            height={kernel.field}
            scale={scale}
            label={`Kernel of ${name}, bias ${signed(kernel.bias, 2)}`}
          />
        )}
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
  readonly side: number;
  readonly label: string;
}

function MapImage({ outputs, map, maps, side, label }: MapImageProps) {
  const pixels = useMemo(
    () =>
      outputs &&
      Float32Array.from({ length: side * side }, (_, cell) => outputs[cell * maps + map]!),
    [outputs, map, maps, side],
  );
  return <PixelImage pixels={pixels} width={side} height={side} label={label} />;
}
