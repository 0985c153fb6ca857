// The curve of one of our recorded runs, fetched when its row is shown. Page thread.
import { useEffect, useState } from 'react';
import type { RecordedRun } from './recorded.ts';

/** Epoch by epoch, the share of the test images read right, in percent. */
type Points = readonly (readonly [epoch: number, percent: number])[];

const none: Points = [];
const files = import.meta.glob<string>('/experiments/results/*-kernels.csv', {
  query: '?raw',
  import: 'default',
});

/** @param text a line an epoch, under the names of its columns */
export function pointsOf(text: string): Points {
  const [names = [], ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const [epoch, correct] = [names.indexOf('epoch'), names.indexOf('test_correct')];
  return lines.map((line) => [Number(line[epoch]), Number(line[correct]) / 100]);
}

/** None while it is on its way, and where there is none. @param run null: there is none */
export function useRecordedCurve(run: RecordedRun | null): Points {
  const [points, setPoints] = useState(none);
  const path = run?.path ?? null;
  useEffect(() => {
    let wanted = true;
    const fetched = path === null ? undefined : files[path.replace(/json$/, 'csv')]?.();
    fetched?.then(
      (text) => {
        if (wanted) setPoints(pointsOf(text));
      },
      // A comparison less; the figure's own numbers stand without it.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [path]);
  return points;
}
