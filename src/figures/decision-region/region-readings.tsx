// How the network in training fares on its points. Page thread. Apart, because it changes all the time.
import { useMemo } from 'react';
import { useRun } from '../../training/use-run.ts';
import { Readings } from '../../ui/readings.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { wholeText } from '../reading.ts';
import { firstScore } from './first-score.ts';
import { firstPlan, runId } from './settings.ts';

/** Least milliseconds between two readings: faster, no digit can be read. */
const interval = 100;

/** @param pointless there are no points to be counted */
export function RegionReadings({ pointless }: { readonly pointless: boolean }) {
  const { state } = useRun(runId, firstPlan);
  const { test, position, plan, parameters } = usePaced(state, interval);
  const untrained = test === null && position.step === 0;
  const first = useMemo(
    () => (untrained && parameters !== null ? firstScore(plan, parameters) : null),
    [untrained, plan, parameters],
  );
  const evaluation = pointless ? null : (test?.evaluation ?? first);
  return (
    <Readings
      rows={[
        [
          'points on their side',
          evaluation ? `${String(evaluation.correct)} of ${String(evaluation.count)}` : '–',
        ],
        ['cost', evaluation ? evaluation.cost.toFixed(4) : '–'],
        ['steps', wholeText(position.step)],
      ]}
    />
  );
}
