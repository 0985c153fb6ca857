// One hidden unit, large: its weights, its bias, and what it says to each digit. Page thread.
import { SignedImage } from '../../ui/signed-image.tsx';
import type { Unit } from './units.ts';
import styles from './hidden-weights.module.css';

interface UnitDetailsProps {
  readonly unit: Unit;
  readonly name: string;
  /** Of the image; the outgoing weights have their own. */
  readonly scale: number;
}

export function UnitDetails({ unit, name, scale }: UnitDetailsProps) {
  const largest = Math.max(1, ...(unit.outgoing ?? []).map(Math.abs));
  return (
    <div className={styles.details}>
      <div className={styles.large}>
        <SignedImage
          values={unit.weights}
          width={28}
          height={28}
          scale={scale}
          label={`${name}, its weights as an image`}
        />
      </div>
      <p>
        <b>{name}</b> bias {signed(unit.bias)}
      </p>
      {unit.outgoing && (
        <ul aria-label={`What ${name} weighs for each digit`}>
          {unit.outgoing.map((weight, digit) => (
            <li key={digit}>
              <span>{digit}</span>
              <span
                className={styles.bar}
                data-sign={weight < 0 ? 'negative' : 'positive'}
                style={{ '--size': Math.abs(weight) / largest }}
              />
              <span>{signed(weight)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** With a true minus sign, and a plus. */
function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}
