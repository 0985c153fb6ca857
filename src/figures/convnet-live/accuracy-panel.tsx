// Test accuracy by epoch: this run, those trained before on this page, and the published one. Page thread.
import { useMemo } from 'react';
import { publishedCurve } from '../../network/presets/published-curves.ts';
import type { RunState } from '../../training/run-state.ts';
import { LinePlot } from '../../ui/line-plot.tsx';
import type { PlotData, PlotTable } from '../../ui/plot-data.ts';
import { usePaced } from '../../ui/use-paced.ts';
import { sizesOf } from '../convnet-run.ts';
import { accuracyPlot, publishedPoints } from '../laboratory/curves.ts';
import { latestTest, percentRight, percentText, testedOn } from '../reading.ts';
import { sameSize, sizeText, type Memory } from './remembered.ts';
import styles from './convnet-live.module.css';

const published = publishedCurve('conv20-fc100');
/** Least milliseconds between two drawings. */
const interval = 240;
/** Convolutional networks soon pass it. */
const floor = 90;

interface AccuracyPanelProps {
  readonly state: RunState;
  readonly memory: Memory;
}

export function AccuracyPanel({ state, memory }: AccuracyPanelProps) {
  const paced = usePaced(state, interval);
  const plot = useMemo(() => {
    const behind = publishedPoints(published, paced.plan.epochs);
    return withOthers(accuracyPlot(paced, behind, floor), paced, memory);
  }, [paced, memory]);
  const latest = latestTest(state);
  return (
    <LinePlot
      {...plot}
      title="Accuracy on the test images"
      note={`percent, axis from ${String(plot.y.low)}`}
      reading={
        <p className={styles.reading}>
          <output aria-label="Test accuracy" aria-live="off">
            {latest && percentText(percentRight(latest.evaluation))}
          </output>
          <small>{testedOn(state)}</small>
        </p>
      }
      summary={summaryOf(paced)}
      height={210}
      table={() => tableOf(paced, memory)}
    />
  );
}

/** With the curves of the sizes that are not on the bench now. */
function withOthers(plot: PlotData, { plan }: RunState, memory: Memory): PlotData {
  const size = sizesOf(plan);
  const others = memory
    .filter((one) => !sameSize(one, size))
    .map((one) => ({
      id: sizeText(one),
      points: one.points.filter(({ x }) => x <= plan.epochs),
      colour: 'negative' as const,
      label: sizeText(one),
    }));
  const [behind, ...mine] = plot.series;
  return { ...plot, series: [...(behind ? [behind] : []), ...others, ...mine] };
}

function tableOf(state: RunState, memory: Memory): PlotTable {
  const size = sizesOf(state.plan);
  const others = memory.filter((one) => !sameSize(one, size));
  const longest = Math.max(
    state.plan.epochs,
    state.epochs.length,
    ...others.map(({ points }) => points.length),
  );
  return {
    columns: ['Epoch', sizeText(size), ...others.map(sizeText), 'Published'],
    rows: Array.from({ length: longest }, (_, index) => {
      const mine = state.epochs[index];
      const theirs = published[index];
      return [
        String(index + 1),
        mine ? `${percentRight(mine.test).toFixed(2)} %` : '–',
        ...others.map(({ points }) => {
          const point = points[index];
          return point ? `${point.y.toFixed(2)} %` : '–';
        }),
        theirs ? `${(100 * theirs.testAccuracy).toFixed(2)} %` : '–',
      ];
    }),
  };
}

function summaryOf({ epochs }: RunState): string {
  const last = epochs.at(-1);
  const yours =
    last === undefined
      ? 'yours has not begun'
      : `yours stands at ${percentText(percentRight(last.test))} after ${String(Math.round(last.epoch))}`;
  return `Share of test images read right, by epoch: ${yours}; the published run climbs from 93.0 to 98.8 percent in sixty.`;
}
