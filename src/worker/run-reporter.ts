// Tells the page how a run goes, and not more often than it can show. Worker.
import type { EpochReport, SliceReport } from '../engine/index.ts';
import type { Evaluation } from '../network/backend.ts';
import type { Parameters } from '../network/parameters.ts';
import type { RunId, RunPosition, WorkerEvent } from '../protocol/messages.ts';
import { ProgressCoalescer } from './progress-coalescer.ts';
import type { Tempo } from './tempo.ts';

export class RunReporter {
  readonly #run: RunId;
  readonly #emit: (event: WorkerEvent) => void;
  readonly #now: () => number;
  readonly #tempo: Tempo;
  readonly #progress: ProgressCoalescer;
  #weightsAt = -Infinity;

  constructor(run: RunId, emit: (event: WorkerEvent) => void, now: () => number, tempo: Tempo) {
    this.#run = run;
    this.#emit = emit;
    this.#now = now;
    this.#tempo = tempo;
    this.#progress = new ProgressCoalescer(tempo.progress);
  }

  slice(report: SliceReport): void {
    this.#progress.add(report, (1000 * report.examples) / report.examplesPerSecond);
    this.#report(this.#now(), report);
  }

  estimate(evaluation: Evaluation): void {
    this.#progress.addEstimate(evaluation);
  }

  /** What was not yet told, at once. */
  flush(position: RunPosition): void {
    this.#report(null, position);
  }

  epoch(report: EpochReport): void {
    this.flush(report);
    this.#emit({ type: 'epoch', run: this.#run, report });
  }

  /** Whether it is time for new weights. */
  weightsDue(onGpu: boolean): boolean {
    const { weights, weightsOnGpu } = this.#tempo;
    return this.#now() - this.#weightsAt >= (onGpu ? weightsOnGpu : weights);
  }

  /** The message is a copy: the caller keeps its own. */
  weights(parameters: Parameters, at: RunPosition): void {
    this.#weightsAt = this.#now();
    this.#emit({ type: 'weights', run: this.#run, parameters, at });
  }

  #report(now: number | null, { step, epoch }: RunPosition): void {
    const report = this.#progress.take(now, { step, epoch });
    if (report) this.#emit({ type: 'progress', run: this.#run, report });
  }
}
