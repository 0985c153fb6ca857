// What is taken for what, in the reader's hand and in MNIST's, side by side. Page thread.
import { memo } from 'react';
import { correctOf, countOf, type Confusion } from '../../network/baselines.ts';
import { countAt, type Cell } from '../confusion-matrix/confusion.ts';
import { Matrix } from '../confusion-matrix/matrix.tsx';
import { percentText, wholeText } from '../reading.ts';
import styles from './handwriting.module.css';

interface SideProps {
  readonly title: string;
  /** null: nothing is known yet. */
  readonly confusion: Confusion | null;
  /** After the count, such as “held out”. */
  readonly note: string;
  readonly cell: Cell;
  readonly onChoose: (cell: Cell) => void;
}

export const Side = memo(function Side({ title, confusion, note, cell, onChoose }: SideProps) {
  const count = confusion ? countOf(confusion) : 0;
  return (
    <section className={styles.side} aria-label={title}>
      <h4>
        {title}
        <output aria-label={`${title}: read right`}>
          {confusion && count > 0 ? percentText((100 * correctOf(confusion)) / count) : '–'}
        </output>
        <small>{count > 0 ? `right of ${wholeText(count)}${note}` : ''}</small>
      </h4>
      <Matrix confusion={confusion} chosen={cell} onChoose={onChoose} />
    </section>
  );
});

/** One cell in words: how often in this hand, how often in that. */
export function cellSentence(
  { label, verdict }: Cell,
  own: Confusion | null,
  mnist: Confusion | null,
): string {
  const share = (confusion: Confusion | null) => {
    if (confusion === null) return 'not known yet';
    const all = countOf(confusion.subarray(label * 10, label * 10 + 10));
    return all === 0
      ? 'none is there'
      : `${wholeText(countAt(confusion, { label, verdict }))} of ${wholeText(all)}`;
  };
  const what = label === verdict ? 'read right' : `taken for ${String(verdict)}`;
  return `${String(label)} ${what}: yours ${share(own)}, MNIST’s ${share(mnist)}.`;
}
