// A row's mistakes as marks on a common axis in powers of ten: a ring for what was published, a dot for ours. Page thread.
import styles from './records-table.module.css';

const axis = { width: 150, height: 16, low: 25, high: 1600, margin: 7 } as const;
const ticks = [30, 100, 300, 1000] as const;

function place(wrong: number): number {
  const { width, low, high, margin } = axis;
  const share = Math.log(wrong / low) / Math.log(high / low);
  return margin + Math.max(0, Math.min(1, share)) * (width - 2 * margin);
}

const wrongOf = (percent: number) => 100 * (100 - percent);

interface ErrorMarkProps {
  /** In percent. */
  readonly published: number | null;
  readonly ours: number | null;
}

export function ErrorMark({ published, ours }: ErrorMarkProps) {
  const { width, height } = axis;
  const said = [
    published === null ? [] : [`published ${wrongOf(published).toFixed(0)} wrong`],
    ours === null ? [] : [`ours ${wrongOf(ours).toFixed(0)}`],
  ].flat();
  return (
    <svg
      className={styles.marks}
      width={width}
      height={height}
      role="img"
      aria-label={said.length === 0 ? 'no figure' : said.join(', ')}
    >
      {ticks.map((tick) => (
        <line key={tick} x1={place(tick)} x2={place(tick)} y1={0} y2={height} />
      ))}
      {published !== null && (
        <circle data-mark="published" cx={place(wrongOf(published))} cy={height / 2} r={5} />
      )}
      {ours !== null && (
        <circle data-mark="ours" cx={place(wrongOf(ours))} cy={height / 2} r={2.8} />
      )}
    </svg>
  );
}

/** The axis's numbers, over the column. */
export function ErrorScale() {
  return (
    <svg className={styles.scale} width={axis.width} height={14} aria-hidden="true">
      {ticks.map((tick) => (
        <text key={tick} x={place(tick)} y={11} textAnchor="middle">
          {tick === 1000 ? '1,000' : tick}
        </text>
      ))}
    </svg>
  );
}
