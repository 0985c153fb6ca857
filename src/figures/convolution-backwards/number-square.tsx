// A square of numbers, some of them framed, perhaps to be pressed. Page thread.
import styles from './convolution-backwards.module.css';

interface NumberSquareProps {
  /** Its accessible name. */
  readonly label: string;
  readonly side: number;
  /** For the colours: 1 is full. */
  readonly values: readonly number[];
  /** ink: grey. signed: blue above 0, orange below. */
  readonly kind: 'ink' | 'signed';
  readonly text: (value: number, index: number) => string;
  readonly marked?: (index: number) => boolean;
  /** Makes buttons of the cells. Rows and columns count from 1. */
  readonly onPress?: (index: number) => void;
  readonly nameOf?: (row: number, column: number) => string;
  readonly pressed?: (index: number) => boolean;
}

export function NumberSquare(props: NumberSquareProps) {
  const { label, side, values, kind, text, marked, onPress, nameOf, pressed } = props;
  return (
    <div
      className={styles.square}
      style={{ '--side': side }}
      role="group"
      aria-label={onPress === undefined ? spoken(label, side, values, text) : label}
    >
      {values.map((value, index) => {
        const look = {
          className: styles.cell,
          'data-sign': kind === 'ink' ? 'ink' : value < 0 ? 'negative' : 'positive',
          'data-marked': marked?.(index) ?? false,
          style: { '--share': Math.min(1, Math.abs(value)) },
        };
        if (onPress === undefined) {
          return (
            <span key={index} {...look}>
              {text(value, index)}
            </span>
          );
        }
        return (
          <button
            key={index}
            type="button"
            {...look}
            aria-label={`${nameOf?.(Math.floor(index / side) + 1, (index % side) + 1) ?? ''}: ${text(value, index)}`}
            aria-pressed={pressed?.(index) ?? false}
            onClick={() => onPress(index)}
          >
            {text(value, index)}
          </button>
        );
      })}
    </div>
  );
}

function spoken(
  label: string,
  side: number,
  values: readonly number[],
  text: NumberSquareProps['text'],
): string {
  return `${label}, ${String(side)} by ${String(side)}: ${values.map(text).join(', ')}`;
}
