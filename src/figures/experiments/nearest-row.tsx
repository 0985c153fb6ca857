// The published reader that is no network, as a row: measured on the whole test set at a press, beside our own measurements.
// Page thread. It takes seconds, so nothing of it is kept.
import { useEffect, useRef, useState } from 'react';
import { correctOf, countOf, type Confusion } from '../../network/baselines.ts';
import { nearestImage } from '../../network/presets/nearest-image.ts';
import { useBaseline } from '../../training/use-baseline.ts';
import { Button } from '../../ui/button.tsx';
import { digitsData } from '../baseline/digits-data.ts';
import { Measuring } from '../baseline/measuring.tsx';
import { durationText, wholeText } from '../reading.ts';
import { rangeOf } from '../records-table/bands.ts';
import { recordedNearest as record } from '../records-table/recorded.ts';
import styles from './experiments.module.css';
import { headingOf, RowHead } from './row-head.tsx';
import { placeIn, rangeText } from './standing.ts';

const { id, title, remembered, source } = nearestImage;
const bands = { ink: rangeOf(record.byInk), shape: rangeOf(record.byShape) };

/** Seconds from the first image read to the last; null before. */
function useSeconds(done: number, finished: boolean): number | null {
  const from = useRef<number | null>(null);
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    if (done === 0) from.current = null;
    else from.current ??= performance.now();
    if (finished && from.current !== null) setSeconds((performance.now() - from.current) / 1000);
  }, [done, finished]);
  return seconds;
}

export function NearestRow() {
  /** 0: not asked for yet. */
  const [seed, setSeed] = useState(0);
  const measured = useBaseline(
    seed === 0 ? null : ({ kind: 'nearest', data: digitsData, remembered, seed } as const),
  );
  const { result, done, finished } = measured;
  const seconds = useSeconds(done, finished);
  return (
    <li className={styles.row} aria-labelledby={headingOf(id)}>
      <RowHead id={id} title={title} published="shown on two digits, no figure given" />
      <div>
        <p className={styles.caption}>Yours</p>
        {result === null ? (
          <p className={styles.own}>{seed === 0 ? 'not run yet' : 'reading …'}</p>
        ) : (
          <>
            <Reading by="ink" confusion={result.byInk} finished={finished} />
            <Reading by="shape" confusion={result.byShape} finished={finished} />
          </>
        )}
        {!finished && (
          <p className={styles.small}>
            Band by total ink, as published, {rangeText(bands.ink)}; by shape{' '}
            {rangeText(bands.shape)} ({wholeText(record.byInk.length)} seeds).
          </p>
        )}
      </div>
      <div>
        <p className={styles.caption}>Expected time</p>
        <p>{durationText(seconds ?? record.secondsEach)} for the test images</p>
        <p className={styles.small}>
          {seconds === null
            ? 'on the server of our own runs; not measured here yet'
            : 'as measured here'}
        </p>
      </div>
      <div className={styles.actions}>
        <Button inactive={seed !== 0 && !finished} onClick={() => setSeed(seed + 1)}>
          Run<span className="sr-only"> {id}</span>
        </Button>
      </div>
      <p className={styles.source}>
        {source}. {seed > 0 && `Seed ${wholeText(seed)}: another press remembers other images.`}
      </p>
      {seed > 0 && !finished && (
        <div className={styles.details}>
          <Measuring state={measured} what="test images read" />
        </div>
      )}
    </li>
  );
}

interface ReadingProps {
  readonly by: keyof typeof bands;
  readonly confusion: Confusion;
  readonly finished: boolean;
}

function Reading({ by, confusion, finished }: ReadingProps) {
  const right = correctOf(confusion);
  return (
    <>
      <p className={styles.own}>
        {wholeText(right)} of {wholeText(countOf(confusion))} by {by}
      </p>
      {finished && (
        <p className={styles.small}>
          {placeIn(bands[by], right)}, {rangeText(bands[by])}.
        </p>
      )}
    </>
  );
}
