// Serves the built book as a static host does; plain Node. Used by `npm start` and by the end-to-end tests.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 */

/** Both addresses of `localhost`: a browser may try either. */
const LOOPBACK = ['127.0.0.1', '::1'];

/**
 * The file's size and time where there is such a file; undefined for folders and for what is missing.
 * @param {string} path
 */
async function fileInfo(path) {
  const info = await stat(path).catch(() => undefined);
  return info?.isFile() ? info : undefined;
}

/**
 * Answers GET and HEAD from a folder: /NAME/ gives NAME/index.html, what is unknown gives 404.html with status 404.
 * @param {string} root folder of the built book
 * @param {string} base address the book lives under, with a slash at both ends
 * @returns {(request: Request, response: Response) => Promise<void>}
 */
function handler(root, base) {
  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const path = localPath(request.url ?? '/', base);
    let file = join(root, path ?? '404.html');
    let info = path === undefined ? undefined : await fileInfo(file);
    if (!info && path !== undefined) {
      const index = await fileInfo(join(file, 'index.html'));
      if (index && !path.endsWith('/')) {
        response.writeHead(301, { location: `${base}${path}/` }).end();
        return;
      }
      if (index) [file, info] = [join(file, 'index.html'), index];
    }
    const status = info ? 200 : 404;
    if (!info) {
      file = join(root, '404.html');
      info = await fileInfo(file);
    }
    if (!info) {
      response.writeHead(404, { 'content-type': TYPES['.txt'] }).end('Not found\n');
      return;
    }
    send(request, response, { file, info, status });
  };
}

/**
 * The path within the book, or undefined for what lies outside it.
 * @param {string} url
 * @param {string} base
 */
function localPath(url, base) {
  let pathname;
  try {
    pathname = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (!pathname.startsWith(base) || pathname.includes('\0')) return undefined;
  const path = normalize(pathname.slice(base.length) || '.' + sep);
  return path.startsWith('..') ? undefined : path;
}

/**
 * @param {Request} request
 * @param {Response} response
 * @param {{ file: string, info: import('node:fs').Stats, status: number }} found
 */
function send(request, response, { file, info, status }) {
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const tag = `W/"${info.size.toString(36)}-${Math.round(info.mtimeMs).toString(36)}"`;
  const headers = {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    // Names under assets/ hold a hash of their content; everything else is asked for again.
    'cache-control': file.includes(`${sep}assets${sep}`)
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    etag: tag,
  };
  if (status === 200 && request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end();
    return;
  }
  // Text only: the data is packed already, and its progress is counted in the file's own bytes.
  const packed =
    type.includes('charset') && /\bgzip\b/.test(String(request.headers['accept-encoding']));
  response.writeHead(status, {
    ...headers,
    vary: 'accept-encoding',
    ...(packed ? { 'content-encoding': 'gzip' } : { 'content-length': info.size }),
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const body = createReadStream(file);
  body.on('error', () => response.destroy());
  response.on('close', () => body.destroy());
  if (packed) body.pipe(createGzip()).pipe(response);
  else body.pipe(response);
}

/**
 * Listens on one address; false where the port is taken there.
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      // A machine without IPv6 is served over IPv4 alone.
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(true);
      else reject(error);
    });
    server.listen(port, host, () => resolve(true));
  });
}

/**
 * Serves a folder on this machine only.
 * @param {{ root: string, port: number, base?: string }} options base: with a slash at both ends
 * @returns {Promise<{ url: string, close: () => void } | undefined>} undefined where the port is taken
 */
export async function serve({ root, port, base = '/' }) {
  const servers = LOOPBACK.map(() => createServer(handler(root, base)));
  const close = () => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
  for (const [i, server] of servers.entries()) {
    if (!(await listen(server, port, LOOPBACK[i] ?? ''))) {
      close();
      return undefined;
    }
  }
  return { url: `http://localhost:${port}${base}`, close };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4173' },
      root: { type: 'string', default: 'dist' },
      base: { type: 'string', default: '/' },
    },
  });
  const running = await serve({ root: values.root, port: Number(values.port), base: values.base });
  if (!running) {
    console.error(`Port ${values.port} is taken: name another with --port.`);
    process.exit(1);
  }
  console.log(running.url);
}
