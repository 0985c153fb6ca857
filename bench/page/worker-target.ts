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
  /** Memory of WebAssembly modules, the kernels' above all: all that they have, used or not. */
  readonly wasm: number;
}

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

  /** Waits for the page's first worker. Call it before the worker may start or after. */
  static async attach(page: Page): Promise<WorkerTarget> {
    const session = await page.context().newCDPSession(page);
    const attached = new Promise<WorkerTarget>((resolve) => {
      session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
        if (targetInfo.type === 'worker') resolve(new WorkerTarget(session, sessionId));
      });
    });
    await session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
    return attached;
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

  /** Chromium does not count it among the worker's; so every WebAssembly.Memory there is asked for its length. */
  async #wasmBytes(): Promise<number> {
    interface Remote {
      readonly objectId: string;
    }
    const group = 'memory';
    const { result: prototype } = await this.#send<{ readonly result: Remote }>(
      'Runtime.evaluate',
      { expression: 'WebAssembly.Memory.prototype', objectGroup: group },
    );
    const { objects } = await this.#send<{ readonly objects: Remote }>('Runtime.queryObjects', {
      prototypeObjectId: prototype.objectId,
      objectGroup: group,
    });
    const { result } = await this.#send<{ readonly result: { readonly value: number } }>(
      'Runtime.callFunctionOn',
      {
        objectId: objects.objectId,
        functionDeclaration:
          'function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) }',
        returnByValue: true,
      },
    );
    await this.#send('Runtime.releaseObjectGroup', { objectGroup: group });
    return result.value;
  }
}

export function totalOf({ heap, arrays, wasm }: WorkerMemory): number {
  return heap + arrays + wasm;
}
