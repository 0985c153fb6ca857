// One input, two hidden units, one output, with their numbers at the edges. Page thread.
import type { Unit } from '../bumps/hidden-layer.ts';
import { signed } from '../signed.ts';
import styles from './bump-builder.module.css';

interface BumpNetworkProps {
  readonly up: Unit;
  readonly down: Unit;
}

export function BumpNetwork({ up, down }: BumpNetworkProps) {
  const units = [
    { unit: up, y: 34, name: 'up' },
    { unit: down, y: 116, name: 'down' },
  ];
  return (
    <svg
      className={styles.network}
      viewBox="0 0 250 150"
      role="img"
      aria-label={`The network: weight ${signed(up.w, 0)} to both hidden units, their biases ${signed(up.b, 2)} and ${signed(down.b, 2)}, weights ${signed(up.out, 2)} and ${signed(down.out, 2)} to the output.`}
    >
      {units.map(({ unit, y, name }) => (
        <g key={name} data-unit={name}>
          <line className={styles.edge} x1={24} y1={75} x2={125} y2={y} />
          <line className={styles.edge} data-out="true" x1={125} y1={y} x2={226} y2={75} />
          <circle className={styles.node} cx={125} cy={y} r={15} />
          <text x={62} y={y < 75 ? 42 : 118} textAnchor="middle">
            {signed(unit.w, 0)}
          </text>
          <text x={192} y={y < 75 ? 42 : 118} textAnchor="middle">
            {signed(unit.out, 2)}
          </text>
          <text className={styles.bias} x={125} y={y < 75 ? 12 : 146} textAnchor="middle">
            {`b = ${signed(unit.b, 1)}`}
          </text>
          <text x={125} y={y + 4} textAnchor="middle">
            σ
          </text>
        </g>
      ))}
      <circle className={styles.node} cx={20} cy={75} r={13} />
      <text x={20} y={79} textAnchor="middle">
        x
      </text>
      <circle className={styles.node} cx={230} cy={75} r={13} />
      <text x={230} y={79} textAnchor="middle">
        Σ
      </text>
    </svg>
  );
}
