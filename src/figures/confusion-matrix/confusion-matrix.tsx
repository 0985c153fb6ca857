// How often each digit is taken for each other one by the laboratory's network, with the images behind every count. Page thread.
import { useMemo } from 'react';
import * as v from 'valibot';
import { useBaseline } from '../../training/use-baseline.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { digitsData } from '../baseline/digits-data.ts';
import { useDigitsRun } from '../digits-run.ts';
import type { FigureProps } from '../figure-props.ts';
import { percentText, wholeText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { CellImages } from './cell-images.tsx';
import { confusionOf, imagesIn, mistakeCells, spreadOf } from './confusion.ts';
import { Matrix } from './matrix.tsx';
import styles from './confusion-matrix.module.css';

const digit = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9));
const schema = v.strictObject({
  /** null: the mistake that is made most often, whichever that is. */
  cell: v.nullable(v.strictObject({ label: digit, verdict: digit })),
});
const initial: v.InferOutput<typeof schema> = { cell: null };
const labelsJob = { kind: 'labels', data: digitsData } as const;
/** Least milliseconds between two counts: what is looked at should not run away. */
const interval = 1000;

export default function ConfusionMatrix({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('confusion', schema, initial);
  const { state: run, actions } = useDigitsRun();
  const test = usePaced(run.test, interval);
  const labels = useBaseline(test === null ? null : labelsJob).result?.test ?? null;
  const counted = useMemo(() => {
    if (test === null || labels === null) return null;
    const confusion = confusionOf(test.evaluation, labels);
    return { confusion, worst: mistakeCells(confusion)[0]!, spread: spreadOf(confusion) };
  }, [test, labels]);
  const cell = state.cell ?? counted?.worst ?? null;
  const images = useMemo(
    () =>
      test === null || labels === null || cell === null
        ? []
        : imagesIn(test.evaluation, labels, cell),
    [test, labels, cell],
  );
  const training = run.status === 'training' || run.status === 'opening';

  return (
    <FigureFrame
      title="What is taken for what"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="press the fullest cell and its mirror image across the diagonal. Then give the laboratory seed 3, train for two epochs, and look down the column of 7."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.parts}>
        <Matrix
          confusion={counted?.confusion ?? null}
          chosen={cell}
          onChoose={(chosen) => change({ cell: chosen })}
        />
        {counted === null || cell === null ? (
          <div className={styles.before}>
            <p>
              After the laboratory’s first epoch: each of the 10,000 test images is counted in the
              row of what it is and the column of what the network takes it for.
            </p>
            <Button primary inactive={training} onClick={actions.train}>
              {training ? 'The first epoch is under way' : 'Train the laboratory’s network'}
            </Button>
          </div>
        ) : (
          <CellImages cell={cell} indices={images} readExamples={actions.readExamples} />
        )}
      </div>
      <p className={styles.note}>
        {counted === null
          ? 'no epoch is done yet'
          : `After epoch ${String(Math.round(test!.at.epoch))}: ${wholeText(counted.spread.mistakes)} mistakes, ${percentText(100 * counted.spread.inTen)} of them in the ten fullest of ninety cells; ${String(counted.spread.empty)} of the ninety are empty.`}
      </p>
    </FigureFrame>
  );
}
