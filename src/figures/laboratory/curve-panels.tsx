// The two plots of the laboratory with the reading of the test accuracy. Page thread.
import { useMemo } from 'react';
import { examplesName } from '../../network/dataset.ts';
import { publishedCurve, type PublishedCurveId } from '../../network/presets/published-curves.ts';
import type { RunState } from '../../training/run-state.ts';
import { LinePlot } from '../../ui/line-plot.tsx';
import type { PlotSeries } from '../../ui/plot-data.ts';
import { usePaced } from '../../ui/use-paced.ts';
import { latestTest, percentRight, percentText, testedOn } from '../reading.ts';
import {
  accuracyPlot,
  accuracySummary,
  accuracyTable,
  costPlot,
  costSummary,
  costTable,
  publishedPoints,
} from './curves.ts';
import styles from './laboratory.module.css';

/** Least milliseconds between two drawings of a plot. The two take turns: together they would hold the page up. */
const interval = 240;
const height = 216;

export interface PastCurves {
  readonly accuracy: readonly PlotSeries[];
  readonly cost: readonly PlotSeries[];
}

interface PanelProps {
  readonly state: RunState;
}

interface CurvePanelsProps extends PanelProps {
  /** Other ways that the run has gone; left out: none are kept. */
  readonly past?: ((state: RunState) => PastCurves) | undefined;
  /** The published run behind the reader's; null: there is none. */
  readonly published: PublishedCurveId | null;
}

export function CurvePanels({ state, published, past }: CurvePanelsProps) {
  return (
    <div className={styles.plots}>
      <AccuracyPanel state={state} published={published} past={past} />
      <CostPanel state={state} past={past} />
    </div>
  );
}

function AccuracyPanel({ state, published, past }: CurvePanelsProps) {
  const paced = usePaced(state, interval);
  const { epochs } = paced.plan;
  const curve = useMemo(() => (published === null ? [] : publishedCurve(published)), [published]);
  const behind = useMemo(() => publishedPoints(curve, epochs), [curve, epochs]);
  const plot = useMemo(
    () => accuracyPlot(paced, behind, undefined, past?.(paced).accuracy),
    [paced, behind, past],
  );
  return (
    <LinePlot
      {...plot}
      title={`Accuracy on the test ${examplesName(paced.plan.data)}`}
      note={plot.y.low === 0 ? 'percent' : `percent, axis from ${String(plot.y.low)}`}
      reading={<TestAccuracy state={state} />}
      summary={accuracySummary(paced, curve)}
      height={height}
      table={() => accuracyTable(paced, curve)}
    />
  );
}

function CostPanel({ state, past }: Omit<CurvePanelsProps, 'published'>) {
  const paced = usePaced(state, interval, interval / 2);
  const plot = useMemo(() => costPlot(paced, past?.(paced).cost), [paced, past]);
  const before =
    paced.position.step === 0
      ? 'Falls here as the network learns: no step has been taken.'
      : 'Drawn once what is kept is opened, or goes on.';
  return (
    <LinePlot
      {...plot}
      title="Cost"
      note={`mean over the ${examplesName(paced.plan.data)}, axis from 0`}
      empty={plot.series.every(({ points }) => points.length === 0) ? before : undefined}
      summary={costSummary(paced)}
      height={height}
      table={() => costTable(paced)}
    />
  );
}

function TestAccuracy({ state }: { readonly state: RunState }) {
  const latest = latestTest(state);
  return (
    <p className={styles.reading}>
      {/* Not announced at each change: the live region speaks once an epoch. */}
      <output aria-label="Test accuracy" aria-live="off">
        {latest && percentText(percentRight(latest.evaluation))}
      </output>
      <small>{testedOn(state)}</small>
    </p>
  );
}
