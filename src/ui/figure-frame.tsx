// The quiet panel that every figure stands in: name and number, what is running, the picture, what to try. Page thread.
import { useId, type ReactNode, type Ref } from 'react';
import { FigureAnchor, figureAnchor } from './figure-anchor.ts';
import styles from './figure-frame.module.css';

interface FigureFrameProps {
  readonly title: string;
  /** As the chapter counts it, such as 7.1. */
  readonly number: string;
  /** At the right of the header: what is running, and where. */
  readonly run?: ReactNode;
  readonly children: ReactNode;
  /** Comes after “Try:”. */
  readonly tryThis: ReactNode;
  /** Its outermost element, for a figure that watches whether it is on the screen. */
  readonly room?: Ref<HTMLElement>;
}

export function FigureFrame({ title, number, run, children, tryThis, room }: FigureFrameProps) {
  const id = useId();
  return (
    <figure ref={room} className={styles.frame} aria-labelledby={id}>
      <header className={styles.header}>
        <h3 id={id}>{title}</h3>
        <span className={styles.number}>Figure {number}</span>
        {run !== undefined && (
          <FigureAnchor value={figureAnchor(number)}>
            <div className={styles.run}>{run}</div>
          </FigureAnchor>
        )}
      </header>
      <div className={styles.body}>{children}</div>
      <figcaption className={styles.caption}>
        <b>Try:</b> {tryThis}
      </figcaption>
    </figure>
  );
}
