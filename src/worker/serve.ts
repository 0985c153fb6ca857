// The worker's end of the line: joins engine, backends and data to an endpoint. Worker and Node.
import { needsMnist } from '../network/dataset.ts';
import type { Backend } from '../network/backend.ts';
import { parseCommand, runOf } from '../protocol/command-schema.ts';
import { parseKept, type KeptRun } from '../protocol/kept-run.ts';
import type { Endpoint } from '../protocol/endpoint.ts';
import type { Command, RunId, RunPosition, WorkerEvent } from '../protocol/messages.ts';
import { BackendHost } from './backend-host.ts';
import { Baselines } from './baselines.ts';
import type { CheckpointStore } from './checkpoint-store.ts';
import type { ComparisonPace } from './comparison.ts';
import { DataFeed } from './data-feed.ts';
import type { DataSource } from './data-source.ts';
import { DeviceBackends } from './device-backends.ts';
import { reportDevice } from './device-report.ts';
import { ExampleStores } from './example-stores.ts';
import { PlacedRun } from './placed-run.ts';
import { readExamples } from './read-examples.ts';
import { problemOf } from './run-failed.ts';
import { Session } from './session.ts';
import { Studies } from './studies.ts';
import { Speeds, type SpeedStore } from './speeds.ts';
import { putAside } from './timeline/put-aside.ts';
import { Replay } from './timeline/replay.ts';
import { TimelineKeeper } from './timeline/timeline-keeper.ts';
import type { TimelineStore } from './timeline/timeline-store.ts';
import type { Workplace } from './workplace.ts';

/** What differs between a reader's browser and a test. */
export interface Environment {
  readonly backends: readonly Backend[];
  readonly data: DataSource;
  /** Milliseconds from any origin, such as performance.now(). */
  readonly now: () => number;
  /** Resolves after the messages that have arrived by now were handled. */
  readonly giveWay: () => Promise<void>;
  /** Where runs are kept beyond the life of this worker. */
  readonly checkpoints: CheckpointStore;
  /** Where measured speeds are kept. */
  readonly speeds: SpeedStore;
  readonly comparison: ComparisonPace;
  /** Where the moments of runs are kept, and how many bytes those of one may take. */
  readonly timelines: TimelineStore;
  readonly timelineRoom: number;
}

/** Where a run stands that is not open. */
const nowhere: RunPosition = { step: 0, epoch: 0 };

/** Milliseconds between two signs of life. */
const aliveInterval = 2000;

/** Milliseconds: some browsers' storage never answers. */
const storagePatience = 3000;

/** @returns ends all runs and frees what they hold */
export function serve(endpoint: Endpoint, environment: Environment): () => void {
  const { backends, data, now, giveWay, checkpoints, comparison } = environment;
  const emit = (event: WorkerEvent) => endpoint.postMessage(event, []);
  const feed = new DataFeed(data, emit, now, giveWay);
  const stores = new ExampleStores(feed, giveWay);
  const device = new DeviceBackends(backends, new Speeds(environment.speeds));
  const host = new BackendHost(device, stores);
  const workplace: Workplace = { feed, now, giveWay, emit, checkpoints, comparison };
  const sessions = new Map<RunId, Session>();
  const baselines = new Baselines({ feed, now, giveWay, emit });
  const studies = new Studies({ feed, now, giveWay, emit });

  function close(run: RunId): void {
    sessions.get(run)?.close();
    sessions.delete(run);
  }

  async function open(command: Command & { type: 'open' }): Promise<void> {
    const { run, plan, backend, resume = false, parameters, replay, place = run } = command;
    if (needsMnist(plan.data)) feed.start();
    const before = sessions.get(run);
    // What is begun anew in its own place is not gone on with.
    if (before && (resume || before.place !== place)) await inTime(before.leave());
    close(run);
    const last = resume ? await keptRun(place, checkpoints) : null;
    const timeline = command.moments ? timelineOf(run, place, resume) : null;
    if (resume) await inTime(timeline?.ready());
    // Of a run that has diverged the moments before that are kept.
    const from = command.from ?? (resume && last === null ? timeline?.latest : undefined);
    const moment = from === undefined ? null : await inTime(timeline?.visit(from));
    const kept = command.kept ?? moment ?? last;
    const placed = kept
      ? PlacedRun.restored(kept, backend, host)
      : PlacedRun.started(plan, backend, host, parameters);
    // Not awaited: storage keeps its order, and what cannot be removed is replaced by the next checkpoint.
    if (!resume) void checkpoints.remove(place).catch(() => undefined);
    const session = new Session(run, placed, workplace, {
      place,
      timeline,
      replay: replay ? new Replay(replay.tweaks, replay.until) : null,
    });
    sessions.set(run, session);
    void session.live().then(() => {
      if (sessions.get(run) === session) sessions.delete(run);
    });
    if (resume) emit({ type: 'notice', run, message: resumption(placed.engine.position, kept) });
  }

  function timelineOf(run: RunId, place: string, resumes: boolean): TimelineKeeper {
    const { timelines: store, timelineRoom: room } = environment;
    return new TimelineKeeper({ run, place, store, emit, now, room, resumes });
  }

  /** A command for a run that is not open is late: the run has failed or was closed while it was under way. */
  async function obey(command: Command): Promise<void> {
    switch (command.type) {
      case 'fetch-data':
        feed.start();
        break;
      case 'open':
        await open(command);
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
      case 'go-to':
        await sessions.get(command.run)?.goTo(command.moment);
        break;
      case 'put-aside':
        // What cannot be removed or thinned stays as it is.
        await inTime(putAside(command.place, command.keep, environment).catch(() => undefined));
        break;
      case 'read-log': {
        const { run, id } = command;
        const session = sessions.get(run);
        if (session) session.ask({ kind: 'log', id });
        else emit({ type: 'log', run, id, log: null });
        break;
      }
      case 'save': {
        const { run, id } = command;
        const session = sessions.get(run);
        if (session) session.ask({ kind: 'save', id });
        else emit({ type: 'saved', run, id, kept: null });
        break;
      }
      case 'predict':
        predict(command);
        break;
      case 'inspect':
        inspect(command);
        break;
      case 'measure':
        measure(command);
        break;
      case 'read-examples':
        void readExamples(command, feed).then(emit);
        break;
      case 'baseline':
        baselines.start(command.id, command.job);
        break;
      case 'cancel-baseline':
        baselines.cancel(command.id);
        break;
      case 'study':
        studies.start(command.id, command.job);
        break;
      case 'rest-study':
        studies.rest(command.id, command.resting);
        break;
      case 'end-study':
        studies.end(command.id);
        break;
      case 'read-house-numbers':
        void feed.houseNumbers.read(command.id, command.file);
        break;
      case 'drop-house-numbers':
        feed.houseNumbers.drop();
        break;
      case 'view-house-numbers':
        feed.houseNumbers.view(command.id, command.indices);
        break;
      case 'report-device': {
        const { id } = command;
        const stopwatch = { now, between: giveWay, shouldStop: () => false };
        // Not awaited: runs train on meanwhile.
        void reportDevice(device, command, stopwatch, (found, done) =>
          emit({ type: 'device', id, backends: found, done }),
        );
      }
    }
  }

  function predict({ run, id, inputs, count }: Command & { type: 'predict' }): void {
    const session = sessions.get(run);
    if (session) session.ask({ kind: 'predict', id, inputs, count });
    else emit({ type: 'prediction', run, id, outputs: null, at: nowhere });
  }

  function inspect({ run, id, of, whole, parameters }: Command & { type: 'inspect' }): void {
    const session = sessions.get(run);
    if (session) session.ask({ kind: 'inspect', id, of, whole, parameters });
    else emit({ type: 'inspection', run, id, inspection: null, at: nowhere });
  }

  function measure({ run, id }: Command & { type: 'measure' }): void {
    const session = sessions.get(run);
    if (session) session.ask({ kind: 'measure', id });
    else emit({ type: 'measured', run, id, found: null, at: nowhere });
  }

  function receive(message: unknown): Promise<void> | void {
    const command = parseCommand(message);
    if (command.ok) return obey(command.value);
    // A run whose opening cannot be read has failed; any other message leaves its run as it is.
    const run = isOpening(message) ? runOf(message) : null;
    if (run !== null) close(run);
    emit({ type: 'failed', run, problem: command.problem, position: null });
  }

  /** In turn: a run that is looked up in storage must be open before the next command for it is obeyed. */
  let turn: Promise<void> = Promise.resolve();
  const listen = ({ data: message }: MessageEvent) => {
    turn = turn
      .then(() => receive(message))
      .catch((error: unknown) => {
        emit({ type: 'failed', run: runOf(message), problem: problemOf(error), position: null });
      });
  };
  endpoint.addEventListener('message', listen);
  endpoint.start?.();
  const alive = setInterval(() => emit({ type: 'alive' }), aliveInterval);

  return () => {
    clearInterval(alive);
    endpoint.removeEventListener('message', listen);
    for (const run of [...sessions.keys()]) close(run);
    baselines.cancelAll();
    studies.endAll();
    feed.houseNumbers.drop();
    stores.dispose();
  };
}

/** What storage says; null when it does not answer. */
async function inTime<Value>(answer: Promise<Value> | undefined): Promise<Value | null> {
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), storagePatience);
  });
  return Promise.race([answer ?? null, late]);
}

/** What was kept of a run; null when nothing was or it cannot be read. */
async function keptRun(place: string, checkpoints: CheckpointStore): Promise<KeptRun | null> {
  try {
    return parseKept(await inTime(checkpoints.load(place)));
  } catch {
    return null;
  }
}

function resumption({ epoch }: RunPosition, kept: KeptRun | null): string {
  return kept
    ? `The run goes on from epoch ${epoch.toFixed(2)}, where it was last kept.`
    : 'Nothing of the run was kept, so it starts again from its first weights.';
}

function isOpening(message: unknown): boolean {
  return (
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'open'
  );
}
