// What a run made of every test image at its epochs and at moments that the reader marked. Page thread. It hears the worker's
// own events, not the states that are shown: epochs pass quicker than frames. Pure but for the store at the end.
import type { Evaluation } from '../network/backend.ts';
import type { DatasetRef } from '../network/dataset.ts';
import { usualSplit } from '../network/mnist.ts';
import type { NetworkSpec } from '../network/network-spec.ts';
import type { Parameters } from '../network/parameters.ts';
import type { RunId, RunPosition, WorkerEvent } from '../protocol/messages.ts';
import type { TrainingClient } from './client.ts';

export interface Moment {
  /** Unlike that of any other moment of the page. */
  readonly key: string;
  readonly kind: 'epoch' | 'mark';
  readonly at: RunPosition;
  /** Counts the runs from first weights on this page; moments of the same one lie on one path. 0: on one that was left. */
  readonly path: number;
  /** [test images] the class that each was taken for. */
  readonly verdicts: Uint8Array;
  readonly correct: number;
  readonly network: NetworkSpec;
  /** What it was tested on. */
  readonly data: DatasetRef;
  /** null where there was no room for them. */
  readonly parameters: Parameters | null;
}

export interface Moments {
  readonly path: number;
  readonly network: NetworkSpec | null;
  /** What the present run learns from. */
  readonly data: DatasetRef;
  /** Where the present run is kept; empty before there was one. */
  readonly place: string;
  /** Of the present run, oldest first; thinned. */
  readonly epochs: readonly Moment[];
  /** The reader's own, of whatever run, oldest first. */
  readonly marks: readonly Moment[];
}

export const noMoments: Moments = {
  path: 0,
  network: null,
  data: usualSplit,
  place: '',
  epochs: [],
  marks: [],
};

/** 10 kB each. */
const mostEpochs = 120;
const mostMarks = 8;
/** For the parameters of all epochs together. */
const mostBytes = 24e6;

/** The moments after an event of their run; the same object when it brings none. */
export function afterEvent(moments: Moments, event: WorkerEvent): Moments {
  switch (event.type) {
    case 'opened': {
      const { position, plan, history, place } = event;
      // Another run may have been come back to.
      const begins = position.step === 0 || (moments.network !== null && place !== moments.place);
      const path = begins ? moments.path + 1 : moments.path;
      const { network, data } = plan;
      const reached = moments.epochs.filter(({ at }) => at.step <= position.step);
      const next = { ...moments, path, network, data, place, epochs: begins ? [] : reached };
      const last = history.at(-1);
      // Gone on from an earlier visit: of its epochs the last is known image by image.
      return last && last.test.verdicts.length > 0 ? withEpoch(next, last, last.test) : next;
    }
    case 'tweaked':
      return event.tweak.data ? { ...moments, data: event.tweak.data } : moments;
    case 'visited':
      return { ...moments, data: event.plan.data };
    case 'epoch':
      return withEpoch(moments, event.report, event.report.test);
    case 'weights': {
      const last = moments.epochs.at(-1);
      if (last?.at.step !== event.at.step || last.parameters !== null) return moments;
      const { parameters } = event;
      return {
        ...moments,
        epochs: lightened([...moments.epochs.slice(0, -1), { ...last, parameters }]),
      };
    }
    default:
      return moments;
  }
}

/** What was known of later epochs belongs to a path that the run has left. */
function withEpoch(moments: Moments, { step, epoch }: RunPosition, test: Evaluation): Moments {
  const { path, network, data } = moments;
  if (network === null || test.verdicts.length !== test.count) return moments;
  const moment: Moment = {
    key: `epoch ${String(path)} ${String(step)}`,
    kind: 'epoch',
    at: { step, epoch },
    path,
    network,
    data,
    verdicts: test.verdicts,
    correct: test.correct,
    parameters: null,
  };
  const before = moments.epochs.filter(({ at }) => at.step < step);
  const marks = moments.marks.map((mark) =>
    mark.path === path && mark.at.step > step ? { ...mark, path: 0 } : mark,
  );
  return { ...moments, marks, epochs: thinned([...before, moment]) };
}

export function withMark(
  moments: Moments,
  number: number,
  at: RunPosition,
  { evaluation, parameters }: { readonly evaluation: Evaluation; readonly parameters: Parameters },
): Moments {
  const { path, network, data } = moments;
  if (network === null) return moments;
  const { verdicts, correct } = evaluation;
  const key = `mark ${String(number)}`;
  const told = { network, data, verdicts, correct, parameters };
  const mark: Moment = { key, kind: 'mark', at, path, ...told };
  return { ...moments, marks: [...moments.marks, mark].slice(-mostMarks) };
}

/** Every second one goes, but for the first and the latest. */
function thinned(epochs: readonly Moment[]): readonly Moment[] {
  if (epochs.length <= mostEpochs) return epochs;
  return epochs.filter((_, index) => index % 2 === 0 || index === epochs.length - 1);
}

/** Parameters go from every second epoch that has any until all fit. */
function lightened(epochs: readonly Moment[]): readonly Moment[] {
  const heavy = epochs.filter(({ parameters }) => parameters !== null);
  const bytes = heavy.reduce((sum, { parameters }) => sum + bytesOf(parameters!), 0);
  if (bytes <= mostBytes || heavy.length < 2) return epochs;
  const spared = new Set(heavy.filter((_, i) => i % 2 === 0 || i === heavy.length - 1));
  const dropped =
    heavy.length === 2 ? new Set([heavy[0]]) : new Set(heavy.filter((one) => !spared.has(one)));
  return lightened(epochs.map((one) => (dropped.has(one) ? { ...one, parameters: null } : one)));
}

function bytesOf(parameters: Parameters): number {
  return parameters.reduce(
    (sum, one) => sum + (one?.weights.byteLength ?? 0) + (one?.biases?.byteLength ?? 0),
    0,
  );
}

export class MomentStore {
  readonly #client: TrainingClient;
  readonly #run: RunId;
  readonly #listeners = new Set<() => void>();
  #moments = noMoments;
  #marked = 0;

  /** Hears from now on, for as long as the page lives. */
  constructor(client: TrainingClient, run: RunId) {
    this.#client = client;
    this.#run = run;
    client.subscribe({
      event: (event) => {
        if ('run' in event && event.run === run) this.#become(afterEvent(this.#moments, event));
      },
      died: () => undefined,
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Moments => this.#moments;

  /** Tests the network on all test images as it is now. @returns the mark's key; null when that could not be done */
  readonly mark = (): Promise<string | null> => {
    const id = this.#client.nextId();
    return new Promise((resolve) => {
      const end = this.#client.subscribe({
        event: (event) => {
          if (event.type !== 'measured' || event.id !== id) return;
          end();
          const { found, at } = event;
          if (found) this.#become(withMark(this.#moments, ++this.#marked, at, found));
          resolve(found && this.#moments.network ? `mark ${String(this.#marked)}` : null);
        },
        died: () => {
          end();
          resolve(null);
        },
      });
      this.#client.send({ type: 'measure', run: this.#run, id });
    });
  };

  #become(moments: Moments): void {
    if (moments === this.#moments) return;
    this.#moments = moments;
    for (const listener of [...this.#listeners]) listener();
  }
}
