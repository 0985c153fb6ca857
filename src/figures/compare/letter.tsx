// The letter of a compared plan in its colour. Page thread.
import styles from './compare.module.css';
import type { Letter as Name } from './state/comparison.ts';

export const colourOf = (letter: Name): string => `var(--run-${letter.toLowerCase()})`;

export function Letter({ letter }: { readonly letter: Name }) {
  return (
    <span className={styles.letter} style={{ background: colourOf(letter) }}>
      {letter}
    </span>
  );
}
