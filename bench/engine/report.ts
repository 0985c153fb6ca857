// The benchmark's figures as a table, for the terminal and for bench/results.md. Bench.
import { contestantNames, type BenchCase, type Contestant } from './cases.ts';
import { ratioOf, spreadOf, type Spread } from './statistics.ts';

/** Examples a second of one network, by contestant, round by round. */
export interface CaseResult {
  readonly benchCase: BenchCase;
  readonly batchSize: number;
  readonly speeds: ReadonlyMap<Contestant, readonly number[]>;
  /** Milliseconds for one digit on the kernels. */
  readonly prediction: number;
}

export interface Setting {
  readonly machine: string;
  readonly browser: string;
  readonly date: string;
  readonly commit: string;
  readonly rounds: number;
  readonly seconds: number;
}

function rounded(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-GB');
  return value.toPrecision(3);
}

function spreadText({ median, least, most }: Spread): string {
  return `${rounded(median)} (${rounded(least)}–${rounded(most)})`;
}

function caseRows({ benchCase, batchSize, speeds }: CaseResult): string[] {
  const speedsOf = (contestant: Contestant): readonly number[] => speeds.get(contestant) ?? [];
  return benchCase.contestants.map((contestant) => {
    const ratios = benchCase.against.map((other) =>
      contestant === other ? '1' : spreadText(ratioOf(speedsOf(contestant), speedsOf(other))),
    );
    const speed = spreadText(spreadOf(speedsOf(contestant)));
    const cells = [benchCase.preset, batchSize, contestantNames[contestant], speed, ...ratios];
    return `| ${cells.join(' | ')} |`;
  });
}

export function reportText(
  setting: Setting,
  results: readonly CaseResult[],
  wholeSeconds: number,
): string {
  const { machine, browser, date, commit, rounds, seconds } = setting;
  return [
    '# Training speed',
    '',
    `Written by \`npm run bench\`: ${machine}; ${browser}; ${date}; commit ${commit}.`,
    '',
    `Examples a second in training, median (least–most) of ${rounds} rounds of ${seconds} s each, in shuffled order within a`,
    'round. Ratios are taken within a round: to the book’s own backend on TensorFlow.js, which derives its gradients by hand,',
    'and to TensorFlow.js as its users write it, with its tape; both on wasm, on cpu for the convolutional network. Absolute',
    'figures swing with what else the machine does, ratios less.',
    '',
    '| network | batch | trained by | examples/s | times tensorflow | times TensorFlow.js as its users write it |',
    '| --- | ---: | --- | ---: | ---: | ---: |',
    ...results.flatMap(caseRows),
    '',
    'On the kernels:',
    '',
    ...results.map(
      ({ benchCase, prediction }) =>
        `- one digit through ${benchCase.preset}: ${prediction.toPrecision(2)} ms`,
    ),
    `- all 30 epochs of fc-784-30-10, with a test on 10,000 images after each: ${wholeSeconds.toFixed(1)} s`,
    '',
  ].join('\n');
}
