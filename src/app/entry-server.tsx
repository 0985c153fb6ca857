// One page as HTML, for the prerenderer (scripts/prerender.ts). Node, at build time.
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { App } from './app.tsx';
import { BASE } from './base.ts';
import { BOOK } from './book.ts';
import { loadPage, pageDescription, pageTitle, paths, type Page } from './page.ts';

export { paths };
export const bookTitle = BOOK.title;

export interface RenderedPage {
  readonly html: string;
  readonly title: string;
  readonly description: string;
  readonly found: boolean;
  /** The module that holds its text, as the client's manifest names it. */
  readonly module: string | undefined;
}

export async function renderPage(path: string): Promise<RenderedPage> {
  const page = await loadPage(path);
  return {
    html: renderToString(
      <StrictMode>
        <App initial={page} ssrPath={BASE + path} />
      </StrictMode>,
    ),
    title: pageTitle(page),
    description: pageDescription(page),
    found: page.kind !== 'not-found',
    module: moduleOf(page),
  };
}

function moduleOf(page: Page): string | undefined {
  switch (page.kind) {
    case 'chapter':
      return page.meta.file.slice(1);
    case 'experiments':
      return 'src/app/experiments-page.tsx';
    case 'home':
    case 'laboratory':
    case 'not-found':
      return undefined;
  }
}
