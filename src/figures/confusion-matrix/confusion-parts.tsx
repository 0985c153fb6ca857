// The matrix of a run's last epoch, the images of the cell that is chosen, and how the mistakes are spread. Page thread.
import { useMemo, type ReactNode } from 'react';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { usePaced } from '../../ui/use-paced.ts';
import { percentText, whenText, wholeText } from '../reading.ts';
import { testCountOf, useTestLabels } from '../tested-on.ts';
import { CellImages } from './cell-images.tsx';
import { confusionOf, imagesIn, mistakeCells, spreadOf, type Cell } from './confusion.ts';
import { Matrix } from './matrix.tsx';
import styles from './confusion-matrix.module.css';

/** Least milliseconds between two counts: what is looked at should not run away. */
const interval = 1000;

interface ConfusionPartsProps {
  readonly run: Pick<RunState, 'plan'>;
  /** What is shown; null: there is none yet. */
  readonly test: RunState['test'];
  readonly actions: Pick<RunActions, 'readExamples'>;
  /** The button that trains the run. */
  readonly train: ReactNode;
  /** null: the mistake that is made most often. */
  readonly cell: Cell | null;
  readonly onChoose: (cell: Cell) => void;
  /** Where an image can be opened: the one that is. */
  readonly opening?: { readonly index: number | null; readonly open: (index: number) => void };
}

export function ConfusionParts(props: ConfusionPartsProps) {
  const { run, actions, cell, onChoose, opening } = props;
  const { data } = run.plan;
  const paced = usePaced(props.test, interval);
  const labels = useTestLabels(data, paced !== null);
  // The run may have gone over to other images since.
  const test = paced?.evaluation.count === labels?.length ? paced : null;
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
  return (
    <>
      <div className={styles.parts}>
        <Matrix confusion={counted?.confusion ?? null} chosen={chosen} onChoose={onChoose} />
        {counted === null || chosen === null ? (
          <p className={styles.before}>
            Each of the {wholeText(testCountOf(data))} test images is counted here, in the row of
            what it is and the column of what the network takes it for.
          </p>
        ) : (
          <CellImages
            cell={chosen}
            indices={images}
            data={data}
            readExamples={actions.readExamples}
            {...(opening && { opened: opening.index, onOpen: opening.open })}
          />
        )}
      </div>
      <div className={styles.foot}>
        <p>
          {counted === null
            ? 'Nothing is counted yet.'
            : `${wholeText(counted.spread.mistakes)} mistakes ${whenText(test!.at)}: ${percentText(100 * counted.spread.inTen)} of them in the ten fullest of ninety cells; ${String(counted.spread.empty)} of the ninety are empty.`}
        </p>
        {props.train}
      </div>
    </>
  );
}
