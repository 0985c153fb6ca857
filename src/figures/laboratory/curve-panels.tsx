// The two plots of the laboratory with the reading of the test accuracy. Page thread.
import { useMemo } from 'react';
import { publishedCurve } from '../../network/presets/published-curves.ts';
import type { RunState } from '../../training/run-state.ts';
import { LinePlot } from '../../ui/line-plot.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { latestTest, percentRight, percentText, testedOn } from '../reading.ts';
import {
  accuracyPlot,
  accuracySummary,
  accuracyTable,
  costPlot,
  costSummary,
  costTable,
} from './curves.ts';
import styles from './laboratory.module.css';

const published = publishedCurve('fc-784-30-10');
/** Least milliseconds between two drawings of the curves. */
const interval = 200;
const height = 216;

export function CurvePanels({ state }: { readonly state: RunState }) {
  const paced = usePaced(state, interval);
  const accuracy = useMemo(() => accuracyPlot(paced, published), [paced]);
  const cost = useMemo(() => costPlot(paced), [paced]);
  return (
    <div className={styles.plots}>
      <LinePlot
        {...accuracy}
        title="Accuracy on the test images"
        note={accuracy.y.low === 0 ? 'percent' : `percent, axis from ${String(accuracy.y.low)}`}
        reading={<TestAccuracy state={state} />}
        summary={accuracySummary(paced)}
        height={height}
        table={() => accuracyTable(paced, published)}
      />
      <LinePlot
        {...cost}
        title="Cost"
        note="mean of an image, axis from 0"
        empty={
          paced.position.step === 0
            ? 'Falls here as the network learns: no step has been taken.'
            : undefined
        }
        summary={costSummary(paced)}
        height={height}
        table={() => costTable(paced)}
      />
    </div>
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
      <small>{latest ? testedOn(latest) : 'not measured yet'}</small>
    </p>
  );
}
