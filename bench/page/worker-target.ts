// The page's worker as Chromium's developer tools see it: what memory it holds. Bench and end-to-end tests.
import type { CDPSession, Page } from 'playwright';

/** Bytes. */
export interface WorkerMemory {
  /** Objects of JavaScript, those that are no longer used but not yet collected included. */
  readonly heap: number;
  /** Of those, what is in use. */
  readonly used: number;
  /** Contents of typed arrays. */
  readonly arrays: number;
  /** Memory given to WebAssembly modules, the kernels' above all: all that they have, used or not. */
  readonly wasm: number;
}

/** Chromium does not count the memory of WebAssembly among a worker's; so each that is made there is noted. */
const listMemories = `{
  const { Memory } = WebAssembly;
  globalThis.wasmMemories = [];
  WebAssembly.Memory = function (limits) {
    const memory = new Memory(limits);
    globalThis.wasmMemories.push(new WeakRef(memory));
    return memory;
  };
  WebAssembly.Memory.prototype = Memory.prototype;
}`;
const sumOfMemories =
  'wasmMemories.reduce((sum, each) => sum + (each.deref()?.buffer.byteLength ?? 0), 0)';

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Tools of one worker: commands of the Chrome DevTools Protocol go to it through its page. */
export class WorkerTarget {
  readonly #session: CDPSession;
  readonly #id: string;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;

  private constructor(session: CDPSession, id: string) {
    this.#session = session;
    this.#id = id;
    session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
      if (sessionId !== id) return;
      const answer = JSON.parse(message) as Answer;
      if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer);
    });
  }

  /**
   * Watches for the page's first worker, to be called before that may start: what it does from its first line on is seen.
   * @returns waits for the worker
   */
  static async watch(page: Page): Promise<() => Promise<WorkerTarget>> {
    const session = await page.context().newCDPSession(page);
    const attached = new Promise<WorkerTarget>((resolve) => {
      session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
        if (targetInfo.type === 'worker') resolve(new WorkerTarget(session, sessionId));
      });
    });
    await session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: false,
    });
    const ready = attached.then(async (target) => {
      await target.#send('Runtime.evaluate', { expression: listMemories });
      await target.#send('Runtime.runIfWaitingForDebugger');
      return target;
    });
    return () => ready;
  }

  async #send<Result>(method: string, params: object = {}): Promise<Result> {
    const id = ++this.#last;
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    await this.#session.send('Target.sendMessageToTarget', { sessionId: this.#id, message });
    const { result, error } = await answered;
    this.#waiting.delete(id);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as Result;
  }

  async collectGarbage(): Promise<void> {
    await this.#send('HeapProfiler.collectGarbage');
  }

  async memory(): Promise<WorkerMemory> {
    const usage = await this.#send<{
      readonly usedSize: number;
      readonly totalSize: number;
      readonly backingStorageSize: number;
    }>('Runtime.getHeapUsage');
    return {
      heap: usage.totalSize,
      used: usage.usedSize,
      arrays: usage.backingStorageSize,
      wasm: await this.#wasmBytes(),
    };
  }

  async #wasmBytes(): Promise<number> {
    const { result } = await this.#send<{ readonly result: { readonly value: number } }>(
      'Runtime.evaluate',
      { expression: sumOfMemories, returnByValue: true },
    );
    return result.value;
  }
}

export function totalOf({ heap, arrays, wasm }: WorkerMemory): number {
  return heap + arrays + wasm;
}
