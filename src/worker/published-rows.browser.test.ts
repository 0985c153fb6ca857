// The heavier published experiments as a reader's page trains them: a real module worker, the packed data, the row's
// own plan.
// Each some hundred steps.
import { afterAll, expect, it } from 'vitest';
import { presets } from '../network/presets/index.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { ProgressReport } from '../protocol/messages.ts';
import { TrainingClient } from '../training/client.ts';

const client = new TrainingClient(
  () => new Worker(new URL('./main.ts', import.meta.url), { type: 'module' }),
);
afterAll(() => client.stop());

/** A second of training is thousands of their steps; the journeys through the page train these. */
const light = [
  'fc-784-30-10',
  'fc-784-60-10',
  'fc-784-40-10',
  'fc-100-softmax',
  'softmax-regression',
];
/** A step of these takes a tenth of a second on a slow device. */
const slow = ['convnet-32-64-128', 'deep-mlp', 'mlp-625-625-relu-dropout'];
const wide = /fc1000|ensemble|mlp-625-sigmoid/;
const stepsOf = (id: string) => (slow.includes(id) ? 100 : wide.test(id) ? 200 : 300);

/** Of the mini-batches of 128 a quarter: a step is a step, and a test has less time than a reader. */
const smaller = (plan: TrainingPlan): TrainingPlan =>
  plan.batchSize > 32 ? { ...plan, batchSize: 32 } : plan;

const rows = presets
  .filter(({ id }) => !light.includes(id))
  .map(({ id, plan }) => ({ id, plan: smaller(plan), steps: stepsOf(id) }));

/** Its weights start so small that it gives each digit a tenth for longer than is trained here. */
const undecided = 'convnet-32-64-128';

/** Trains at least so many steps, then closes the run. */
function trained({ id: run, plan, steps }: (typeof rows)[number]): Promise<ProgressReport[]> {
  const reports: ProgressReport[] = [];
  return new Promise((resolve, reject) => {
    const end = (finish: () => void) => {
      unsubscribe();
      client.send({ type: 'close', run });
      finish();
    };
    const unsubscribe = client.subscribe({
      event(event) {
        if ('run' in event && event.run !== run) return;
        if (event.type === 'failed' || event.type === 'data-failed') {
          end(() => reject(new Error(event.problem.message)));
        } else if (event.type === 'opened' && event.backend !== 'kernels') {
          end(() => reject(new Error(`it trains on ${event.backend}`)));
        } else if (event.type === 'progress') {
          reports.push(event.report);
          if (event.report.step >= steps) end(() => resolve(reports));
        }
      },
      died: () => end(() => reject(new Error('the worker died'))),
    });
    client.send({ type: 'open', run, plan, backend: 'kernels' });
    client.send({ type: 'train', run });
  });
}

/** Of the steps from one to another, as far as the reports tell them apart. */
function meanCost(reports: readonly ProgressReport[], from: number, to: number): number {
  const within = reports.filter(({ step, steps }) => step > from && step - steps < to);
  const sum = within.reduce((total, { cost, steps }) => total + cost * steps, 0);
  return sum / within.reduce((total, { steps }) => total + steps, 0);
}

it.each(rows)('$id takes $steps steps, and its cost falls', async (row) => {
  const reports = await trained(row);
  let taken = 0;
  for (const report of reports) {
    taken += report.steps;
    expect(report.step).toBe(taken);
    expect(report.cost).toBeGreaterThan(0);
    expect(report.divergedAt).toBeNull();
  }
  const end = meanCost(reports, taken / 2, taken);
  if (row.id === undecided) expect(end).toBeCloseTo(Math.log(10), 3);
  else expect(end).toBeLessThan(meanCost(reports, 0, taken / 4));
});
