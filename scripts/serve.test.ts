// The server that stands in for a static host: addresses, types and caching, over real requests.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from './serve.mjs';

const FILES = {
  'index.html': 'home',
  'training/index.html': 'training',
  '404.html': 'unknown',
  'assets/app-1a2b.js': 'export {};',
  'assets/simd-3c4d.wasm': '\0asm',
  'assets/serif.woff2': 'wOF2',
  'data/train-0.bin': '\x1f\x0b',
};

interface Server {
  readonly url: string;
  readonly close: () => void;
}

/** A port that was free a moment ago. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** The first free port that `serve` also gets. */
async function serveSomewhere(root: string, base: string): Promise<Server> {
  const running = await serve({ root, port: await freePort(), base });
  return running ?? serveSomewhere(root, base);
}

describe.each(['/', '/book/'])('the server under %s', (base) => {
  const folder = mkdtempSync(join(tmpdir(), 'served-'));
  const root = join(folder, 'dist');
  let server: Server;
  const get = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(server.url + path, { redirect: 'manual', ...init });

  beforeAll(async () => {
    for (const [path, content] of Object.entries(FILES)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    server = await serveSomewhere(root, base);
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['', 'home'],
    ['training/', 'training'],
    ['training/?epochs=30', 'training'],
  ])('gives the page at %j', async (path, text) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe(text);
  });

  it('adds the slash that a folder needs', async () => {
    const response = await get('training');
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toBe(`${base}training/`);
  });

  it.each(['nowhere/', 'nowhere', 'assets/', 'assets/old-ffff.js', '%E0%A4%A', '..%2fsecret.txt'])(
    'answers 404 with the page for it at %j',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toBe('unknown');
    },
  );

  it('never leaves its folder, even where the address is sent as it stands', async () => {
    const { port } = new URL(server.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path: `${base}../secret.txt` }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(404);
  });

  it.each([
    ['assets/app-1a2b.js', 'text/javascript; charset=utf-8'],
    ['assets/simd-3c4d.wasm', 'application/wasm'],
    ['assets/serif.woff2', 'font/woff2'],
    ['data/train-0.bin', 'application/octet-stream'],
  ])('names the type of %s', async (path, type) => {
    const response = await get(path);
    expect(response.headers.get('content-type')).toBe(type);
    await response.body?.cancel();
  });

  it('sends packed data as it is, with its length', async () => {
    const response = await get('data/train-0.bin', { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('content-length')).toBe('2');
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0x1f, 0x0b]);
  });

  it('lets hashed names be kept and asks again for the rest', async () => {
    const asset = await get('assets/app-1a2b.js', { method: 'HEAD' });
    expect(asset.headers.get('cache-control')).toContain('immutable');
    const page = await get('', { method: 'HEAD' });
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const again = await get('', { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it('only reads', async () => {
    expect((await get('', { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it('says when its port is taken', async () => {
    expect(await serve({ root, port: Number(new URL(server.url).port) })).toBeUndefined();
  });
});
