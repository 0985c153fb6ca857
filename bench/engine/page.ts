// The benchmark's page: one worker for each backend, asked in turn. Bench, in the browser.
import type { BenchBackend } from './cases.ts';
import type { BenchAnswer, BenchRequest } from './protocol.ts';

const workers = new Map<BenchBackend, Worker>();

function workerOf(backend: BenchBackend): Worker {
  const known = workers.get(backend);
  if (known !== undefined) return known;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  workers.set(backend, worker);
  return worker;
}

function ask(backend: BenchBackend, request: BenchRequest): Promise<number> {
  const worker = workerOf(backend);
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<BenchAnswer>) => {
      if (data.ok) resolve(data.value);
      else reject(new Error(`${backend}: ${data.message}`));
    };
    worker.onerror = ({ message }) => {
      reject(new Error(`${backend}: ${message}`));
    };
    worker.postMessage(request);
  });
}

declare global {
  interface Window {
    ask: typeof ask;
  }
}
window.ask = ask;
