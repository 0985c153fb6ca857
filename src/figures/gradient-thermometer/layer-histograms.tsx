// How weights, activations and gradients are spread in every layer: a column a layer, on a phone a row. Page thread.
import { HistogramView } from '../look-inside/histogram-view.tsx';
import type { LayerNumbers } from './use-insides.ts';
import styles from './layer-histograms.module.css';

interface LayerHistogramsProps {
  /** First hidden layer first, the output layer last; null: not known yet. */
  readonly layers: readonly LayerNumbers[] | null;
  readonly count: number;
}

const kinds = ['weights', 'activations', 'gradient'] as const;
const names = { weights: 'weights w', activations: 'activations a', gradient: '∂C/∂w' } as const;

export function LayerHistograms({ layers, count }: LayerHistogramsProps) {
  return (
    <ol className={styles.layers} aria-label="Histograms, layer by layer">
      {Array.from({ length: count }, (_, index) => {
        const layer = index === count - 1 ? 'output' : `layer ${String(index + 1)}`;
        return (
          <li key={index}>
            <b>{layer}</b>
            {kinds.map((kind) => (
              <div key={kind}>
                <span className={styles.kind}>{names[kind]}</span>
                <HistogramView
                  name={`${names[kind]}, ${layer}`}
                  values={layers?.[index]?.[kind] ?? null}
                />
              </div>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
