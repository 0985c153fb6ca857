// The curves show what was measured, where it was measured, and no more points than a plot can hold.
import { expect, test } from 'vitest';
import type { Evaluation } from '../../network/backend.ts';
import type { EpochReport } from '../../protocol/messages.ts';
import type { LivePoint, RunState } from '../../training/run-state.ts';
import { initialState } from '../../training/reducer.ts';
import { digitsPlan } from '../digits-run.ts';
import { accuracyPlot, accuracyTable, costPlot } from './curves.ts';

function evaluation(split: 'test' | 'validation', correct: number, cost: number): Evaluation {
  const nothing = { verdicts: new Uint8Array(), costs: new Float32Array() };
  return { split, from: 0, count: 10_000, correct, cost, ...nothing };
}

function epochReport(epoch: number, correct: number): EpochReport {
  return {
    epoch,
    step: 5000 * epoch,
    training: { cost: 0.2 / epoch, accuracy: 0.9 },
    validation: evaluation('validation', correct, 0.3 / epoch),
    test: evaluation('test', correct, 0.3 / epoch),
    seconds: 1,
  };
}

function livePoint(epoch: number, testAccuracy: number | null): LivePoint {
  return { epoch, cost: 0.5, trainingAccuracy: 0.5, testAccuracy };
}

function run(epochs: readonly EpochReport[], live: readonly LivePoint[]): RunState {
  const epoch = Math.max(0, ...epochs.map((one) => one.epoch), ...live.map((one) => one.epoch));
  const position = { epoch, step: Math.round(5000 * epoch) };
  return { ...initialState(digitsPlan), status: 'training', epochs, live, position };
}

const series = (plot: ReturnType<typeof accuracyPlot>, id: string) =>
  plot.series.find((one) => one.id === id)!;

test('whole epochs replace the estimates within them, except in the first', () => {
  const live = [livePoint(0.5, 0.7), livePoint(1.5, 0.6), livePoint(2.5, 0.93)];
  const plot = accuracyPlot(run([epochReport(1, 9000), epochReport(2, 9200)], live), []);
  expect(series(plot, 'mine').points).toEqual([
    { x: 0.5, y: 70 },
    { x: 1, y: 90 },
    { x: 2, y: 92 },
    { x: 2.5, y: 93 },
  ]);
  expect(series(plot, 'mine').current).toBe('93.0 %');
});

test('the accuracy axis begins at 80, and lower for a run that stays lower', () => {
  expect(accuracyPlot(run([], []), []).y).toMatchObject({ low: 80, high: 100 });
  expect(accuracyPlot(run([], [livePoint(0.1, 0.3)]), []).y.low).toBe(80);
  expect(accuracyPlot(run([epochReport(1, 7500)], []), []).y.low).toBe(60);
  expect(accuracyPlot(run([epochReport(1, 980)], []), []).y.low).toBe(0);
});

test('an epoch’s training cost stands at its middle, validation at its end', () => {
  const plot = costPlot(run([epochReport(1, 9000), epochReport(2, 9200)], []));
  expect(series(plot, 'training').points).toEqual([
    { x: 0.5, y: 0.2 },
    { x: 1.5, y: 0.1 },
  ]);
  expect(series(plot, 'validation').points.map(({ x }) => x)).toEqual([1, 2]);
  expect(plot.y.high).toBeGreaterThan(0.3);
});

test('many live points become few', () => {
  const live = Array.from({ length: 800 }, (_, index) => livePoint(index / 100, 0.9));
  for (const plot of [accuracyPlot(run([], live), []), costPlot(run([], live))]) {
    for (const { points } of plot.series) expect(points.length).toBeLessThanOrEqual(161);
  }
});

test('changes of settings are marked where they were made; one after another as the last', () => {
  const tweaks = [
    { tweak: { learningRate: 2 }, at: { epoch: 3, step: 15_000 } },
    { tweak: { learningRate: 0.5 }, at: { epoch: 3.2, step: 16_000 } },
    { tweak: { batchSize: 100 }, at: { epoch: 9, step: 45_000 } },
    { tweak: { epochs: 40 }, at: { epoch: 20, step: 100_000 } },
  ];
  const plot = costPlot({ ...run([], []), tweaks });
  expect(plot.marks).toEqual([
    { x: 3.2, label: 'η 0.5' },
    { x: 9, label: 'batch 100' },
  ]);
});

test('the table sets the run beside the published one, epoch by epoch', () => {
  const published = [
    { epoch: 1, testAccuracy: 0.8268 },
    { epoch: 2, testAccuracy: 0.8393 },
  ];
  const { rows } = accuracyTable(run([epochReport(1, 9123)], []), published);
  expect(rows[0]).toEqual(['1', '91.2 %', '82.7 %']);
  expect(rows[1]).toEqual(['2', '–', '83.9 %']);
  expect(rows).toHaveLength(30);
});
