// Downloads from a real server that misbehaves in all the ways that servers do.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Result } from '../../network/result.ts';
import { browserSource } from './browser-source.ts';
import type { FetchOptions, MnistSource } from './source.ts';

const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251);
const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/data/whole.bin': (response) => response.end(bytes),
  '/data/broken.bin': (response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, 1000), () => response.destroy());
  },
  '/data/silent.bin': (response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, 1000));
  },
  '/data/manifest.json': (response) => response.end('<!doctype html>'),
};
const server = createServer((request, response) => {
  const answer = answers[request.url ?? ''];
  if (answer) answer(response);
  else response.writeHead(404).end('not here');
});

let source: MnistSource;
let loaded: number[];

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  source = browserSource(`http://127.0.0.1:${port}/data/`);
  loaded = [];
});

afterEach(async () => {
  vi.useRealTimers();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function fetchFile(file: string, options: Partial<FetchOptions> = {}) {
  const onBytes = (count: number) => void loaded.push(count);
  return source.fetchFile(file, { onBytes, fresh: false, signal: undefined, ...options });
}

function problemOf(result: Result<unknown>) {
  if (result.ok) throw new Error('it succeeded');
  return result.problem;
}

it('brings a file whole and tells how much of it is here', async () => {
  const result = await fetchFile('whole.bin');
  if (!result.ok) throw new Error(result.problem.message);
  expect(Buffer.from(result.value).equals(bytes)).toBe(true);
  expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
  expect(loaded.at(-1)).toBe(bytes.length);
});

it('says which file the server does not have', async () => {
  const problem = problemOf(await fetchFile('training-7.bin'));
  expect(problem.code).toBe('data-missing');
  expect(problem.message).toContain('“training-7.bin” (HTTP 404)');
});

it('says which file broke off', async () => {
  const problem = problemOf(await fetchFile('broken.bin'));
  expect(problem.code).toBe('data-cut-short');
  expect(problem.message).toContain('“broken.bin”');
});

it('gives up a connection that has fallen silent', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const onBytes = () => {
    vi.advanceTimersByTime(29_999);
    loaded.push(0);
    vi.advanceTimersByTime(1);
  };
  const problem = problemOf(await fetchFile('silent.bin', { onBytes }));
  expect(problem.code).toBe('data-cut-short');
  expect(loaded).toEqual([0]);
});

it('says that the server does not answer', async () => {
  await new Promise((resolve) => server.close(resolve));
  expect(problemOf(await fetchFile('whole.bin')).code).toBe('data-unreachable');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

it('stops when told to', async () => {
  const stop = new AbortController();
  const onBytes = () => {
    stop.abort();
  };
  const stopped = await fetchFile('silent.bin', { onBytes, signal: stop.signal });
  expect(problemOf(stopped).code).toBe('data-cancelled');
});

it('refuses a manifest that is none', async () => {
  expect(problemOf(await source.manifest(undefined)).code).toBe('data-manifest-unreadable');
});
