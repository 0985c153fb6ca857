// One end of the line between page and worker. Both threads. Worker, MessagePort and the worker's own global scope all fit,
// so that tests run the real protocol over a MessageChannel.

export interface Endpoint {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  /** MessagePorts deliver nothing before it is called. */
  start?(): void;
}
