// The page's end of a line to a real worker side that runs in the same process. Node and browser.
import { referenceBackend } from '../../backends/reference/index.ts';
import type { Command, WorkerEvent } from '../../protocol/messages.ts';
import { serve, type Environment } from '../serve.ts';
import { usualRoom } from '../timeline/timeline-keeper.ts';
import { MemoryCheckpoints, MemorySpeeds, MemoryTimelines } from './memory-stores.ts';
import { SmallData } from './small-data.ts';

type EventOf<Type extends WorkerEvent['type']> = Extract<WorkerEvent, { readonly type: Type }>;

export interface Line {
  /** Any message, so that unreadable ones can be sent too. */
  send(message: unknown): void;
  command(command: Command): void;
  /** All that has come, oldest first. */
  readonly events: readonly WorkerEvent[];
  /** The first event of this type that fits, among those that have come since the last one that was waited for. */
  next<Type extends WorkerEvent['type']>(
    type: Type,
    fits?: (event: EventOf<Type>) => boolean,
  ): Promise<EventOf<Type>>;
  close(): void;
}

export function testEnvironment(changes: Partial<Environment> = {}): Environment {
  return {
    backends: [referenceBackend],
    data: new SmallData(),
    now: () => performance.now(),
    // Not a message to itself: Node handles up to a thousand of those before it looks at anything else.
    giveWay: () => new Promise((resolve) => setTimeout(resolve, 0)),
    checkpoints: new MemoryCheckpoints(),
    speeds: new MemorySpeeds(),
    timelines: new MemoryTimelines(),
    timelineRoom: usualRoom,
    comparison: { after: Infinity, every: 0 },
    ...changes,
  };
}

export function openLine(environment: Environment = testEnvironment()): Line {
  const { port1: page, port2: worker } = new MessageChannel();
  const stop = serve(worker, environment);
  const events: WorkerEvent[] = [];
  let seen = 0;
  let wake: (() => void) | null = null;
  page.onmessage = ({ data }: MessageEvent<WorkerEvent>) => {
    events.push(data);
    wake?.();
  };

  return {
    send: (message) => page.postMessage(message),
    command: (command) => page.postMessage(command),
    events,
    async next<Type extends WorkerEvent['type']>(
      type: Type,
      fits: (event: EventOf<Type>) => boolean = () => true,
    ): Promise<EventOf<Type>> {
      for (;;) {
        while (seen < events.length) {
          const event = events[seen++]!;
          if (event.type === type && fits(event as EventOf<Type>)) return event as EventOf<Type>;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    close() {
      stop();
      page.close();
      worker.close();
    },
  };
}
