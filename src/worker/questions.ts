// What figures ask of a network between two pieces of its training, and the answers. Worker.
import { inspect } from '../backends/inspect.ts';
import { evaluateInPieces } from '../engine/index.ts';
import type { Evaluation } from '../network/backend.ts';
import type { Inspection } from '../network/inspection.ts';
import { inputSize } from '../network/network-spec.ts';
import type { Parameters } from '../network/parameters.ts';
import { parametersFit } from '../network/parameters-fit.ts';
import type { KeptRun } from '../protocol/kept-run.ts';
import type { Inspected, RunId } from '../protocol/messages.ts';
import { examplesOf } from './inspected-examples.ts';
import { interruptible } from './interruptible.ts';
import type { PlacedRun } from './placed-run.ts';
import { recorded } from './timeline/replay.ts';
import { printOf } from './timeline/print.ts';
import type { Workplace } from './workplace.ts';

/** What figures ask of a network while it trains. */
export type Question =
  | {
      readonly kind: 'predict';
      readonly id: number;
      readonly inputs: Float32Array;
      readonly count: number;
    }
  | {
      readonly kind: 'inspect';
      readonly id: number;
      readonly of: Inspected;
      readonly whole: boolean;
      /** In place of the run's own. */
      readonly parameters: Parameters | undefined;
    }
  | { readonly kind: 'measure'; readonly id: number }
  | { readonly kind: 'log'; readonly id: number }
  | { readonly kind: 'save'; readonly id: number };

export class Questions {
  readonly #id: RunId;
  readonly #run: PlacedRun;
  readonly #work: Workplace;
  #waiting: readonly Question[] = [];
  #closed = false;

  constructor(id: RunId, run: PlacedRun, work: Workplace) {
    this.#id = id;
    this.#run = run;
    this.#work = work;
  }

  add(question: Question): void {
    this.#waiting = [...this.#waiting, question];
  }

  /** Whether any waits for its answer. */
  get open(): boolean {
    return this.#waiting.length > 0;
  }

  /** From now on nothing more is computed. */
  close(): void {
    this.#closed = true;
  }

  /** The run is over, but every question is answered. */
  refuse(): void {
    for (const question of this.#waiting) this.#refuse(question);
  }

  /** Answers all of them, the oldest first. What a failing backend throws is thrown here. */
  async answer(): Promise<void> {
    for (;;) {
      const question = this.#waiting[0];
      if (!question || this.#closed) return;
      const tell = await this.#replyTo(question);
      // Only now: a question that a failing backend left open is put to the next one.
      this.#waiting = this.#waiting.slice(1);
      tell();
    }
  }

  /** @returns sends the answer */
  async #replyTo(question: Question): Promise<() => void> {
    const { trainer } = this.#run.running;
    if (question.kind === 'log') {
      const print = printOf((await trainer.read()).parameters);
      return () => this.#tellLog(question.id, print);
    }
    if (question.kind === 'save') {
      await this.#run.keep();
      return () => this.#tellSaved(question.id, this.#run.kept);
    }
    if (question.kind === 'predict') {
      const { id, inputs, count } = question;
      const fits = inputs.length === count * inputSize(this.#run.engine.plan.network);
      const outputs = fits ? await trainer.predict(inputs, count) : null;
      return () => this.#tellPrediction(id, outputs);
    }
    const { plan } = this.#run.engine;
    if (question.kind === 'measure') {
      const evaluation = await this.#test();
      const found = evaluation && { evaluation, parameters: (await trainer.read()).parameters };
      return () => this.#tellMeasured(question.id, found);
    }
    const examples = examplesOf(question.of, plan, this.#work.feed);
    const other = question.parameters;
    const fits = examples !== null && (!other || parametersFit(plan.network, other));
    const parameters = fits ? (other ?? (await trainer.read()).parameters) : null;
    const inspection =
      parameters && examples && inspect(plan, parameters, examples, question.whole);
    return () => this.#tellInspection(question.id, inspection);
  }

  #refuse({ kind, id }: Question): void {
    if (kind === 'predict') this.#tellPrediction(id, null);
    else if (kind === 'log') this.#work.emit({ type: 'log', run: this.#id, id, log: null });
    else if (kind === 'save') this.#tellSaved(id, null);
    else if (kind === 'measure') this.#tellMeasured(id, null);
    else this.#tellInspection(id, null);
  }

  #tellPrediction(id: number, outputs: Float32Array | null): void {
    const at = this.#run.engine.position;
    this.#work.emit({ type: 'prediction', run: this.#id, id, outputs, at });
  }

  /** All test images, as the network is now; null before they have arrived. */
  async #test(): Promise<Evaluation | null> {
    const { examples, trainer } = this.#run.running;
    const { test } = this.#work.feed.sizes(this.#run.engine.plan.data);
    if (examples.loaded('test') < test) return null;
    const { now, giveWay } = this.#work;
    return evaluateInPieces('test', test, {
      ...interruptible(trainer, now, giveWay),
      supply: { ready: () => Promise.resolve(), testSize: test },
      shouldStop: () => this.#closed,
    });
  }

  #tellMeasured(
    id: number,
    found: { readonly evaluation: Evaluation; readonly parameters: Parameters } | null,
  ): void {
    const at = this.#run.engine.position;
    this.#work.emit({ type: 'measured', run: this.#id, id, found, at });
  }

  #tellInspection(id: number, inspection: Inspection | null): void {
    const at = this.#run.engine.position;
    this.#work.emit({ type: 'inspection', run: this.#id, id, inspection, at });
  }

  #tellSaved(id: number, kept: KeptRun | null): void {
    this.#work.emit({ type: 'saved', run: this.#id, id, kept });
  }

  #tellLog(id: number, print: number): void {
    const { engine, kept, running } = this.#run;
    const log = {
      plan: kept.checkpoint.plan,
      given: kept.given === true,
      tweaks: recorded(engine.tweaks),
      at: engine.position,
      backend: running.backend.id,
      print,
    };
    this.#work.emit({ type: 'log', run: this.#id, id, log });
  }
}
