// Gathers what training steps saw into few reports: a small network takes thousands of steps while the page paints one frame.
// Worker.
import type { Evaluation, StepReport } from '../network/backend.ts';
import type { ProgressReport, RunPosition } from '../protocol/messages.ts';

/** Milliseconds over which the speed is smoothed, so that it can be read. */
const smoothing = 500;

export class ProgressCoalescer {
  readonly #interval: number;
  #steps = 0;
  #examples = 0;
  #cost = 0;
  #correct = 0;
  #divergedAt: number | null = null;
  #estimate: Evaluation | null = null;
  /** Milliseconds of training since the last report. */
  #busy = 0;
  #reportedAt = -Infinity;
  #speed: number | null = null;

  /** @param interval milliseconds between two reports, at least */
  constructor(interval: number) {
    this.#interval = interval;
  }

  /** @param milliseconds that these steps took */
  add(report: StepReport, milliseconds: number): void {
    if (report.divergedAt !== null) this.#divergedAt ??= this.#steps + report.divergedAt;
    this.#steps += report.steps;
    this.#examples += report.examples;
    this.#cost += report.cost * report.examples;
    this.#correct += report.correct;
    this.#busy += milliseconds;
  }

  addEstimate(estimate: Evaluation): void {
    this.#estimate = estimate;
  }

  /** What was gathered, if there is any and the last report is long enough ago (or `now` is null: at once). */
  take(now: number | null, position: RunPosition): ProgressReport | null {
    if (this.#examples === 0 || (now !== null && now - this.#reportedAt < this.#interval))
      return null;
    const report: ProgressReport = {
      ...position,
      steps: this.#steps,
      examples: this.#examples,
      cost: this.#cost / this.#examples,
      correct: this.#correct,
      divergedAt: this.#divergedAt,
      examplesPerSecond: this.#smoothedSpeed(),
      estimate: this.#estimate,
    };
    if (now !== null) this.#reportedAt = now;
    this.#steps = this.#examples = this.#cost = this.#correct = this.#busy = 0;
    this.#divergedAt = null;
    this.#estimate = null;
    return report;
  }

  #smoothedSpeed(): number {
    const present = (1000 * this.#examples) / Math.max(this.#busy, 0.001);
    const share = 1 - Math.exp(-this.#busy / smoothing);
    this.#speed = this.#speed === null ? present : this.#speed + share * (present - this.#speed);
    return this.#speed;
  }
}
