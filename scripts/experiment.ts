// Repeats a published experiment with the book's own engine, in Node: npm run experiment -- NAME [--seed N] [--epochs N]
// [--backend NAME]. Prints every epoch, records the run in experiments/results/ and brings the table of experiments/README.md
// up to date. Ctrl-C ends it after the present epoch and records what it has. Of an experiment whose networks vote, it trains
// them all, with the seeds from N on.
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { kernelsBackend } from '../src/backends/kernels/index.ts';
import { referenceBackend } from '../src/backends/reference/index.ts';
import type { Backend } from '../src/network/backend.ts';
import { presetOf, presets, type Preset } from '../src/network/presets/index.ts';
import { nearestImage } from '../src/network/presets/nearest-image.ts';
import { reasonOf } from '../src/network/reason-of.ts';
import { parsePlan, type TrainingPlan } from '../src/network/training-plan.ts';
import { besideOthers } from './experiment/beside.ts';
import { loadMnist } from './experiment/load-mnist.ts';
import { runNearest } from './experiment/nearest.ts';
import { readRuns } from './experiment/read-runs.ts';
import { record, type Trained } from './experiment/record.ts';
import { runPlan } from './experiment/run.ts';
import { writeTable } from './experiment/table.ts';
import { readBinary } from './kernels-binary.ts';

/** Those that need no browser. */
const backends: Readonly<Record<string, Backend>> = {
  reference: referenceBackend,
  kernels: kernelsBackend({ loadBinary: readBinary }),
};

interface Request {
  readonly preset: Preset;
  readonly plan: TrainingPlan;
  readonly backend: Backend;
}

/** Ends the program with a sentence. */
function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function parseOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        seed: { type: 'string', default: '1' },
        epochs: { type: 'string' },
        backend: { type: 'string', default: 'kernels' },
      },
    });
  } catch (error) {
    // Its first sentence says what; those after it are about dashes.
    const [what = ''] = reasonOf(error).split(/\.\s/);
    return refuse(`${what}. The options are --seed N, --epochs N and --backend NAME.`);
  }
}

/** null: the reader that is no network, which takes no settings. */
function parseRequest(): Request | null {
  const { positionals, values } = parseOptions();
  const [name = ''] = positionals;
  if (name === nearestImage.id) return null;
  const preset = presetOf(name);
  if (preset === undefined) {
    refuse(
      `There is no experiment “${name}”. There are: ${[nearestImage, ...presets].map(({ id }) => id).join(', ')}.`,
    );
  }
  const plan = parsePlan({
    ...preset.plan,
    seed: Number(values.seed),
    epochs: values.epochs === undefined ? preset.plan.epochs : Number(values.epochs),
  });
  if (!plan.ok) refuse(plan.problem.message);
  const backend = backends[values.backend];
  if (backend === undefined) {
    refuse(
      `There is no backend “${values.backend}”. There are: ${Object.keys(backends).join(', ')}.`,
    );
  }
  return { preset, plan: plan.value, backend };
}

/** Whether the user has asked for the end. */
function listenForStop(): () => boolean {
  let asked = false;
  process.once('SIGINT', () => {
    asked = true;
  });
  return () => asked;
}

const isAlone = (other: Preset, { plan }: Preset): boolean =>
  other.members === undefined && isDeepStrictEqual(other.plan, plan);

async function runExperiment({ preset, plan, backend }: Request): Promise<void> {
  const stopAsked = listenForStop();
  const { members = 1 } = preset;
  const mnist = await loadMnist();
  const team: Trained[] = [];
  for (let member = 0; member < members; member++) {
    const own = { ...plan, seed: plan.seed + member };
    if (members > 1) console.log(`seed ${own.seed}`);
    team.push({ plan: own, reports: await runPlan(own, backend, mnist, stopAsked) });
    if (members > 1 && stopAsked()) refuse('All of them are needed for a vote: nothing recorded.');
  }
  // Each that votes is also a run of the same network alone.
  for (const alone of members > 1 ? presets.filter((other) => isAlone(other, preset)) : []) {
    for (const member of team) console.log(await record(alone, [member], backend.id, mnist));
  }
  console.log(await record(preset, team, backend.id, mnist));
  const runs = await readRuns();
  if (backend.id === 'kernels') console.log(besideOthers(preset, plan.seed, runs));
  await writeTable(runs);
}

const request = parseRequest();
await (request === null ? runNearest() : runExperiment(request)).catch((error: unknown) => {
  refuse(reasonOf(error));
});
