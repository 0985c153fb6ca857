// The matrix of a run's last epoch, the images of the cell that is chosen, and how the mistakes are spread. Page thread.
import { useMemo } from 'react';
import { useBaseline } from '../../training/use-baseline.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { digitsData } from '../baseline/digits-data.ts';
import { percentText, wholeText } from '../reading.ts';
import { CellImages } from './cell-images.tsx';
import { confusionOf, imagesIn, mistakeCells, spreadOf, type Cell } from './confusion.ts';
import { Matrix } from './matrix.tsx';
import styles from './confusion-matrix.module.css';

const labelsJob = { kind: 'labels', data: digitsData } as const;
/** Least milliseconds between two counts: what is looked at should not run away. */
const interval = 1000;

interface ConfusionPartsProps {
  readonly run: RunState;
  readonly actions: Pick<RunActions, 'train' | 'readExamples'>;
  /** null: the mistake that is made most often. */
  readonly cell: Cell | null;
  readonly onChoose: (cell: Cell) => void;
  /** Where an image can be opened: the one that is. */
  readonly opening?: { readonly index: number | null; readonly open: (index: number) => void };
}

export function ConfusionParts({ run, actions, cell, onChoose, opening }: ConfusionPartsProps) {
  const test = usePaced(run.test, interval);
  const labels = useBaseline(test === null ? null : labelsJob).result?.test ?? null;
  const counted = useMemo(() => {
    if (test === null || labels === null) return null;
    const confusion = confusionOf(test.evaluation, labels);
    return { confusion, worst: mistakeCells(confusion)[0]!, spread: spreadOf(confusion) };
  }, [test, labels]);
  const chosen = cell ?? counted?.worst ?? null;
  const images = useMemo(
    () =>
      test === null || labels === null || chosen === null
        ? []
        : imagesIn(test.evaluation, labels, chosen),
    [test, labels, chosen],
  );
  const training = run.status === 'training' || run.status === 'opening';
  return (
    <>
      <div className={styles.parts}>
        <Matrix confusion={counted?.confusion ?? null} chosen={chosen} onChoose={onChoose} />
        {counted === null || chosen === null ? (
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
          <CellImages
            cell={chosen}
            indices={images}
            readExamples={actions.readExamples}
            {...(opening && { opened: opening.index, onOpen: opening.open })}
          />
        )}
      </div>
      <p className={styles.note}>
        {counted === null
          ? 'no epoch is done yet'
          : `${placeText(test!.at)}: ${wholeText(counted.spread.mistakes)} mistakes, ${percentText(100 * counted.spread.inTen)} of them in the ten fullest of ninety cells; ${String(counted.spread.empty)} of the ninety are empty.`}
      </p>
    </>
  );
}

/** A network may have been tested where it was put, too. */
function placeText({ step, epoch }: { readonly step: number; readonly epoch: number }): string {
  if (step === 0) return 'Before the first step';
  return Number.isInteger(epoch) ? `After epoch ${String(epoch)}` : `At epoch ${epoch.toFixed(2)}`;
}
