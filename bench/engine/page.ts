// The benchmark's page: one worker for each contestant, asked in turn. Bench, in the browser.
import type { Contestant } from './cases.ts';
import type { BenchAnswer, BenchRequest } from './protocol.ts';

const workers = new Map<Contestant, Worker>();

function workerOf(contestant: Contestant): Worker {
  const known = workers.get(contestant);
  if (known !== undefined) return known;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  workers.set(contestant, worker);
  return worker;
}

function ask(contestant: Contestant, request: BenchRequest): Promise<number> {
  const worker = workerOf(contestant);
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<BenchAnswer>) => {
      if (data.ok) resolve(data.value);
      else reject(new Error(`${contestant}: ${data.message}`));
    };
    worker.onerror = ({ message }) => {
      reject(new Error(`${contestant}: ${message}`));
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
