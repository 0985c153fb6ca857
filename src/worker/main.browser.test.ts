// The worker as readers get it: a real module worker, the packed data, every backend that this browser has.
import { afterAll, expect, it } from 'vitest';
import type { BackendId } from '../network/backend.ts';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import type { WorkerEvent } from '../protocol/messages.ts';
import { TrainingClient } from '../training/client.ts';

const client = new TrainingClient(
  () => new Worker(new URL('./main.ts', import.meta.url), { type: 'module' }),
);
afterAll(() => client.stop());

type EventOf<Type extends WorkerEvent['type']> = Extract<WorkerEvent, { readonly type: Type }>;

/** The next event of this type from now on. Rejects when the run fails instead. */
function next<Type extends WorkerEvent['type']>(type: Type): Promise<EventOf<Type>> {
  return new Promise((resolve, reject) => {
    const unsubscribe = client.subscribe({
      event(event) {
        if (event.type === 'failed' || event.type === 'data-failed') {
          reject(new Error(event.problem.message));
        } else if (event.type === type) {
          resolve(event as EventOf<Type>);
        } else {
          return;
        }
        unsubscribe();
      },
      died: () => reject(new Error('the worker died')),
    });
  });
}

const run = 'lab';
const plan = { ...fullyConnectedPlan(), epochs: 1000 };

/** Where the run rests between two tests. */
let step = 0;

it('trains the digit network, and acts within 100 ms', async () => {
  const chosen = next('backends');
  const opened = next('opened');
  client.send({ type: 'open', run, plan, backend: 'auto' });
  client.send({ type: 'train', run });
  expect((await chosen).backends.find(({ status }) => status === 'running')?.id).toBe('kernels');
  expect((await opened).backend).toBe('kernels');
  const { report } = await next('epoch');
  expect(report.test.correct).toBeGreaterThan(8_000);
  const delays: number[] = [];
  for (let round = 0; round < 9; round++) {
    await next('progress');
    const asked = performance.now();
    const paused = next('paused');
    client.send({ type: 'pause', run });
    await paused;
    delays.push(performance.now() - asked);
    client.send({ type: 'train', run });
  }
  // The median: what else this machine does at the moment is not the worker's delay.
  expect(delays.sort((one, other) => one - other)[4]).toBeLessThan(100);
  const answers: number[] = [];
  for (let id = 1; id <= 3; id++) {
    const asked = performance.now();
    const answer = next('prediction');
    client.send({ type: 'predict', run, id, inputs: new Float32Array(784), count: 1 });
    expect((await answer).outputs).toHaveLength(10);
    answers.push(performance.now() - asked);
  }
  expect(Math.min(...answers)).toBeLessThan(200);
  const rest = next('paused');
  client.send({ type: 'pause', run });
  step = (await rest).position.step;
});

/** Without the GPUs, which software imitates here: that takes minutes, and the backends' own tests do it with fewer images. */
const others: readonly BackendId[] = ['tensorflow-wasm', 'tensorflow-cpu', 'reference', 'kernels'];
it.each(others)('moves the run as it is to %s', async (backend) => {
  const moved = next('backends');
  client.send({ type: 'move', run, backend });
  expect((await moved).backends.find(({ status }) => status === 'running')?.id).toBe(backend);
  const stepped = next('progress');
  const rest = next('paused');
  client.send({ type: 'step', run });
  expect((await stepped).report).toMatchObject({ step: step + 1, steps: 1, divergedAt: null });
  step = (await rest).position.step;
});
