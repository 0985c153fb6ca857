// Several plans side by side: each trained from several seeds, drawn as bands, what differs between them named; and a small
// search over one or two of their settings. Page thread.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { itemOf } from '../../training/comparison/compared-run.ts';
import {
  comparisonQueue,
  useComparisonRuns,
} from '../../training/comparison/use-comparison-runs.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Slider } from '../../ui/slider.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import type { FigureProps } from '../figure-props.ts';
import { useBenchPlan } from '../open-laboratory/bench-plan.ts';
import { AddToComparison } from './add-to-comparison.tsx';
import { measures, measureText } from './bands/measures.ts';
import { verdict } from './bands/verdict.ts';
import styles from './compare.module.css';
import { commonWords } from './differences/differences.ts';
import { TakeAway } from './export/take-away.tsx';
import { KeptPlans } from './plans/kept-plans.tsx';
import { PlanList } from './plans/plan-list.tsx';
import { ComparisonPlot } from './plot/comparison-plot.tsx';
import { QueueProgress } from './progress/queue-progress.tsx';
import { keyOf, useResults } from './results.ts';
import { cellsOf, seedsOf } from './search/search-plan.ts';
import { SearchPanel } from './search/search-panel.tsx';
import { freeLetter, mostSeeds, type Letter } from './state/comparison.ts';
import { comparisonLink, dispatch, useComparison } from './state/comparison-store.ts';
import { toBench } from './to-bench.ts';
import { useEntries } from './use-entries.ts';

const seedScale = wholeScale(1, mostSeeds);

export default function Compare({ number }: FigureProps) {
  const { comparison, problems } = useComparison();
  const { plans, seeds, measure, search } = comparison;
  const bench = useBenchPlan();
  const known = useResults();
  /** null: the last epoch. */
  const [at, setAt] = useState<number | null>(null);
  const [pointed, setPointed] = useState<Letter | null>(null);
  const { entries, bands, results, epochs } = useEntries(comparison, known, at);
  const missing = useMemo(() => inTurns(results.map((one) => one.missing)), [results]);
  const all = useMemo(() => results.flatMap((one) => one.plans), [results]);
  const cells = useMemo(() => cellsOf(search), [search]);
  const common = useMemo(() => commonWords(plans.map(({ plan }) => plan)), [plans]);
  const letterByKey = useMemo(
    () =>
      new Map(results.flatMap(({ letter, plans: own }) => own.map((one) => [keyOf(one), letter]))),
    [results],
  );
  const letterOf = useCallback((id: string) => letterByKey.get(id) ?? null, [letterByKey]);
  const shown = useMemo(
    () => [...all, ...cells.flatMap(({ plan }) => seedsOf(plan, search.seeds))],
    [all, cells, search.seeds],
  );
  const contestants = entries.flatMap(({ letter, spread }) =>
    spread === null ? [] : [{ letter, spread }],
  );
  const sentence = verdict(measure, contestants);
  const link = useMemo(() => comparisonLink(comparison), [comparison]);
  const full = freeLetter(comparison) === null;
  const onBench = useCallback(
    (letter: Letter) => {
      const found = plans.find((one) => one.letter === letter);
      if (found) toBench(found.plan);
    },
    [plans],
  );
  // What nobody asks for any more is not trained: a plan that was removed, a seed too many, a search that was changed.
  useEffect(() => {
    const wanted = new Set(shown.map(keyOf));
    const { queue, elsewhere } = comparisonQueue().snapshot();
    // What another tab compares is its own.
    const items = elsewhere ? [] : queue.items;
    const gone = items.flatMap(({ id }) => (wanted.has(id) ? [] : [id]));
    if (gone.length > 0) comparisonQueue().end(...gone);
  }, [shown]);

  return (
    <FigureFrame
      title="Side by side"
      number={number}
      run={<FigureTools onReset={() => dispatch({ type: 'reset' })} link={() => link.address} />}
      tryThis="does momentum help here? Train A and B, and see whether their bands overlap. Then put B on the bench, give it the η of A, add it, and train again."
    >
      <KeepingNotices problems={problems} />
      {link.plans < plans.length && (
        <Notice tone="note">
          A link holds 4,000 characters: only the first {link.plans} of these plans fit into it.
        </Notice>
      )}
      <div className={styles.columns}>
        <div className={styles.side}>
          <p className={styles.common}>
            {plans.length === 0 ? 'No plan is compared yet.' : `In common: ${common}.`}
          </p>
          <PlanList
            entries={entries}
            seeds={seeds}
            measure={measure}
            onPoint={setPointed}
            onBench={onBench}
            onRemove={remove}
          />
          <div className={styles.adders}>
            {bench !== null && <AddToComparison plan={bench} />}
            <Button inactive={plans.length === 0} onClick={() => dispatch({ type: 'clear' })}>
              Remove all
            </Button>
          </div>
          <Slider
            label="Seeds of each plan"
            value={seeds}
            scale={seedScale}
            format={String}
            describe={(value) => (value === 1 ? '1 seed' : `${String(value)} seeds`)}
            onChange={(value) => dispatch({ type: 'seeds', seeds: value })}
            note="Each counted from the plan’s own."
          />
          <QueueProgress
            plans={all}
            missing={missing}
            nameOf={(plan) => `${letterOf(keyOf(plan)) ?? ''}, seed ${String(plan.seed)}`}
            action="Train"
            onTrain={() => comparisonQueue().add(...missing.map(itemOf))}
          />
        </div>
        <div>
          <ComparisonPlot
            bands={bands}
            measure={measure}
            epochs={epochs}
            pointed={pointed}
            letterOf={letterOf}
            at={at ?? epochs}
            trained={results.some(({ runs }) => runs.length > 0)}
            onAt={setAt}
            label={`${measureText[measure].title}, by epoch. ${sentence === '' ? 'Nothing is trained yet.' : sentence}`}
          />
          <div className={styles.reading}>
            <Slider
              label="Read at epoch"
              value={Math.min(at ?? epochs, epochs)}
              scale={wholeScale(1, Math.max(2, epochs))}
              format={String}
              describe={(value) => `epoch ${String(value)}`}
              onChange={setAt}
            />
            <Select
              label="Drawn"
              value={measure}
              options={measures.map((value) => ({ value, label: measureText[value].label }))}
              onChange={(value) => dispatch({ type: 'measure', measure: value })}
            />
          </div>
          <p className={styles.verdict}>
            {sentence === ''
              ? 'What the bands say stands here once something is trained.'
              : sentence}
          </p>
          <TakeAway
            entries={entries}
            bands={bands}
            measure={measure}
            epochs={epochs}
            common={common}
          />
        </div>
      </div>
      <SearchPanel search={search} cells={cells} known={known} bench={bench} />
      <KeptPlans shown={shown} onAdd={full ? null : add} />
      <LiveRegion>{missing.length === 0 && at === null ? sentence : ''}</LiveRegion>
    </FigureFrame>
  );
}

const remove = (letter: Letter) => dispatch({ type: 'remove', letter });
const add = (plan: TrainingPlan) => dispatch({ type: 'add', plan });

/** The first of each, then the second of each: all plans can be compared soon. */
function inTurns(lists: readonly (readonly TrainingPlan[])[]): readonly TrainingPlan[] {
  const most = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: most }, (_, turn) =>
    lists.flatMap((list) => list[turn] ?? []),
  ).flat();
}

/** What could not be read of a link or of this device, and what is not kept. */
function KeepingNotices({ problems }: { readonly problems: readonly string[] }) {
  const archiveProblem = useComparisonRuns((state) => state.archiveProblem);
  const elsewhere = useComparisonRuns((state) => state.elsewhere && state.queue.items.length > 0);
  const unreadable = useComparisonRuns(({ kept }) => kept?.unreadable ?? none);
  return (
    <>
      {problems.length > 0 && <Notice tone="error">{problems.join(' ')}</Notice>}
      {archiveProblem !== null && <Notice tone="error">{archiveProblem}</Notice>}
      {elsewhere && (
        <Notice tone="note">
          Another tab of the book trains these runs. This one shows how far they are, and takes over
          when that one is closed.
        </Notice>
      )}
      {unreadable.map(({ key, why }) => (
        <Notice
          key={key}
          tone="note"
          action={<Button onClick={() => comparisonQueue().forget(key)}>Delete it</Button>}
        >
          A run on this device cannot be shown. {why} It stays as it is until you delete it.
        </Notice>
      ))}
    </>
  );
}

const none: readonly never[] = [];
