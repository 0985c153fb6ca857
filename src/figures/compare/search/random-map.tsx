// A search at random as a map: each plan where its settings put it, deep where it came out well, with its number. Page thread.
import { memo, useMemo } from 'react';
import { numberText } from '../differences/names.ts';
import { keyOf } from '../results.ts';
import { depths } from './cell-result.ts';
import { cellText, spokenText, useBusyCell, type MapProps } from './grid-map.tsx';
import { shareOf, valueAt, type Axis } from './search-plan.ts';
import styles from './search.module.css';

/** Along each axis, ends included. */
const ticks = [0, 0.25, 0.5, 0.75, 1];

export const RandomMap = memo(function RandomMap(props: MapProps) {
  const { cells, axes, tried, best, chosen, cellByKey, onOpen } = props;
  const busy = useBusyCell(cellByKey);
  const deep = useMemo(() => depths(tried), [tried]);
  const [across, up] = axes;
  if (across === undefined || cells.length === 0) return null;
  return (
    <div className={styles.field}>
      <div className={styles.up} aria-hidden="true">
        {up === undefined ? <span>worse to better</span> : <AxisTicks axis={up} />}
      </div>
      <div className={styles.points}>
        {cells.map(({ plan, values }, index) => {
          const one = tried[index] ?? null;
          const share = deep[index] ?? 0;
          const height = up === undefined ? share : shareOf(up, values[1]!);
          const words = axes
            .map(({ of }, axis) => `${of.short} ${numberText(values[axis]!)}`)
            .join(', ');
          return (
            <button
              key={index}
              type="button"
              data-best={index === best}
              data-busy={index === busy}
              aria-pressed={index === chosen}
              aria-label={`${words}: ${spokenText(one, index === busy)}`}
              style={{
                '--share': share,
                '--across': shareOf(across, values[0]!),
                '--up': height,
              }}
              onClick={() => onOpen(keyOf(plan))}
            >
              {cellText(one, index === busy)}
            </button>
          );
        })}
      </div>
      <div className={styles.across} aria-hidden="true">
        <AxisTicks axis={across} />
      </div>
    </div>
  );
});

function AxisTicks({ axis }: { readonly axis: Axis }) {
  return (
    <>
      {ticks.map((share) => (
        <span key={share} style={{ '--at': share }}>
          {numberText(valueAt(axis, axis.of.whole, share))}
        </span>
      ))}
      <b>{axis.of.short}</b>
    </>
  );
}
