// The worker's end of the line: joins engine, backends and data to an endpoint. Worker and Node.
import type { Backend } from '../network/backend.ts';
import { parseCommand, runOf } from '../protocol/command-schema.ts';
import type { Endpoint } from '../protocol/endpoint.ts';
import type { Command, RunId, WorkerEvent } from '../protocol/messages.ts';
import { BackendHost } from './backend-host.ts';
import { DataFeed } from './data-feed.ts';
import type { DataSource } from './data-source.ts';
import { ExampleStores } from './example-stores.ts';
import { PlacedRun } from './placed-run.ts';
import { readExamples } from './read-examples.ts';
import { Session, type Workplace } from './session.ts';

/** What differs between a reader's browser and a test. */
export interface Environment {
  readonly backends: readonly Backend[];
  readonly data: DataSource;
  /** Milliseconds from any origin, such as performance.now(). */
  readonly now: () => number;
  /** Resolves after the messages that have arrived by now were handled. */
  readonly giveWay: () => Promise<void>;
}

/** Milliseconds between two signs of life. */
const aliveInterval = 2000;

/** @returns ends all runs and frees what they hold */
export function serve(endpoint: Endpoint, environment: Environment): () => void {
  const { backends, data, now, giveWay } = environment;
  const emit = (event: WorkerEvent) => endpoint.postMessage(event, []);
  const feed = new DataFeed(data, emit, now);
  const stores = new ExampleStores(feed);
  const host = new BackendHost(backends, stores);
  const workplace: Workplace = { feed, now, giveWay, emit };
  const sessions = new Map<RunId, Session>();

  function close(run: RunId): void {
    sessions.get(run)?.close();
    sessions.delete(run);
  }

  function open({ run, plan, backend }: Command & { type: 'open' }): void {
    close(run);
    feed.start();
    const session = new Session(run, PlacedRun.started(plan, backend, host), workplace);
    sessions.set(run, session);
    void session.live().then(() => {
      if (sessions.get(run) === session) sessions.delete(run);
    });
  }

  /** A command for a run that is not open is late: the run has failed or was closed while it was under way. */
  function obey(command: Command): void {
    switch (command.type) {
      case 'fetch-data':
        feed.start();
        break;
      case 'open':
        open(command);
        break;
      case 'train':
        sessions.get(command.run)?.train();
        break;
      case 'pause':
        sessions.get(command.run)?.pause();
        break;
      case 'step':
        sessions.get(command.run)?.step();
        break;
      case 'close':
        close(command.run);
        break;
      case 'tweak':
        sessions.get(command.run)?.tweak(command.tweak);
        break;
      case 'move':
        sessions.get(command.run)?.move(command.backend);
        break;
      case 'predict':
        predict(command);
        break;
      case 'read-examples':
        void readExamples(command, feed).then(emit);
    }
  }

  function predict({ run, id, inputs, count }: Command & { type: 'predict' }): void {
    const session = sessions.get(run);
    if (session) session.predict({ id, inputs, count });
    else emit({ type: 'prediction', run, id, outputs: null, at: { step: 0, epoch: 0 } });
  }

  function receive({ data: message }: MessageEvent): void {
    const command = parseCommand(message);
    if (command.ok) {
      obey(command.value);
      return;
    }
    // A run whose opening cannot be read has failed; any other message leaves its run as it is.
    const run = isOpening(message) ? runOf(message) : null;
    if (run !== null) close(run);
    emit({ type: 'failed', run, problem: command.problem, position: null });
  }

  endpoint.addEventListener('message', receive);
  endpoint.start?.();
  const alive = setInterval(() => emit({ type: 'alive' }), aliveInterval);

  return () => {
    clearInterval(alive);
    endpoint.removeEventListener('message', receive);
    for (const run of [...sessions.keys()]) close(run);
    stores.dispose();
  };
}

function isOpening(message: unknown): boolean {
  return (
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'open'
  );
}
