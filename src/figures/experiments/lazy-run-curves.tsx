// An experiment's curves, fetched when they are first shown: the list opens without the plot. Page thread.
import { lazy, Suspense } from 'react';
import styles from './experiments.module.css';
import type { RunCurvesProps } from './run-curves.tsx';

const Fetched = lazy(() => import('./run-curves.tsx'));

export function RunCurves(props: RunCurvesProps) {
  return (
    <Suspense fallback={<div className={styles.plotRoom} />}>
      <Fetched {...props} />
    </Suspense>
  );
}
