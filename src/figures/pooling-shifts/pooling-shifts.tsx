// One bright cell in a map, its pooled map, and which of the eight moves by one cell the pool does not notice. Page thread.
import * as v from 'valibot';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { Select } from '../../ui/select.tsx';
import { GridPicker } from '../convolution/grid-picker.tsx';
import type { FigureProps } from '../figure-props.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { counts, moves, stays, unchanged } from './squares.ts';
import styles from './pooling-shifts.module.css';

/** Two, three and four divide it. */
const side = 12;
const sizes = [2, 3, 4] as const;
const inner = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(side - 2));
const schema = v.strictObject({ size: v.picklist(sizes), row: inner, column: inner });
const initial: v.InferOutput<typeof schema> = { size: 2, row: 4, column: 6 };

export default function PoolingShifts({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('pool', schema, initial);
  const { size, row, column } = state;
  const stay = unchanged(state, size);
  const all = counts(size);
  const mean = all.reduce((sum, count) => sum + count, 0) / all.length;
  useReportGoal('pool-all-eight', stay === moves.length);

  // One cell away from the edge, so that all eight moves stay in the map.
  const goTo = (nextRow: number, nextColumn: number) => {
    const inside = (at: number) => Math.max(1, Math.min(side - 2, at));
    change({ row: inside(nextRow), column: inside(nextColumn) });
  };
  const square = { row: Math.floor(row / size) * size, column: Math.floor(column / size) * size };
  const pooledSide = side / size;

  return (
    <FigureFrame
      title="What pooling does not notice"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="drag the bright cell about in its square. In which places does it survive the most moves? Make the squares larger."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.parts}>
        <div className={styles.map}>
          <h4>The map, and the eight moves</h4>
          <GridPicker
            label="The bright cell"
            value={`row ${String(row)}, column ${String(column)}: ${String(stay)} of 8 moves leave the pooled map as it was`}
            side={side}
            frame={{ ...square, side: size }}
            onPoint={(at) => goTo(at.row, at.column)}
            onMove={(down, right) => goTo(row + down, column + right)}
          >
            <svg viewBox={`0 0 ${String(side)} ${String(side)}`} className={styles.cells}>
              {Array.from({ length: side + 1 }, (_, line) => (
                <g key={line} data-square={line % size === 0}>
                  <line x1={line} x2={line} y1={0} y2={side} />
                  <line x1={0} x2={side} y1={line} y2={line} />
                </g>
              ))}
              <rect className={styles.bright} x={column} y={row} width={1} height={1} />
              {moves.map((move) => (
                <g
                  key={`${String(move.row)} ${String(move.column)}`}
                  className={styles.move}
                  data-stays={stays(state, move, size)}
                  transform={`translate(${String(column + move.column + 0.5)} ${String(row + move.row + 0.5)})`}
                >
                  {stays(state, move, size) ? (
                    <path d="M-0.22 0.02 L-0.06 0.2 L0.24 -0.18" />
                  ) : (
                    <path d="M-0.17 -0.17 L0.17 0.17 M0.17 -0.17 L-0.17 0.17" />
                  )}
                </g>
              ))}
            </svg>
          </GridPicker>
        </div>
        <div className={styles.pooled}>
          <h4>
            The pooled map, {pooledSide} × {pooledSide}
          </h4>
          <svg
            viewBox={`0 0 ${String(pooledSide)} ${String(pooledSide)}`}
            className={styles.sheet}
            role="img"
            aria-label={`Bright in row ${String(square.row / size)}, column ${String(square.column / size)}`}
          >
            <rect
              className={styles.bright}
              x={square.column / size}
              y={square.row / size}
              width={1}
              height={1}
            />
          </svg>
        </div>
        <div className={styles.numbers}>
          <Select
            label="Squares of"
            value={String(size) as '2' | '3' | '4'}
            options={[
              { value: '2', label: '2 × 2' },
              { value: '3', label: '3 × 3' },
              { value: '4', label: '4 × 4' },
            ]}
            onChange={(value) => change({ size: sizes.find((one) => String(one) === value) ?? 2 })}
          />
          <Readings
            rows={[
              ['moves that stay in the square', `${String(stay)} of 8`],
              ['mean over its places', `${mean.toFixed(2)} of 8`],
              ['as a share', `${((100 * mean) / 8).toFixed(1)} %`],
            ]}
          />
          <h4>Moves that stay, by place</h4>
          <table className={styles.counts} style={{ '--size': size }}>
            <tbody>
              {Array.from({ length: size }, (_, r) => (
                <tr key={r}>
                  {all.slice(r * size, (r + 1) * size).map((count, c) => (
                    <td key={c} data-here={r === row - square.row && c === column - square.column}>
                      {count}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </FigureFrame>
  );
}
