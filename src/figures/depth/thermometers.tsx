// One thermometer a layer, on a scale of powers of ten. Page thread.
import { exponential, powerOfTen, scientific } from '../scientific.ts';
import styles from './thermometers.module.css';

interface ThermometersProps {
  /** First hidden layer first, the output layer last; null: not known yet. */
  readonly norms: readonly number[] | null;
  readonly count: number;
  /** Half as high: for many of them below each other. */
  readonly low?: boolean;
}

/** Powers of ten at the ends of the scale. */
const least = -7;
const most = 5;
const tall = { width: 330, height: 270, left: 36, top: 30, bottom: 34 };
const short = { width: 330, height: 134, left: 36, top: 28, bottom: 24 };
const ticks = { tall: [-6, -4, -2, 0, 2, 4], short: [-6, -3, 0, 3] };

export function Thermometers({ norms, count, low = false }: ThermometersProps) {
  const size = low ? short : tall;
  const inner = size.height - size.top - size.bottom;
  const heightOf = (norm: number) => {
    const power = Math.max(least, Math.min(most, Math.log10(norm)));
    return ((power - least) / (most - least)) * inner;
  };
  const step = (size.width - size.left) / count;
  const name = (index: number) => (index === count - 1 ? 'output' : String(index + 1));
  const base = size.height - size.bottom;
  const label =
    norms === null
      ? 'The sizes are not known yet.'
      : norms.map((norm, index) => `layer ${name(index)}: ${scientific(norm)}`).join('; ');
  return (
    <svg
      className={styles.thermometers}
      viewBox={`0 0 ${String(size.width)} ${String(size.height)}`}
      role="img"
      aria-label={`Mean length of delta. ${label}`}
    >
      {ticks[low ? 'short' : 'tall'].map((power) => {
        const y = base - heightOf(10 ** power);
        return (
          <g key={power}>
            <line className={styles.grid} x1={size.left} x2={size.width} y1={y} y2={y} />
            <text className={styles.tick} x={size.left - 6} y={y + 4} textAnchor="end">
              {powerOfTen(power)}
            </text>
          </g>
        );
      })}
      {Array.from({ length: count }, (_, index) => {
        const x = size.left + (index + 0.5) * step;
        const norm = norms?.[index];
        const height = norm === undefined ? 0 : heightOf(norm);
        const role = index === 0 ? 'first' : index === count - 1 ? 'last' : 'between';
        return (
          <g key={index} data-role={role}>
            <rect
              className={styles.tube}
              x={x - 7}
              y={size.top - 6}
              width={14}
              height={inner + 6}
              rx={7}
            />
            {norm !== undefined && (
              <rect
                className={styles.mercury}
                x={x - 7}
                y={base - Math.max(height, 7)}
                width={14}
                height={Math.max(height, 7)}
                rx={7}
              />
            )}
            <text className={styles.value} x={x} y={16} textAnchor="middle">
              {norm === undefined ? '–' : twoDigits(norm)}
            </text>
            <text className={styles.layer} x={x} y={base + 18} textAnchor="middle">
              {name(index)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Two digits that count, in the least room. */
function twoDigits(norm: number): string {
  if (norm === 0) return '0';
  if (norm >= 0.01 && norm < 1000) return String(Number(norm.toPrecision(2)));
  return exponential(norm, 0).replaceAll(' ', '');
}
