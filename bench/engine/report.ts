// The benchmark's figures as a table, for the terminal and for bench/results.md. Bench.
import { benchBackends, type BenchBackend, type BenchCase } from './cases.ts';
import { ratioOf, spreadOf, type Spread } from './statistics.ts';

/** Examples a second of one network, by backend, round by round. */
export interface CaseResult {
  readonly benchCase: BenchCase;
  readonly batchSize: number;
  readonly speeds: Readonly<Record<BenchBackend, readonly number[]>>;
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
  const against = speeds[benchCase.against as BenchBackend];
  return benchBackends.map((backend) => {
    const ratio =
      backend === benchCase.against ? '1' : spreadText(ratioOf(speeds[backend], against));
    const cells = [
      benchCase.preset,
      String(batchSize),
      backend,
      spreadText(spreadOf(speeds[backend])),
      `${ratio} × ${benchCase.against}`,
    ];
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
    `Examples a second in training, median (least–most) of ${rounds} rounds of ${seconds} s each, backends in shuffled order`,
    'within a round; ratios are taken within a round. Absolute figures swing with what else the machine does, ratios less.',
    '',
    '| network | batch | backend | examples/s | ratio |',
    '| --- | ---: | --- | ---: | ---: |',
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
