// What every row of the experiments begins with: its name, and what was published. Page thread.
import styles from './experiments.module.css';

/** For the row's aria-labelledby. */
export const headingOf = (id: string) => `experiment-${id}`;

interface RowHeadProps {
  readonly id: string;
  readonly title: string;
  readonly published: string;
}

export function RowHead({ id, title, published }: RowHeadProps) {
  return (
    <>
      <div>
        <h3 id={headingOf(id)}>{title}</h3>
        <p className={styles.id}>{id}</p>
      </div>
      <div>
        <p className={styles.caption}>Published</p>
        <p>{published}</p>
      </div>
    </>
  );
}
