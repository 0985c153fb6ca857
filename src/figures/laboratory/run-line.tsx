// What runs and where, and how much of the images has come. Page thread.
import { needsMnist } from '../../network/dataset.ts';
import type { RunState } from '../../training/run-state.ts';
import { Meter } from '../../ui/meter.tsx';
import { runLine } from './status-line.ts';
import styles from './run-line.module.css';

export function RunLine({ state }: { readonly state: RunState }) {
  const label = state.backends.find(({ id }) => id === state.backend)?.label;
  return (
    <span className={styles.line}>
      {runLine(state)}
      {label !== undefined && ' · '}
      <output aria-label="Backend">{label ?? ''}</output>
      {label !== undefined && ' on this device'}
    </span>
  );
}

/** How many of the images have arrived, while some are still on their way. */
export function Loading({ state }: { readonly state: RunState }) {
  const { data } = state;
  if (data === null || !needsMnist(state.plan.data) || data.complete || state.dataProblem !== null)
    return null;
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  return (
    <Meter
      label="Images loaded"
      value={data.loadedBytes}
      max={data.totalBytes}
      text={`Images: ${megabytes(data.loadedBytes)} of ${megabytes(data.totalBytes)} MB`}
    />
  );
}
