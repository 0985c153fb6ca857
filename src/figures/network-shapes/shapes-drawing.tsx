// Layers as columns of circles, large ones folded; a weight as a line, its sign a colour and its size a width. Page thread.
import { wholeText } from '../reading.ts';
import { signed } from '../signed.ts';
import { samePlace } from '../network-drawing/example.ts';
import { placeName, type Place, type TinyNetwork } from '../tiny-network/tiny-network.ts';
import { drawn } from './drawn-network.ts';
import styles from './network-shapes.module.css';

interface ShapesDrawingProps {
  readonly sizes: readonly number[];
  readonly network: TinyNetwork;
  /** a[l - 1] of layer l; null where the network is too large to be computed here. */
  readonly activations: readonly (readonly number[])[] | null;
  /** The layer whose weights stand out; null: none. */
  readonly lit: number | null;
  readonly onLight: (layer: number | null) => void;
  readonly chosen: Place | null;
  readonly onChoose: (place: Place) => void;
}

const width = 480;
const height = 340;

/** Places of the drawn circles of a layer, top to bottom, and of its fold. */
function column(count: number): {
  readonly circles: readonly number[];
  readonly fold: number | null;
} {
  const folded = count > drawn;
  const rows = folded ? drawn + 1 : count;
  const gap = Math.min(62, (height - 110) / Math.max(1, rows - 1));
  const top = 60 + (height - 110 - gap * (rows - 1)) / 2;
  const all = Array.from({ length: rows }, (_, row) => top + gap * row);
  const at = Math.floor(rows / 2);
  return folded
    ? { circles: all.filter((_, row) => row !== at), fold: all[at]! }
    : { circles: all, fold: null };
}

export function ShapesDrawing(props: ShapesDrawingProps) {
  const { sizes, network, activations, lit, onLight, chosen, onChoose } = props;
  const columns = sizes.map(column);
  const x = (index: number) => 50 + (index * (width - 100)) / (sizes.length - 1);
  const isSmall = activations !== null;
  const radius = isSmall ? 15 : 11;
  const thickness = (weight: number) =>
    (isSmall ? 0.8 : 0.5) + Math.min(4, Math.abs(weight)) * (isSmall ? 1.3 : 0.7);
  const isChosen = (place: Place) => chosen !== null && samePlace(chosen, place);
  const choose = (place: Place) =>
    isSmall ? { 'data-choosable': true, onClick: () => onChoose(place) } : {};
  const outputs = activations
    ?.at(-1)
    ?.map((value) => signed(value, 2))
    .join(', ');
  return (
    <svg
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      className={styles.drawing}
      role="img"
      aria-label={`A network with layers of ${sizes.map(wholeText).join(', ')} neurons${outputs === undefined ? '' : `; its outputs are ${outputs}`}.`}
    >
      {network.map(({ w }, index) => (
        <g
          key={index}
          data-faded={lit !== null && lit !== index + 2}
          className={styles.weights}
          onMouseEnter={() => onLight(index + 2)}
          onMouseLeave={() => onLight(null)}
        >
          {w.flatMap((row, j) =>
            row.map((weight, k) => {
              const place = { layer: index + 2, j, k };
              const ends = {
                x1: x(index),
                y1: columns[index]!.circles[k]!,
                x2: x(index + 1),
                y2: columns[index + 1]!.circles[j]!,
              };
              return (
                <g
                  key={placeName(place)}
                  data-sign={weight < 0 ? 'negative' : 'positive'}
                  {...choose(place)}
                >
                  {isSmall && <line className={styles.reach} {...ends} />}
                  {isChosen(place) && (
                    <line className={styles.halo} {...ends} strokeWidth={thickness(weight) + 8} />
                  )}
                  <line className={styles.line} {...ends} strokeWidth={thickness(weight)} />
                </g>
              );
            }),
          )}
        </g>
      ))}
      {sizes.map((count, index) => (
        <g key={index}>
          {columns[index]!.circles.map((y, j) => {
            const value = activations?.[index]?.[j] ?? null;
            const place: Place = { layer: index + 1, j, k: null };
            return (
              <g key={j} className={styles.node} data-chosen={isChosen(place)} {...choose(place)}>
                <circle cx={x(index)} cy={y} r={radius} />
                {value !== null && (
                  <>
                    <circle
                      className={styles.fill}
                      cx={x(index)}
                      cy={y}
                      r={radius}
                      style={{ opacity: 0.4 * Math.max(0, Math.min(1, value)) }}
                    />
                    <text className={styles.value} x={x(index)} y={y + 4}>
                      {signed(value, index === 0 ? 1 : 2)}
                    </text>
                  </>
                )}
              </g>
            );
          })}
          {columns[index]!.fold !== null && (
            <text className={styles.fold} x={x(index)} y={columns[index]!.fold + 5}>
              ⋮
            </text>
          )}
          <text x={x(index)} y={24}>
            {wholeText(count)}
          </text>
          <text className={styles.fold} x={x(index)} y={height - 10}>
            {index === 0 ? 'inputs' : index === sizes.length - 1 ? 'outputs' : 'hidden'}
          </text>
        </g>
      ))}
    </svg>
  );
}
