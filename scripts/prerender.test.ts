// Prerendering over a built site in miniature. Node.
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prerender } from './prerender.ts';

const MOULD = `<!doctype html><html lang="en"><head><!--head-->
<script type="module" src="/book/assets/index-1.js"></script></head>
<body><div id="root"><!--page--></div></body></html>`;

const MANIFEST = {
  'index.html': { file: 'assets/index-1.js', isEntry: true },
  'chapters/07-training.mdx': {
    file: 'assets/training-2.js',
    imports: ['index.html', '_shared.js'],
  },
  '_shared.js': { file: 'assets/shared-3.js' },
};

const SERVER = `
export const bookTitle = 'The Book';
export const paths = ['/', '/training/'];
export const renderPage = async (path) => ({
  html: '<h1>' + path + '</h1><p>Costs $& and <b>more</b></p>',
  title: 'Title of ' + path,
  description: 'A "quoted" <description>',
  found: path !== '/404.html',
  module: path === '/training/' ? 'chapters/07-training.mdx' : undefined,
});`;

let folder: string;
let options: { dist: string; server: string; base: string };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prerender-'));
  const dist = join(folder, 'dist');
  await mkdir(join(dist, '.vite'), { recursive: true });
  await writeFile(join(dist, 'index.html'), MOULD);
  await writeFile(join(dist, '.vite/manifest.json'), JSON.stringify(MANIFEST));
  const server = join(folder, 'server.mjs');
  await writeFile(server, SERVER);
  options = { dist, server, base: '/book/' };
});

afterEach(() => rm(folder, { recursive: true }));

const page = (file: string) => readFile(join(options.dist, file), 'utf8');

it('writes every page and the page for what is not there', async () => {
  expect(await prerender({ ...options, siteUrl: undefined })).toBe(3);
  expect(await page('index.html')).toContain('<div id="root"><h1>/</h1>');
  expect(await page('training/index.html')).toContain('<div id="root"><h1>/training/</h1>');
  expect(await page('404.html')).toContain('<meta name="robots" content="noindex" />');
});

it('puts the text in as it is', async () => {
  await prerender({ ...options, siteUrl: undefined });
  expect(await page('training/index.html')).toContain('<p>Costs $& and <b>more</b></p>');
});

it('gives each page its own head', async () => {
  await prerender({ ...options, siteUrl: undefined });
  const html = await page('training/index.html');
  expect(html).toContain('<title>Title of /training/</title>');
  expect(html).toContain('content="A &quot;quoted&quot; &lt;description>"');
  expect(html).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(html).not.toContain('canonical');
});

it('fetches a chapter and what it imports early, and nothing twice', async () => {
  await prerender({ ...options, siteUrl: undefined });
  const html = await page('training/index.html');
  const preloads = [...html.matchAll(/modulepreload" crossorigin href="(.*?)"/g)].map((m) => m[1]);
  expect(preloads).toEqual(['/book/assets/training-2.js', '/book/assets/shared-3.js']);
  expect(await page('index.html')).not.toContain('modulepreload');
});

it('names full addresses where the site has one', async () => {
  await prerender({ ...options, siteUrl: 'https://example.org' });
  expect(await page('training/index.html')).toContain(
    '<link rel="canonical" href="https://example.org/book/training/" />',
  );
  expect(await page('404.html')).not.toContain('canonical');
  const sitemap = await page('sitemap.xml');
  expect([...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map((match) => match[1])).toEqual([
    'https://example.org/book/',
    'https://example.org/book/training/',
  ]);
});

it('makes no sitemap without an address', async () => {
  await prerender({ ...options, siteUrl: undefined });
  expect(await readdir(options.dist)).not.toContain('sitemap.xml');
});
