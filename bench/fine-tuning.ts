// What mixing MNIST in is worth where a network learns a hand, in Node: npm run bench:fine-tuning. Prints a table and writes it
// to bench/fine-tuning.md. The hands are drawn by the tests' strokes: of those there are enough digits to measure on.
import { writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { kernelsBackend } from '../src/backends/kernels/index.ts';
import { digitFromStrokes, type Stroke } from '../src/data/digit/index.ts';
import { drawnAs, drawnDigit, polyline } from '../src/data/digit/testing/stroke-digits.ts';
import { MnistData } from '../src/data/mnist/mnist-data.ts';
import { testImages } from '../src/data/mnist/split.ts';
import {
  EngineRun,
  evaluateInPieces,
  initialState,
  stageSize,
  train,
} from '../src/engine/index.ts';
import { mixShares, tuningPlan } from '../src/figures/handwriting/fine-tuning.ts';
import {
  bytesOf,
  divided,
  storedDigit,
  type OwnDigit,
} from '../src/figures/handwriting/own-digit.ts';
import { isStaged } from '../src/network/augmentation.ts';
import { someExamples } from '../src/network/dataset.ts';
import type { Examples, Split } from '../src/network/examples.ts';
import { inputSize } from '../src/network/network-spec.ts';
import { imagePixels, ownImagesExamples } from '../src/network/own-images.ts';
import type { Parameters } from '../src/network/parameters.ts';
import { presetOf } from '../src/network/presets/index.ts';
import type { TrainingPlan } from '../src/network/training-plan.ts';
import { Generator } from '../src/random/generator.ts';
import { nodeSource } from '../scripts/data/node-source.ts';
import { readBinary } from '../scripts/kernels-binary.ts';

const seeds = [1, 2, 3];
const networks = [
  { id: 'fc-784-30-10', epochs: 30 },
  { id: 'fc-100-softmax', epochs: 10 },
  { id: 'conv20-fc100', epochs: 3 },
];
/** Of a hand, to measure how it is read. */
const measured = 1000;
const tunings = [
  { rate: 0.1, epochs: 20 },
  { rate: 1, epochs: 20 },
];

interface Hand {
  readonly name: string;
  /** Its fifty are these digits in turn. */
  readonly of: readonly number[];
  readonly draw: (digit: number, chance: Generator) => readonly Stroke[];
}

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
/** As they are written in much of Europe: a 1 with a long upstroke, a 7 with a bar. */
const europeans = new Map<number, readonly Stroke[]>([
  [1, [polyline([0, 0.5], [0.45, 0], [0.42, 1])]],
  [7, [polyline([0, 0.04], [0.62, 0], [0.25, 1]), polyline([0.1, 0.5], [0.62, 0.48])]],
]);
const european: Hand['draw'] = (digit, chance) => {
  const template = europeans.get(digit);
  return template ? drawnAs(template, chance) : drawnDigit(digit, chance);
};
const hands: readonly Hand[] = [
  { name: 'five of each', of: digits, draw: drawnDigit },
  { name: 'five of each, 1 with an upstroke, 7 with a bar', of: digits, draw: european },
  { name: 'such 1s and 7s alone, 25 of each', of: [1, 7], draw: european },
];

const mnist = new MnistData(nodeSource());
const loaded = await mnist.load();
if (!loaded.ok) throw new Error(loaded.problem.message);
const backend = kernelsBackend({ loadBinary: readBinary });

interface Found {
  readonly parameters: Parameters;
  /** Read right of the hand's digits, and of MNIST's test images, in percent. */
  readonly own: number;
  readonly theirs: number;
}

/**
 * Trains a plan to its end and measures it.
 * @param start null: the plan's own first weights
 * @param hand digits that it does not learn from
 */
async function trained(
  plan: TrainingPlan,
  start: Parameters | null,
  hand: Examples,
): Promise<Found> {
  const { data } = plan;
  const given =
    data.dataset === 'own-images'
      ? ownImagesExamples(data).training
      : mnist.examples('training', 0, 50_000);
  const staged = isStaged(plan);
  const store = await backend.store(
    { training: staged ? stageSize : given.count, validation: hand.count, test: testImages },
    inputSize(plan.network),
  );
  if (!staged) await store.load('training', 0, given);
  await store.load('validation', 0, hand);
  await store.load('test', 0, mnist.examples('test', 0, testImages));
  const trainer = await backend.compile(plan, store);
  const first = initialState(plan);
  await trainer.write(start === null ? first : { ...first, parameters: start });
  const staging = {
    source: (index: number) =>
      index < given.count
        ? someExamples(given, index, 1)
        : mnist.examples('training', index - given.count, 1),
    load: (made: Examples) => store.load('training', 0, made),
  };
  const options = {
    trainer,
    supply: { testSize: 0, ready: () => Promise.resolve(), ...(staged && { staging }) },
    clock: () => performance.now(),
    shouldStop: () => false,
  };
  for await (const { type } of train(EngineRun.started(plan), options)) {
    if (type === 'diverged') throw new Error('The cost became infinite.');
  }
  const percent = async (split: Split, count: number) =>
    (100 * (await evaluateInPieces(split, count, options))!.correct) / count;
  const found = {
    parameters: (await trainer.read()).parameters,
    own: await percent('validation', hand.count),
    theirs: await percent('test', testImages),
  };
  trainer.dispose();
  store.dispose();
  return found;
}

function drawn({ of, draw }: Hand, count: number, chance: Generator): readonly OwnDigit[] {
  return Array.from({ length: count }, (_, key) => {
    const label = of[key % of.length]!;
    const pixels = digitFromStrokes(draw(label, chance))!;
    return { ...storedDigit(label, bytesOf(pixels), 'drawn'), key };
  });
}

function examplesOf(those: readonly OwnDigit[]): Examples {
  const inputs = new Uint8Array(those.length * imagePixels);
  those.forEach(({ pixels }, index) => inputs.set(pixels, index * imagePixels));
  return { inputs, labels: Uint8Array.from(those, ({ label }) => label), count: those.length };
}

/** The median of all seeds, and the least and the most. */
function spread(values: readonly number[]): string {
  const [least, middle, most] = [...values].sort((a, b) => a - b).map((value) => value.toFixed(1));
  return `${middle} (${least} – ${most})`;
}

const header = ['network', 'fifty digits', 'tuned', 'MNIST’s share', 'the hand', 'MNIST'];
const rows = [header, header.map(() => '---')];
for (const { id, epochs } of networks) {
  const preset = presetOf(id)!.plan;
  const usual: TrainingPlan = {
    ...preset,
    data: { dataset: 'mnist', training: 50_000, validation: 0 },
    epochs,
  };
  for (const hand of hands) {
    const say = (how: string, share: string, found: readonly Found[]) => {
      const own = spread(found.map((one) => one.own));
      const theirs = spread(found.map((one) => one.theirs));
      rows.push([id, hand.name, how, share, own, theirs]);
      console.log(rows.at(-1).join(' | '));
    };
    const cases = await Promise.all(
      seeds.map(async (seed) => {
        const chance = Generator.seeded(seed, 'hand');
        const { learnt, heldOut } = divided(drawn(hand, 50, chance));
        const others = examplesOf(drawn(hand, measured, chance));
        const plan = { ...usual, seed };
        return { plan, learnt, heldOut, others, before: await trained(plan, null, others) };
      }),
    );
    say(
      'not yet',
      '',
      cases.map(({ before }) => before),
    );
    for (const { rate, epochs: long } of tunings) {
      for (const mixed of mixShares) {
        const found: Found[] = [];
        for (const { plan, learnt, heldOut, others, before } of cases) {
          const tuned = tuningPlan(plan, { learnt, heldOut }, { rate, epochs: long, mixed });
          found.push(await trained(tuned, before.parameters, others));
        }
        say(`${String(long)} epochs at ${String(rate)} η`, `${String(100 * mixed)} %`, found);
      }
    }
  }
}
await writeFile(
  new URL('fine-tuning.md', import.meta.url),
  `# What mixing MNIST in is worth

Written by \`npm run bench:fine-tuning\`. Each network is trained on 50,000 images of MNIST, then goes on learning from 30 of
fifty digits of a hand, as the figure “Your own hand” does it; measured are ${String(measured)} others of that hand and MNIST’s 10,000 test
images. Percent read right, the median of seeds ${seeds.join(', ')}, and the least and the most. The hands are drawn by the strokes of
src/data/digit/testing; ${networks.map((one) => `${one.id} learns for ${String(one.epochs)} epochs before`).join(', ')}.

${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}
`,
);
