// What is recorded of a run: a table of every epoch, and a summary with the command, the processor and the plan. Node.
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { MnistData } from '../../src/data/mnist/mnist-data.ts';
import type { EpochReport } from '../../src/engine/index.ts';
import { ensemble, wrongCount } from '../../src/figures/votes/count.ts';
import type { Preset } from '../../src/network/presets/index.ts';
import type { TrainingPlan } from '../../src/network/training-plan.ts';

export const resultsFolder = new URL('../../experiments/results/', import.meta.url);

export interface Trained {
  readonly plan: TrainingPlan;
  readonly reports: readonly EpochReport[];
}

/** Right on the test images after the epoch that read most validation images right, the first of equals. */
function atBestValidation(reports: readonly EpochReport[]): number | undefined {
  const validated = reports.flatMap(({ validation, test }) =>
    validation === null ? [] : [{ validation: validation.correct, test: test.correct }],
  );
  const best = Math.max(...validated.map(({ validation }) => validation));
  return validated.find(({ validation }) => validation === best)?.test;
}

/** Test images that the networks' vote reads right after each epoch. */
function votesOf(team: readonly Trained[], mnist: MnistData): readonly number[] {
  return team[0]!.reports.map(({ test: { count } }, epoch) => {
    const verdicts = team.map(({ reports }) => Uint8Array.from(reports[epoch]!.test.verdicts));
    const { labels } = mnist.examples('test', 0, count);
    return count - wrongCount(ensemble(verdicts), Uint8Array.from(labels));
  });
}

const rightOf = (reports: readonly EpochReport[]) => reports.map(({ test }) => test.correct);
const csv = (rows: readonly (readonly (string | number)[])[]) =>
  `${rows.map((row) => row.join(',')).join('\n')}\n`;

function tableOf(reports: readonly EpochReport[]): string {
  return csv([
    [
      'epoch',
      'training_cost',
      'training_accuracy',
      'validation_correct',
      'test_cost',
      'test_correct',
      'seconds',
    ],
    ...reports.map(({ epoch, training, validation, test, seconds }) => [
      epoch,
      training.cost.toFixed(6),
      training.accuracy.toFixed(6),
      validation?.correct ?? '',
      test.cost.toFixed(6),
      test.correct,
      seconds.toFixed(2),
    ]),
  ]);
}

/** JSON with a list of numbers in one line. */
export function jsonOf(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(/\[\s+([\d.,\s-]+?)\s+\]/g, (_, list: string) => `[${list.replace(/\s+/g, ' ')}]`)}\n`;
}

/**
 * Writes the two files of a run, or of a team of networks that vote.
 * @param team one network, or as many as vote, of equal length
 * @returns the files' common path, and what it comes to in a sentence
 */
export async function record(
  preset: Preset,
  team: readonly Trained[],
  backend: string,
  mnist: MnistData,
): Promise<string> {
  const [{ plan, reports }] = team as readonly [Trained];
  const epochs = reports.length;
  // A shortened run does not replace a whole one.
  const length = epochs === preset.plan.epochs ? '' : `-${epochs}-epochs`;
  const file = `${preset.id}${length}-seed${plan.seed}-${backend}`;
  const votes = team.length > 1;
  const testCorrect = votes ? votesOf(team, mnist) : rightOf(reports);
  const seconds = team.flatMap((member) => member.reports.map((report) => report.seconds));
  const summary = {
    command: `npm run experiment -- ${preset.id} --seed ${plan.seed} --epochs ${epochs} --backend ${backend}`,
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`,
    trainingSeconds: Math.round(seconds.reduce((sum, one) => sum + one, 0)),
    bestTestCorrect: Math.max(...testCorrect),
    testCorrectAtBestValidation: votes ? undefined : atBestValidation(reports),
    lastTestCorrect: testCorrect.at(-1),
    testCorrect,
    members: votes
      ? team.map((member) => ({
          seed: member.plan.seed,
          testCorrect: rightOf(member.reports),
        }))
      : undefined,
    plan: { ...plan, epochs },
  };
  const table = votes
    ? csv([
        ['epoch', 'test_correct', ...team.map((member) => `seed_${member.plan.seed}`)],
        ...testCorrect.map((right, epoch) => [
          epoch + 1,
          right,
          ...team.map((member) => member.reports[epoch]!.test.correct),
        ]),
      ])
    : tableOf(reports);
  await mkdir(resultsFolder, { recursive: true });
  await writeFile(new URL(`${file}.csv`, resultsFolder), table);
  await writeFile(new URL(`${file}.json`, resultsFolder), jsonOf(summary));
  return `${votes ? 'The vote' : 'Best'}: ${votes ? summary.lastTestCorrect : summary.bestTestCorrect} of ${reports[0]!.test.count}. Recorded as experiments/results/${file}.csv and .json`;
}
