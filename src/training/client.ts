// The page's end of the line. Page thread. One worker for the whole page, made when the first command is sent, replaced
// when it dies.
import type { Endpoint } from '../protocol/endpoint.ts';
import type { Command, WorkerEvent } from '../protocol/messages.ts';

/** What the client needs of a Worker; tests give it one that lives in the same process. */
export interface WorkerLike extends Endpoint {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void;
  terminate(): void;
}

export interface ClientListener {
  event(event: WorkerEvent): void;
  /**
   * The worker died, and with it all that it held. `replaceable`: the next command starts another one;
   * otherwise it died too often to try again unasked. `spoke`: one of the page’s workers has said something; else it may never have come.
   */
  died(replaceable: boolean, spoke: boolean): void;
}

/** The worker says `alive` every two seconds. So many checks in a row without a word, and it counts as dead: a GPU driver may compile for 20 s. */
const checkEvery = 5000;
const silentChecks = 8;
/** Deaths within a minute that end the attempts. */
const tooManyDeaths = 3;
const deathsWithin = 60_000;

export class TrainingClient {
  readonly #start: () => WorkerLike;
  readonly #now: () => number;
  readonly #listeners = new Set<ClientListener>();
  #worker: WorkerLike | null = null;
  #deaths: number[] = [];
  #watch: ReturnType<typeof setInterval> | null = null;
  #silent = 0;
  #spoke = false;
  #lastId = 0;

  constructor(start: () => WorkerLike, now: () => number = () => performance.now()) {
    this.#start = start;
    this.#now = now;
  }

  /** A number for a question whose answer carries it, unique in this page. */
  nextId(): number {
    return ++this.#lastId;
  }

  send(command: Command): void {
    this.#worker ??= this.#startWorker();
    this.#worker.postMessage(command, []);
  }

  subscribe(listener: ClientListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends the worker. Nobody is told; the next command starts another one. */
  stop(): void {
    if (this.#watch !== null) clearInterval(this.#watch);
    this.#watch = null;
    this.#worker?.terminate();
    this.#worker = null;
  }

  #startWorker(): WorkerLike {
    const worker = this.#start();
    const ifPresent = (act: () => void) => () => {
      if (this.#worker === worker) act();
    };
    worker.addEventListener('message', (message) => {
      if (this.#worker !== worker) return;
      this.#silent = 0;
      this.#spoke = true;
      for (const listener of [...this.#listeners]) listener.event(message.data as WorkerEvent);
    });
    worker.addEventListener(
      'error',
      ifPresent(() => this.#died()),
    );
    worker.addEventListener(
      'messageerror',
      ifPresent(() => this.#died()),
    );
    worker.start?.();
    this.#silent = 0;
    // Checks are counted, not seconds: a computer that slept must not find its worker dead.
    this.#watch = setInterval(() => {
      if (++this.#silent >= silentChecks) this.#died();
    }, checkEvery);
    return worker;
  }

  #died(): void {
    this.stop();
    const now = this.#now();
    this.#deaths = [...this.#deaths.filter((at) => now - at < deathsWithin), now];
    const replaceable = this.#deaths.length < tooManyDeaths;
    if (!replaceable) this.#deaths = [];
    for (const listener of [...this.#listeners]) listener.died(replaceable, this.#spoke);
  }
}
