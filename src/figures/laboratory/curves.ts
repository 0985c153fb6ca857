// The laboratory's curves and their tables, made from the run. Page thread, pure.
import type { CurvePoint } from '../../network/presets/published-curves.ts';
import { examplesName } from '../../network/dataset.ts';
import { tweakText } from './tweak-text.ts';
import type { RunState } from '../../training/run-state.ts';
import type { PlotAxis, PlotData, PlotMark, PlotSeries, PlotTable } from '../../ui/plot-data.ts';
import { means, roundTicks, thin, type Point } from '../../ui/plot-scale.ts';
import { percentRight, percentText } from '../reading.ts';

/** More points than this cannot be told apart at a plot's width. */
const pointLimit = 160;
/** Of a table that also names the epochs to come. */
const mostRows = 200;
/** Of the axis, in percent: fully connected networks of this size soon pass it. */
const usualFloor = 80;
/** In epochs. */
const firstBin = 0.05;

/** A published curve in percent, as far as the plot goes. */
export function publishedPoints(curve: readonly CurvePoint[], epochs: number): readonly Point[] {
  return curve
    .filter(({ epoch }) => epoch <= epochs)
    .map(({ epoch, testAccuracy }) => ({ x: epoch, y: 100 * testAccuracy }));
}

/**
 * Test accuracy in percent by epoch, over the published run.
 * @param floor where the axis begins, unless the run stays below
 * @param past other ways that the run has gone
 */
export function accuracyPlot(
  state: RunState,
  published: readonly Point[],
  floor = usualFloor,
  past: readonly PlotSeries[] = [],
): PlotData {
  const estimates = state.live.flatMap(({ epoch, testAccuracy }) =>
    testAccuracy === null ? [] : [{ x: epoch, y: 100 * testAccuracy }],
  );
  const { first, latest } = partsOf(estimates, state);
  const whole = state.epochs.map(({ epoch, test }) => ({ x: epoch, y: percentRight(test) }));
  const mine = thin([...first, ...whole, ...latest], pointLimit);
  const now = mine.at(-1);
  return {
    x: epochAxis(state, past),
    y: accuracyAxis(state, now, floor, past),
    series: [
      ...past,
      ...(published.length === 0
        ? []
        : [
            {
              id: 'published',
              points: published,
              colour: 'published' as const,
              label: 'published run',
            },
          ]),
      {
        id: 'mine',
        points: mine,
        colour: 'accent',
        label: 'yours',
        ...(now && { current: percentText(now.y) }),
      },
    ],
    marks: tweakMarks(state),
  };
}

/** Training and validation cost by epoch. An epoch's training cost is a mean over its steps, so it stands at its middle. */
export function costPlot(state: RunState, past: readonly PlotSeries[] = []): PlotData {
  const live = state.live.flatMap(({ epoch, cost }) =>
    // A run that has diverged ends on a cost that no axis has.
    Number.isFinite(cost) ? [{ x: epoch, y: cost }] : [],
  );
  const { first, latest } = partsOf(live, state);
  const whole = state.epochs.flatMap(({ epoch, training: { cost } }) =>
    Number.isFinite(cost) ? [{ x: epoch - 0.5, y: cost }] : [],
  );
  const training = thin(
    [
      ...means(first, firstBin),
      ...(first.length === 0 ? whole : whole.slice(1)),
      ...means(latest, state.epochs.length === 0 ? firstBin : state.plan.epochs / 60),
    ],
    pointLimit,
  );
  const validation = state.epochs.flatMap(({ epoch, validation: held }) =>
    held === null ? [] : [{ x: epoch, y: held.cost }],
  );
  return {
    x: epochAxis(state, past),
    y: costAxis(
      [
        ...training.filter(({ x }) => x >= 0.5),
        ...validation,
        ...past.flatMap(({ points }) => points),
      ],
      training.at(-1),
    ),
    series: [
      ...past,
      { id: 'validation', points: validation, colour: 'negative', label: 'validation' },
      { id: 'training', points: training, colour: 'accent', label: 'training' },
    ],
    marks: tweakMarks(state),
  };
}

export function accuracyTable(state: RunState, published: readonly CurvePoint[]): PlotTable {
  const told = new Map(state.epochs.map((one) => [Math.round(one.epoch), one]));
  // Of a small data set most epochs pass untold, and thousands are to come.
  const shown =
    state.plan.epochs > mostRows
      ? [...told.keys()]
      : Array.from({ length: Math.max(...told.keys(), state.plan.epochs) }, (_, i) => i + 1);
  return {
    columns: ['Epoch', 'Yours', ...(published.length === 0 ? [] : ['Published'])],
    rows: shown.map((number) => {
      const mine = told.get(number);
      const theirs = published.find(({ epoch }) => epoch === number);
      return [
        String(number),
        mine ? percentText(percentRight(mine.test)) : '–',
        ...(published.length === 0 ? [] : [theirs ? percentText(100 * theirs.testAccuracy) : '–']),
      ];
    }),
  };
}

export function costTable(state: RunState): PlotTable {
  return {
    columns: ['Epoch', 'Training', 'Validation'],
    rows: state.epochs.map(({ epoch, training, validation }) => [
      String(Math.round(epoch)),
      training.cost.toFixed(4),
      validation === null ? '–' : validation.cost.toFixed(4),
    ]),
  };
}

/** Of the points between epochs those that are shown: within the first, where most happens, and since the last. */
function partsOf(live: readonly Point[], { epochs }: RunState) {
  const done = epochs.at(-1)?.epoch ?? 0;
  return {
    first: live.filter(({ x }) => x < Math.min(1, done)),
    latest: live.filter(({ x }) => x > done),
  };
}

function epochAxis({ plan, position }: RunState, past: readonly PlotSeries[]): PlotAxis {
  const ends = past.map(({ points }) => points.at(-1)?.x ?? 0);
  const high = Math.max(plan.epochs, Math.ceil(position.epoch), ...ends);
  return { low: 0, high, ticks: roundTicks(0, high, 7).filter(Number.isInteger), format: String };
}

/** From the floor up, where the story is; further down when the run stays there for longer than its first moments. */
function accuracyAxis(
  state: RunState,
  latest: Point | undefined,
  floor: number,
  past: readonly PlotSeries[],
): PlotAxis {
  const levels = [
    ...state.epochs.map(({ test }) => percentRight(test)),
    ...past.flatMap(({ points }) => points.map(({ y }) => y)),
  ];
  if (latest && latest.x >= 0.5) levels.push(latest.y);
  const least = Math.min(...levels, floor);
  const low = least < floor ? Math.floor(least / 20) * 20 : floor;
  return { low, high: 100, ticks: roundTicks(low, 100, 6), format: String };
}

/** From 0 to a little above what came after the first moments; before that, above where the run is now. */
function costAxis(settled: readonly Point[], latest: Point | undefined): PlotAxis {
  const top = Math.max(
    0,
    ...(settled.length > 0 ? settled : latest ? [latest] : []).map((p) => p.y),
  );
  const high = top > 0 ? top * 1.08 : 0.1;
  const ticks = roundTicks(0, high, 6);
  const decimals = Math.max(0, -Math.floor(Math.log10(ticks[1] ?? 1)));
  // The axis has room for four characters.
  const format = (value: number) =>
    decimals > 2 && value !== 0
      ? value.toExponential(0).replace('-', '−')
      : value.toFixed(Math.min(2, decimals));
  return { low: 0, high, ticks, format };
}

/** Where settings were changed. What was changed twice within a breath shows its last value. */
function tweakMarks({ tweaks, plan }: RunState): readonly PlotMark[] {
  const marks: PlotMark[] = [];
  for (const { tweak, at } of tweaks) {
    const label = tweakText(tweak);
    const before = marks.at(-1);
    if (label === '' || at.step === 0) continue;
    if (before && at.epoch - before.x < plan.epochs / 12) marks.pop();
    marks.push({ x: at.epoch, label });
  }
  return marks.slice(-6);
}

/** For those who do not see the plot. */
export function accuracySummary(state: RunState, published: readonly CurvePoint[]): string {
  const last = state.epochs.at(-1);
  const mine =
    last === undefined
      ? 'yours has not begun'
      : `yours stands at ${percentText(percentRight(last.test))} after ${String(Math.round(last.epoch))}`;
  const [first] = published;
  const best = Math.max(...published.map(({ testAccuracy }) => testAccuracy));
  const theirs = first
    ? `; the published run climbs from ${percentText(100 * first.testAccuracy)} to ${percentText(100 * best)}`
    : '';
  return `Share of test ${examplesName(state.plan.data)} read right, by epoch: ${mine}${theirs}.`;
}

export function costSummary(state: RunState): string {
  const last = state.epochs.at(-1);
  return last === undefined
    ? 'Cost by epoch: nothing yet.'
    : `Cost by epoch: ${last.training.cost.toFixed(3)} on training ${examplesName(state.plan.data)}${last.validation ? ` and ${last.validation.cost.toFixed(3)} on those held out for validation` : ''}.`;
}
