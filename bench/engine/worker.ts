// Takes the time of one contestant. Bench, in a worker of the browser.
import { epochOrder } from '../../src/engine/order.ts';
import { presetOf } from '../../src/network/presets/index.ts';
import type { TrainingPlan } from '../../src/network/training-plan.ts';
import { openContestant, type OpenContestant, type Runner } from './contestant.ts';
import type { BenchAnswer, BenchRequest } from './protocol.ts';

/** One call trains for about so long. */
const callMilliseconds = 100;
const predictions = 300;

/** A network in training, and how many examples a call takes. */
interface Race {
  readonly runner: Runner;
  readonly order: Uint32Array;
  callSize: number;
  at: number;
}

let contestant: OpenContestant | null = null;
const races = new Map<string, Race>();

function opened(): OpenContestant {
  if (contestant === null) throw new Error('open first');
  return contestant;
}

function planOf(preset: string): TrainingPlan {
  const plan = presetOf(preset)?.plan;
  if (plan === undefined) throw new Error(`there is no preset ${preset}`);
  return plan;
}

async function raceOf(preset: string): Promise<Race> {
  const known = races.get(preset);
  if (known !== undefined) return known;
  const plan = planOf(preset);
  const runner = await opened().start(plan);
  const order = epochOrder(plan.seed, 0, runner.images);
  const race = { runner, order, callSize: plan.batchSize, at: 0 };
  races.set(preset, race);
  // What is compiled, and then how much fits into a call.
  await call(race);
  while ((await call(race)) < callMilliseconds / 2 && 2 * race.callSize <= runner.images) {
    race.callSize *= 2;
  }
  return race;
}

/** @returns milliseconds */
async function call(race: Race): Promise<number> {
  const { runner, order, callSize } = race;
  if (race.at + callSize > order.length) race.at = 0;
  const part = order.slice(race.at, race.at + callSize);
  race.at += callSize;
  const from = performance.now();
  await runner.steps(part);
  return performance.now() - from;
}

async function trainFor(preset: string, milliseconds: number): Promise<number> {
  const race = await raceOf(preset);
  let took = 0;
  let examples = 0;
  do {
    took += await call(race);
    examples += race.callSize;
  } while (took < milliseconds);
  return (1000 * examples) / took;
}

async function predictOne(preset: string): Promise<number> {
  const runner = await opened().startBook(planOf(preset));
  await runner.predictOne();
  // Together, because the browser's clock is coarse.
  const from = performance.now();
  for (let i = 0; i < predictions; i++) await runner.predictOne();
  return (performance.now() - from) / predictions;
}

async function trainWhole(preset: string): Promise<number> {
  const runner = await opened().startBook(planOf(preset));
  const from = performance.now();
  await runner.whole();
  return (performance.now() - from) / 1000;
}

async function answer(request: BenchRequest): Promise<number> {
  switch (request.kind) {
    case 'open':
      contestant = await openContestant(request.contestant, request.folder);
      return 0;
    case 'train':
      return trainFor(request.preset, request.milliseconds);
    case 'predict':
      return predictOne(request.preset);
    case 'whole':
      return trainWhole(request.preset);
  }
}

self.onmessage = ({ data }: MessageEvent<BenchRequest>) => {
  const reply = (message: BenchAnswer): void => {
    self.postMessage(message);
  };
  answer(data).then(
    (value) => reply({ ok: true, value }),
    (error: unknown) => reply({ ok: false, message: String(error) }),
  );
};
