// Trains the models beside the networks of the plans. Worker. Each works in slices and lets messages in between, and rests
// when the page says so.
import { BoltzmannStudy } from '../engine/studies/boltzmann-study.ts';
import { RecurrentStudy } from '../engine/studies/recurrent-study.ts';
import type { Study } from '../engine/studies/study.ts';
import type { StudyJob } from '../network/studies.ts';
import type { WorkerEvent } from '../protocol/messages.ts';
import type { DataFeed } from './data-feed.ts';
import { bytesOf } from './read-examples.ts';
import { problemOf } from './run-failed.ts';
import { Signal } from './signal.ts';

interface Place {
  readonly feed: DataFeed;
  readonly now: () => number;
  readonly giveWay: () => Promise<void>;
  readonly emit: (event: WorkerEvent) => void;
}

interface Pupil {
  resting: boolean;
  ended: boolean;
  /** It was told to rest, to go on or to end. */
  readonly told: Signal;
}

/** Milliseconds of work before messages are let in. */
const slice = 10;
/** Milliseconds between two reports. */
const reportInterval = 100;

export class Studies {
  readonly #place: Place;
  readonly #pupils = new Map<number, Pupil>();

  constructor(place: Place) {
    this.#place = place;
  }

  start(id: number, job: StudyJob): void {
    this.end(id);
    const pupil: Pupil = { resting: false, ended: false, told: new Signal() };
    this.#pupils.set(id, pupil);
    void this.#teach(id, job, pupil).catch((error: unknown) => {
      if (pupil.ended) return;
      this.end(id);
      this.#place.emit({ type: 'failed', run: null, problem: problemOf(error), position: null });
    });
  }

  rest(id: number, resting: boolean): void {
    const pupil = this.#pupils.get(id);
    if (pupil === undefined) return;
    pupil.resting = resting;
    pupil.told.notify();
  }

  end(id: number): void {
    const pupil = this.#pupils.get(id);
    if (pupil === undefined) return;
    pupil.ended = true;
    pupil.told.notify();
    this.#pupils.delete(id);
  }

  endAll(): void {
    for (const id of [...this.#pupils.keys()]) this.end(id);
  }

  async #teach(id: number, job: StudyJob, pupil: Pupil): Promise<void> {
    const { now, giveWay, emit } = this.#place;
    const study = await studyOf(job, this.#place.feed, () => pupil.ended);
    if (study === null) return;
    const tell = (done: boolean) => emit({ type: 'study', id, done, report: study.report() });
    tell(false);
    let since = now();
    let toldAt = since;
    const work = study.work()[Symbol.iterator]();
    while (work.next().done !== true) {
      if (now() - since < slice) continue;
      if (now() - toldAt >= reportInterval) {
        toldAt = now();
        tell(false);
      }
      await giveWay();
      if (pupil.resting && !pupil.ended) tell(false);
      while (pupil.resting && !pupil.ended) await pupil.told.next();
      if (pupil.ended) return;
      since = now();
    }
    this.#pupils.delete(id);
    tell(true);
  }
}

/** Waits for the images that it learns from; null when it ended meanwhile. */
async function studyOf(job: StudyJob, feed: DataFeed, ended: () => boolean): Promise<Study | null> {
  if (job.kind === 'recurrent') return new RecurrentStudy(job);
  const { data } = job;
  feed.start();
  while (feed.arrived('training', data) < data.training) {
    await feed.arrival.next();
    if (ended()) return null;
  }
  const { inputs, count } = feed.examples('training', 0, data.training, data);
  return new BoltzmannStudy(job, { inputs: bytesOf(inputs), count, size: feed.inputSize });
}
