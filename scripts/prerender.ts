// Writes every page of the built book as HTML that can be read without scripts. Node, after both builds.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Manifest } from 'vite';
import type { RenderedPage } from '../src/app/entry-server.tsx';
import { headOf } from './page-head.ts';

interface PrerenderOptions {
  /** The client build: its index.html is the mould of every page. */
  readonly dist: string;
  /** The server build's entry, see src/app/entry-server.tsx. */
  readonly server: string;
  /** Where on its host the book lives, with a slash at both ends. */
  readonly base: string;
  /** The host's address, such as https://example.org, if it is known. */
  readonly siteUrl: string | undefined;
}

interface Server {
  readonly bookTitle: string;
  readonly paths: readonly string[];
  readonly renderPage: (path: string) => Promise<RenderedPage>;
}

const HEAD = '<!--head-->';
const PAGE = '<!--page-->';

/** Returns the number of pages written, 404.html among them. */
export async function prerender({
  dist,
  server,
  base,
  siteUrl,
}: PrerenderOptions): Promise<number> {
  const mould = await readFile(join(dist, 'index.html'), 'utf8');
  const manifest = JSON.parse(
    await readFile(join(dist, '.vite/manifest.json'), 'utf8'),
  ) as Manifest;
  const { bookTitle, paths, renderPage } = (await import(
    pathToFileURL(resolve(server)).href
  )) as Server;
  const address = (path: string) =>
    siteUrl === undefined ? undefined : new URL(base.slice(0, -1) + path, siteUrl).href;

  const write = async (path: string, file: string): Promise<void> => {
    const page = await renderPage(path);
    const head = headOf({
      title: page.title,
      description: page.description,
      siteName: bookTitle,
      url: page.found ? address(path) : undefined,
      indexed: page.found,
      preload: page.module === undefined ? [] : scriptsOf(page.module, manifest, mould),
      base,
    });
    const out = join(dist, file);
    await mkdir(dirname(out), { recursive: true });
    await writeFile(out, fill(fill(mould, HEAD, head), PAGE, page.html));
  };

  for (const path of paths) await write(path, `${path.slice(1)}index.html`);
  await write('/404.html', '404.html');
  if (siteUrl !== undefined) {
    await writeFile(join(dist, 'sitemap.xml'), sitemap(paths.map((path) => address(path) ?? path)));
  }
  return paths.length + 1;
}

/** The scripts that a module needs and the page does not name already. */
function scriptsOf(module: string, manifest: Manifest, mould: string): string[] {
  const found = new Set<string>();
  const add = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The manifest has no ${key}`);
    if (found.has(chunk.file)) return;
    found.add(chunk.file);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  add(module);
  return [...found].filter((file) => !mould.includes(file));
}

function fill(mould: string, place: string, text: string): string {
  if (!mould.includes(place)) throw new Error(`index.html has no ${place}`);
  return mould.replace(place, () => text);
}

function sitemap(urls: readonly string[]): string {
  const entries = urls.map((url) => `  <url><loc>${url}</loc></url>\n`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries}</urlset>
`;
}
