// What made-on-the-way training images cost, in Node: npm run bench:augmentation [-- --rounds N --seconds N]. Prints a table
// and writes it to bench/augmentation.md.
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { kernelsBackend } from '../src/backends/kernels/index.ts';
import { MnistData } from '../src/data/mnist/mnist-data.ts';
import { EngineRun, initialState, stageSize, train } from '../src/engine/index.ts';
import { isAugmented, type Augmentation } from '../src/network/augmentation.ts';
import { inputSize } from '../src/network/network-spec.ts';
import { presetOf } from '../src/network/presets/index.ts';
import type { TrainingPlan } from '../src/network/training-plan.ts';
import { nodeSource } from '../scripts/data/node-source.ts';
import { readBinary } from '../scripts/kernels-binary.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '1' },
  },
});
const rounds = Number(values.rounds);
const milliseconds = 1000 * Number(values.seconds);

const none: Augmentation = { kind: 'none' };
const augmentations: readonly (readonly [string, Augmentation])[] = [
  ['plain', none],
  ['shifts', { kind: 'shifts' }],
  [
    'turned, leant, stretched, moved',
    { kind: 'distort', rotation: 15, skew: 10, scaling: 0.15, translation: 2, elastic: null },
  ],
  [
    'all that and elastic, sigma 4',
    {
      kind: 'distort',
      rotation: 15,
      skew: 10,
      scaling: 0.15,
      translation: 2,
      elastic: { alpha: 34, sigma: 4 },
    },
  ],
];
const networks = ['conv20-conv40-fc100-relu', 'conv20-fc100', 'fc-784-30-10'];

const mnist = new MnistData(nodeSource());
const loaded = await mnist.load();
if (!loaded.ok) throw new Error(loaded.problem.message);
const backend = kernelsBackend({ loadBinary: readBinary });

/** @returns trains for a while and tells examples a second of the processor's time; the run goes on where it was */
async function runner(plan: TrainingPlan): Promise<() => Promise<number>> {
  const staged = isAugmented(plan);
  const training = staged ? stageSize : 50_000;
  const store = await backend.store(
    { training, validation: 10_000, test: 1000 },
    inputSize(plan.network),
  );
  await store.load('test', 0, mnist.examples('test', 0, 1000));
  await store.load('validation', 0, mnist.examples('training', 50_000, 10_000));
  if (!staged) await store.load('training', 0, mnist.examples('training', 0, 50_000));
  const trainer = await backend.compile(plan, store);
  await trainer.write(initialState(plan));
  const run = EngineRun.started(plan);
  const staging = {
    source: (index: number) => mnist.examples('training', index, 1),
    load: (examples: Parameters<typeof store.load>[2]) => store.load('training', 0, examples),
  };
  return async () => {
    const end = performance.now() + milliseconds;
    let examples = 0;
    const before = process.cpuUsage();
    for await (const event of train(run, {
      trainer,
      supply: { testSize: 1000, ready: () => Promise.resolve(), staging },
      clock: () => performance.now(),
      shouldStop: () => performance.now() > end,
    })) {
      if (event.type === 'slice') examples += event.report.examples;
    }
    const { user, system } = process.cpuUsage(before);
    return (1e6 * examples) / (user + system);
  };
}

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
const rows: string[] = [];
for (const network of networks) {
  const preset = presetOf(network)!.plan;
  const runs = await Promise.all(
    augmentations.map(([, augmentation]) => runner({ ...preset, augmentation, epochs: 1000 })),
  );
  for (const go of runs) await go();
  const speeds = runs.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, go] of runs.entries()) speeds[index]!.push(await go());
  }
  for (const [index, [name]] of augmentations.entries()) {
    const ratios = speeds[index]!.map((speed, round) => speeds[0]![round]! / speed);
    rows.push(
      `| ${network} | ${name} | ${Math.round(median(speeds[index]!)).toLocaleString('en-GB')} | ${median(ratios).toFixed(2)} |`,
    );
    console.log(rows.at(-1));
  }
}
const text = `# What augmentation costs

Written by \`npm run bench:augmentation\`: ${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.cpus().length} cores; Node ${process.version};
${new Date().toISOString().slice(0, 10)}; kernels, one thread, median of ${rounds} rounds of ${values.seconds} s each, taken in turn. Images are made in the
thread that trains; seconds are the processor's, which others on the machine do not lengthen. The last column is how many times longer training takes than on the images as they are, within a round.

| network | images | examples/s | × plain |
| --- | --- | ---: | ---: |
${rows.join('\n')}
`;
await writeFile(new URL('augmentation.md', import.meta.url), text);
