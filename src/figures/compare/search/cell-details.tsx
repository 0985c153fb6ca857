// One plan of the search: its curve, and where it can go from here. Page thread.
import { useMemo } from 'react';
import type { ComparedRun } from '../../../training/comparison/compared-run.ts';
import { Button } from '../../../ui/button.tsx';
import { CurvePlot, type Curve } from '../../../ui/curve-plot.tsx';
import { endsOf, epochAxis, percentAxis } from '../../digit-runs/epoch-axes.ts';
import { bandOf, spreadAt } from '../bands/band.ts';
import { curveOf, type Measure } from '../bands/measures.ts';
import { spreadText } from '../bands/verdict.ts';
import styles from '../compare.module.css';
import { freeLetter, letterOf } from '../state/comparison.ts';
import { dispatch, useComparison } from '../state/comparison-store.ts';
import { toBench } from '../to-bench.ts';
import type { Cell } from './search-plan.ts';
import searchStyles from './search.module.css';

interface CellDetailsProps {
  readonly cell: Cell;
  /** Its values. */
  readonly words: string;
  readonly runs: readonly ComparedRun[];
  readonly seeds: number;
}

const drawn = [
  { measure: 'validation', tone: 'negative', name: 'validation' },
  { measure: 'test', tone: 'accent', name: 'test' },
] as const satisfies readonly {
  readonly measure: Measure;
  readonly tone: Curve['tone'];
  readonly name: string;
}[];

export function CellDetails({ cell, words, runs, seeds }: CellDetailsProps) {
  const { comparison } = useComparison();
  const letter = letterOf(comparison, cell.plan);
  const ended = useMemo(() => runs.filter(({ outcome }) => outcome === 'ended'), [runs]);
  const bands = useMemo(
    () =>
      drawn.flatMap(({ measure, tone, name }) => {
        const band = bandOf(ended.map((run) => curveOf(run, measure)));
        return band === null ? [] : [{ measure, tone, name, band }];
      }),
    [ended],
  );
  const curves = bands.map(({ name, tone, band }): Curve => ({
    name,
    tone,
    points: band.median.map((value, index) => [index + 1, value] as const),
  }));
  return (
    <div className={searchStyles.details} role="group" aria-label={words}>
      <div>
        <p>
          <b>{words}</b>
        </p>
        {bands.length === 0 ? (
          <p className={styles.came}>
            {runs.length > 0
              ? 'Its numbers left what a computer can hold: it diverged.'
              : 'Not trained yet.'}
          </p>
        ) : (
          <ul>
            {bands.map(({ measure, name, tone, band }) => (
              <li key={measure} data-tone={tone}>
                {name}: {spreadText(measure, spreadAt(band, Infinity))}
              </li>
            ))}
          </ul>
        )}
        {runs.length > 0 && runs.length < seeds && (
          <p className={styles.came}>{seeds - runs.length} seeds to come.</p>
        )}
        <div className={styles.buttons}>
          <Button onClick={() => toBench(cell.plan)}>Put on the bench</Button>
          <Button
            inactive={letter !== null || freeLetter(comparison) === null}
            onClick={() => dispatch({ type: 'add', plan: cell.plan })}
          >
            {letter === null ? 'Add to comparison' : `It is ${letter} above`}
          </Button>
        </div>
      </div>
      {curves.length > 0 && (
        <CurvePlot
          label={`Accuracy in percent by epoch, with ${words}.`}
          x={epochAxis(cell.plan.epochs)}
          y={percentAxis(
            curves.map(({ points }) => points.slice(1)),
            90,
          )}
          curves={curves}
          dots={endsOf(curves)}
        />
      )}
    </div>
  );
}
