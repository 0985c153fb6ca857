// A search over one or two settings: what is varied and how, the map of what came out, and the cell that is looked into. Page thread.
import { memo, useMemo, useState } from 'react';
import { examplesName, validationSize } from '../../../network/dataset.ts';
import type { TrainingPlan } from '../../../network/training-plan.ts';
import { itemOf } from '../../../training/comparison/compared-run.ts';
import { comparisonQueue } from '../../../training/comparison/use-comparison-runs.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { NumberField } from '../../landscape/number-field.tsx';
import styles from '../compare.module.css';
import { commonWords } from '../differences/differences.ts';
import { numberText } from '../differences/names.ts';
import { QueueProgress } from '../progress/queue-progress.tsx';
import { keyOf, resultsOf, type Results } from '../results.ts';
import { dispatch } from '../state/comparison-store.ts';
import { AxisFields } from './axis-fields.tsx';
import { bestOf, triedOf } from './cell-result.ts';
import { CellDetails } from './cell-details.tsx';
import { GridMap } from './grid-map.tsx';
import { RandomMap } from './random-map.tsx';
import { axesOf, mostTrials, usualAxis, type Cell, type Search } from './search-plan.ts';
import searchStyles from './search.module.css';
import { settingsOf } from './settings.ts';

interface SearchPanelProps {
  readonly search: Search;
  readonly cells: readonly Cell[];
  readonly known: Results;
  /** null: the bench has not been in sight. */
  readonly bench: TrainingPlan | null;
}

const ways = [
  { value: 'grid', label: 'over a grid' },
  { value: 'random', label: 'at random' },
] as const;

const change = (part: Partial<Search>) => dispatch({ type: 'search', change: part });

/** Drawn again only when it is another search, or something has come of it: dear beside a slider that moves. */
export const SearchPanel = memo(function SearchPanel(props: SearchPanelProps) {
  const { search, cells, known, bench } = props;
  const { base, how, trials, draws, seeds } = search;
  const axes = useMemo(() => axesOf(search), [search]);
  const settings = useMemo(() => settingsOf(base), [base]);
  const results = useMemo(
    () => cells.map(({ plan }) => resultsOf(known, plan, seeds)),
    [cells, known, seeds],
  );
  const tried = useMemo(() => results.map(({ runs }) => triedOf(runs)), [results]);
  const best = useMemo(() => bestOf(tried), [tried]);
  const plans = useMemo(() => results.flatMap((one) => one.plans), [results]);
  const missing = useMemo(() => results.flatMap((one) => one.missing), [results]);
  const cellByKey = useMemo(
    () => new Map(results.flatMap((one, index) => one.plans.map((plan) => [keyOf(plan), index]))),
    [results],
  );
  const [opened, setOpened] = useState<string | null>(null);
  const found = cells.findIndex(({ plan }) => keyOf(plan) === opened);
  const chosen = found < 0 ? null : found;
  /** The best one, until another is opened. */
  const looked = chosen ?? best;
  const nameOf = (plan: TrainingPlan) => {
    const cell = cells[cellByKey.get(keyOf(plan)) ?? -1];
    return cell === undefined ? '' : valuesText(cell);
  };
  const valuesText = ({ values }: Cell) =>
    axes.map(({ of }, index) => `${of.short} ${numberText(values[index]!)}`).join(', ');

  const map = { cells, axes, tried, best, chosen, cellByKey, onOpen: setOpened };
  const held = validationSize(base.data) > 0;
  return (
    <section className={searchStyles.search} aria-label="Search">
      <h4>A search over {axes.length === 1 ? 'one setting' : 'two settings'}</h4>
      <div className={styles.columns}>
        <div className={styles.side}>
          <p className={styles.common}>Around: {commonWords([base])}.</p>
          <Button
            inactive={bench === null || keyOf(bench) === keyOf(base)}
            onClick={() => {
              if (bench !== null) dispatch({ type: 'base', plan: bench });
            }}
          >
            Search around the plan on the bench
          </Button>
          {axes.map((axis, index) => (
            <AxisFields
              key={index}
              title={index === 0 ? 'Vary' : 'And'}
              axis={axis}
              grid={how === 'grid'}
              settings={settings.filter(({ id }) => axes[1 - index]?.setting !== id)}
              onChange={(next) => change({ axes: search.axes.with(index, next) })}
              onRemove={index === 0 ? null : () => change({ axes: search.axes.slice(0, 1) })}
            />
          ))}
          {axes.length === 1 && (
            <Button
              onClick={() => {
                const other = settings.find(({ id }) => id !== axes[0]?.setting);
                if (other) change({ axes: [...search.axes, usualAxis(other, 4)] });
              }}
            >
              Vary a second setting
            </Button>
          )}
          <div className={searchStyles.how}>
            <Select
              label="Tried"
              value={how}
              options={ways}
              onChange={(value) => change({ how: value })}
            />
            {how === 'random' && (
              <>
                <NumberField
                  label="Plans"
                  value={trials}
                  min={2}
                  max={mostTrials}
                  whole
                  onChange={(value) => change({ trials: value })}
                />
                <NumberField
                  label="Draws, number"
                  value={draws}
                  min={1}
                  max={999}
                  whole
                  onChange={(value) => change({ draws: value })}
                />
              </>
            )}
            <NumberField
              label="Seeds of each"
              value={seeds}
              min={1}
              max={5}
              whole
              onChange={(value) => change({ seeds: value })}
            />
          </div>
          <QueueProgress
            plans={plans}
            missing={missing}
            nameOf={nameOf}
            action="Search"
            onTrain={() => comparisonQueue().add(...unique(missing).map(itemOf))}
          />
        </div>
        <div>
          <p className={styles.plotHead}>
            <b>
              Accuracy on the {held ? 'validation' : 'test'} {examplesName(base.data)}
            </b>
            <span>
              percent after the last epoch
              {held
                ? ''
                : `; hold some ${examplesName(base.data)} out, to choose without looking at the test`}
            </span>
          </p>
          {how === 'grid' ? <GridMap {...map} /> : <RandomMap {...map} />}
          <p className={searchStyles.best}>
            {best === null
              ? 'Each cell is a plan. Open one to see what it came to.'
              : `Best of ${String(tried.filter((one) => one !== null).length)} so far: ${valuesText(cells[best]!)}, ${tried[best]!.value!.toFixed(2)}\u00a0%.`}
          </p>
          {looked !== null && (
            <CellDetails
              cell={cells[looked]!}
              words={valuesText(cells[looked]!)}
              runs={results[looked]!.runs}
              seeds={seeds}
            />
          )}
        </div>
      </div>
    </section>
  );
});

/** A search at random, of whole numbers, may draw a plan twice. */
const unique = (plans: readonly TrainingPlan[]) => [
  ...new Map(plans.map((plan) => [keyOf(plan), plan])).values(),
];
