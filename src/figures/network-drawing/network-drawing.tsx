// A drawing of a tiny network: its neurons with their numbers, its weights as lines, some of both lit. Page thread.
import { signed } from '../signed.ts';
import { placeName, type Place, type TinyNetwork } from '../tiny-network/tiny-network.ts';
import { nodeName, sameNode, samePlace, type Node } from './example.ts';
import { labelPlaces, type Line } from './label-places.ts';
import styles from './network-drawing.module.css';

interface NetworkDrawingProps {
  readonly network: TinyNetwork;
  /** What is seen, for those who do not see it. */
  readonly label: string;
  /** In the circle; null: not known yet. */
  readonly activation: (node: Node) => number | null;
  /** Under the circle, at most two lines. */
  readonly below?: (node: Node) => readonly NodeLine[];
  readonly lit: { readonly nodes: readonly Node[]; readonly places: readonly Place[] };
  /** Weights and biases can be pressed; a control beside the drawing must offer the same to the keyboard. */
  readonly onChoose?: (place: Place) => void;
}

export interface NodeLine {
  readonly text: string;
  readonly tone: 'soft' | 'error';
}

const width = 400;
const radius = 25;
const side = 46;
const rowHeight = 142;
const topSpace = 46;

/** Behind a number, so that the line does not cross it. */
const label = { width: 42, height: 17 };

/** Thickness of a weight's line in the drawing's units: large ones stand out, none vanishes. */
const thickness = (weight: number) => 1.2 + Math.min(4, Math.abs(weight)) * 1.1;

export function NetworkDrawing(props: NetworkDrawingProps) {
  const { network, label: spoken, activation, below, lit, onChoose } = props;
  const sizes = [network[0]!.w[0]!.length, ...network.map(({ b }) => b.length)];
  const rows = Math.max(...sizes);
  const height = topSpace + (rows - 1) * rowHeight + radius + 50;
  const x = (layer: number) => side + ((layer - 1) * (width - 2 * side)) / network.length;
  const y = ({ layer, j }: Node) => topSpace + (j + (rows - sizes[layer - 1]!) / 2) * rowHeight;
  const isLit = (place: Place) => lit.places.some((one) => samePlace(one, place));
  const choose = (place: Place) => ({
    'data-choosable': onChoose !== undefined,
    onClick: () => onChoose?.(place),
  });

  const nodes = sizes.flatMap((size, index) =>
    Array.from({ length: size }, (_, j): Node => ({ layer: index + 1, j })),
  );
  const edges = network.flatMap(({ w }, index) =>
    w.flatMap((row, j) => row.map((weight, k) => ({ layer: index + 2, j, k, weight }))),
  );
  const lines = edges.map(({ layer, j, k }): Line => {
    const [start, end] = [
      { layer: layer - 1, j: k },
      { layer, j },
    ];
    return { from: [x(start.layer), y(start)], to: [x(layer), y(end)] };
  });
  // Biases and what stands below are written over and under the circles.
  const avoid = nodes.flatMap((node): [number, number][] => [
    [x(node.layer), y(node) - radius - 12],
    [x(node.layer), y(node) + radius + 12],
  ]);
  const numbersAt = labelPlaces(lines, radius, avoid);
  return (
    <svg
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      className={styles.drawing}
      role="img"
      aria-label={spoken}
    >
      {edges.map(({ weight, ...place }) => {
        const from = { layer: place.layer - 1, j: place.k };
        const ends = { x1: x(from.layer), y1: y(from), x2: x(place.layer), y2: y(place) };
        return (
          <g
            key={placeName(place)}
            className={styles.edge}
            data-lit={isLit(place)}
            data-sign={weight < 0 ? 'negative' : 'positive'}
            {...choose(place)}
          >
            <line className={styles.reach} {...ends} />
            <line className={styles.halo} {...ends} strokeWidth={thickness(weight) + 9} />
            <line className={styles.line} {...ends} strokeWidth={thickness(weight)} />
          </g>
        );
      })}
      {edges.map(({ weight, ...place }, index) => {
        const { from, to } = lines[index]!;
        const at = (axis: 0 | 1) => from[axis] + numbersAt[index]! * (to[axis] - from[axis]);
        return (
          <g key={placeName(place)} {...choose(place)}>
            <rect
              className={styles.behind}
              x={at(0) - label.width / 2}
              y={at(1) - label.height / 2}
              rx={4}
              {...label}
            />
            <text
              className={styles.weight}
              data-lit={isLit(place)}
              data-sign={weight < 0 ? 'negative' : 'positive'}
              x={at(0)}
              y={at(1) + 4.5}
            >
              {signed(weight, 2)}
            </text>
          </g>
        );
      })}
      {nodes.map((node) => {
        const place: Place = { ...node, k: null };
        const value = activation(node);
        return (
          <g
            key={nodeName('a', node)}
            className={styles.node}
            data-lit={lit.nodes.some((one) => sameNode(one, node))}
          >
            <circle cx={x(node.layer)} cy={y(node)} r={radius} />
            {/* Filled from below as far as the activation goes; the number says it too. */}
            <circle
              className={styles.fill}
              cx={x(node.layer)}
              cy={y(node)}
              r={radius}
              style={{ opacity: value === null ? 0 : 0.35 * Math.max(0, Math.min(1, value)) }}
            />
            <text className={styles.value} x={x(node.layer)} y={y(node) + 5}>
              {value === null ? '·' : signed(value, 2)}
            </text>
            {node.layer > 1 && (
              <text
                className={styles.bias}
                data-lit={isLit(place)}
                x={x(node.layer)}
                y={y(node) - radius - 8}
                {...choose(place)}
              >
                b {signed(network[node.layer - 2]!.b[node.j]!, 2)}
              </text>
            )}
            {below?.(node).map(({ text, tone }, line) => (
              <text
                key={line}
                className={styles.below}
                data-tone={tone}
                x={x(node.layer)}
                y={y(node) + radius + 17 + line * 17}
              >
                {text}
              </text>
            ))}
          </g>
        );
      })}
    </svg>
  );
}
