// Size budgets of the built book: what a reader fetches before the first text of a page, in gzipped bytes.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** kB of 1,000 bytes, gzipped. */
const LIMITS = { '.js': 150, '.css': 30 };
/** What a chapter may add to the scripts of the first page, in the same measure. */
const CHAPTER_LIMIT = 60;

/** What every build of TensorFlow.js says when a tensor is used after its end; it survives minifying. */
const TENSORFLOW = 'Tensor is disposed.';

/** @typedef {Record<string, { file: string, imports?: string[], css?: string[] }>} Manifest */

/** @param {string} path */
const read = (path) => readFileSync(path, 'utf8');

/**
 * The built scripts and styles that a page names in its HTML, and all that those scripts import statically.
 * @param {string} html
 * @param {Manifest} manifest
 * @returns {Set<string>} paths within dist
 */
function firstLoad(html, manifest) {
  const chunks = new Map(Object.values(manifest).map((chunk) => [chunk.file, chunk]));
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  const files = tags
    .filter((tag) => /^<script|rel="?(modulepreload|stylesheet)\b/.test(tag))
    .flatMap((tag) => /\b(?:src|href)="?([^"\s>]+)/.exec(tag)?.[1] ?? [])
    .map((address) =>
      address.includes('/assets/') ? `assets/${basename(address)}` : basename(address),
    );
  /** @type {Set<string>} */
  const found = new Set();
  for (let file = files.pop(); file !== undefined; file = files.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const { imports = [], css = [] } = chunks.get(file) ?? {};
    files.push(...css, ...imports.flatMap((name) => manifest[name]?.file ?? []));
  }
  return found;
}

/**
 * Every page of the built book, whatever chapters there are.
 * @param {string} dist
 */
const pagesOf = (dist) => [
  'index.html',
  ...readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${name}/index.html`)
    .filter((page) => existsSync(join(dist, page)))
    .sort(),
];

/**
 * Holds a built book against its budgets.
 * @param {string} dist folder of the built book
 * @returns {{ report: string[], problems: string[] }}
 */
export function checkBudgets(dist) {
  const report = [];
  const problems = [];
  /** @type {Manifest} */
  const manifest = JSON.parse(read(join(dist, '.vite/manifest.json')));

  /** @param {string[]} files */
  const sizeOf = (files) =>
    files.reduce((sum, file) => sum + gzipSync(read(join(dist, file))).length, 0) / 1000;
  const shared = firstLoad(read(join(dist, 'index.html')), manifest);

  for (const page of pagesOf(dist)) {
    const loaded = [...firstLoad(read(join(dist, page)), manifest)];
    for (const [type, limit] of Object.entries(LIMITS)) {
      const files = loaded.filter((file) => extname(file) === type);
      const kB = sizeOf(files);
      report.push(`${page} ${type}: ${kB.toFixed(1)} kB of ${String(limit)}`);
      if (files.length === 0) problems.push(`${page} names no ${type} file: is this still right?`);
      if (kB >= limit) problems.push(`${page} needs ${kB.toFixed(1)} kB of ${type}, not ${limit}`);
    }
    const own = loaded.filter((file) => extname(file) === '.js' && !shared.has(file));
    const kB = sizeOf(own);
    if (kB >= CHAPTER_LIMIT)
      problems.push(`${page} adds ${kB.toFixed(1)} kB of script, not ${CHAPTER_LIMIT}`);
  }

  const holders = readdirSync(join(dist, 'assets'))
    .map((name) => `assets/${name}`)
    .filter((file) => file.endsWith('.js') && read(join(dist, file)).includes(TENSORFLOW));
  if (holders.length === 0)
    problems.push('No script at all holds TensorFlow.js: the sign it is known by has changed');
  // The manifest lists what the page can fetch; the worker's scripts are not in it.
  const ofPage = new Set(Object.values(manifest).map(({ file }) => file));
  for (const file of holders.filter((holder) => ofPage.has(holder)))
    problems.push(`The page can fetch TensorFlow.js, in ${file}`);
  return { report, problems };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { report, problems } = checkBudgets('dist');
  for (const line of [...report, ...problems]) console.log(line);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
