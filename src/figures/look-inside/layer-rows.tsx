// Every layer as a row: how its weights, their gradient, what it gave and its errors are spread. Page thread.
import { memo } from 'react';
import type { LayerSpec } from '../../network/layers/index.ts';
import type { LayerShapes } from '../../network/network-spec.ts';
import { HistogramView } from './histogram-view.tsx';
import { layerName, outputText } from './words.ts';
import styles from './look-inside.module.css';

/** What is known of one layer; null where there is nothing, or nothing yet. */
export interface LayerView {
  readonly spec: LayerSpec;
  readonly shapes: LayerShapes;
  readonly weights: Float32Array | null;
  /** Before the first step; null where they are not known. */
  readonly first: Float32Array | null;
  readonly biases: Float32Array | null;
  readonly gradient: Float32Array | null;
  readonly outputs: Float32Array | null;
  readonly errors: Float32Array | null;
  /** The image went back through the network, and this layer has no errors all the same. */
  readonly noErrors: boolean;
}

export const columns = ['weights', 'gradient', 'outputs', 'errors'] as const;
export type Column = (typeof columns)[number];
export const columnNames: Readonly<Record<Column, string>> = {
  weights: 'Weights',
  gradient: 'Gradient',
  outputs: 'Outputs',
  errors: 'Errors',
};

interface LayerRowsProps {
  readonly layers: readonly LayerView[];
  readonly chosen: number;
  readonly onChoose: (layer: number) => void;
}

export const LayerRows = memo(function LayerRows({ layers, chosen, onChoose }: LayerRowsProps) {
  return (
    <div className={styles.rows}>
      <div className={styles.heads} aria-hidden="true">
        <span>Layer</span>
        {columns.map((column) => (
          <span key={column}>{columnNames[column]}</span>
        ))}
      </div>
      <ol aria-label="Layers of the network">
        {layers.map((layer, index) => (
          <li key={index} data-chosen={index === chosen}>
            <button
              type="button"
              aria-pressed={index === chosen}
              aria-label={`Layer ${String(index + 1)}, ${layerName(layer.spec)}`}
              onClick={() => onChoose(index)}
            >
              <b>
                {index + 1} {layerName(layer.spec)}
              </b>
              <span>{outputText(layer.shapes)}</span>
            </button>
            {columns.map((column) => (
              <Cell key={column} layer={layer} index={index} column={column} />
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
});

interface CellProps {
  readonly layer: LayerView;
  readonly index: number;
  readonly column: Column;
}

function Cell({ layer, index, column }: CellProps) {
  const learns = layer.shapes.parameters !== null;
  const none = column === 'errors' ? layer.noErrors : !learns && column !== 'outputs';
  if (none) return <div className={styles.none} aria-hidden="true" />;
  return (
    <div className={styles.cell}>
      <span aria-hidden="true">{columnNames[column]}</span>
      <HistogramView
        name={`${columnNames[column]} of layer ${String(index + 1)}`}
        values={layer[column]}
      />
    </div>
  );
}
