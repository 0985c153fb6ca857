// An epoch's report without what it says of every single example: a long run would fill the memory with it. Both threads.
import type { Evaluation } from '../network/backend.ts';
import type { EpochReport } from './messages.ts';

function withoutExamples(evaluation: Evaluation): Evaluation {
  return { ...evaluation, verdicts: new Uint8Array(0), costs: new Float32Array(0) };
}

function epochSummary(report: EpochReport): EpochReport {
  return {
    ...report,
    test: withoutExamples(report.test),
    validation: report.validation && withoutExamples(report.validation),
  };
}

/** The history with one more epoch; only the last one keeps what it says of every example. */
export function withEpoch(
  history: readonly EpochReport[],
  report: EpochReport,
): readonly EpochReport[] {
  const last = history.at(-1);
  return last ? [...history.slice(0, -1), epochSummary(last), report] : [report];
}
