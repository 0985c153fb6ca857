// npm run build [-- --base /book/]: the site in dist/, every page as its own HTML. Node.
//
// BASE_PATH or --base: where on its host the book will live. SITE_URL: its full address, if it is known, for
// canonical links and the sitemap.
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { prerender } from './prerender.ts';

const SERVER = 'build/server';

const { values } = parseArgs({ options: { base: { type: 'string' } } });
const base = values.base ?? process.env['BASE_PATH'] ?? '/';
if (!/^\/([\w.~-]+\/)*$/.test(base)) {
  console.error(`The base "${base}" must be a path that begins and ends with a slash.`);
  process.exit(1);
}

await build({ base });
await build({
  base,
  logLevel: 'warn',
  build: {
    ssr: 'src/app/entry-server.tsx',
    outDir: SERVER,
    manifest: false,
    copyPublicDir: false,
  },
});
const pages = await prerender({
  dist: 'dist',
  server: `${SERVER}/entry-server.js`,
  base,
  siteUrl: process.env['SITE_URL'],
});
console.log(`${String(pages)} pages prerendered`);
