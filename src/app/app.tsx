// The shell around every page: routing, header, footer. Page thread and prerenderer.
import { Router } from 'wouter';
import { BASE } from './base.ts';
import { ChapterPage } from './chapter-page.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { HomePage } from './home-page.tsx';
import { LaboratoryPage } from './laboratory-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import type { Page } from './page.ts';
import { RunningNote } from './running-note.tsx';
import { usePage } from './use-page.ts';

interface AppProps {
  /** The page of the first address, already fetched. */
  readonly initial: Page;
  /** The address, where there is no browser to ask. */
  readonly ssrPath?: string;
}

export function App({ initial, ssrPath }: AppProps) {
  return (
    <Router base={BASE} {...(ssrPath === undefined ? {} : { ssrPath })}>
      <Shell initial={initial} />
    </Router>
  );
}

function Shell({ initial }: Pick<AppProps, 'initial'>) {
  const page = usePage(initial);
  return (
    <>
      <a className="skip-link" href="#text">
        Skip to the text
      </a>
      <Header page={page} />
      <PageBody key={page.path} page={page} />
      <Footer />
      {page.kind !== 'experiments' && <RunningNote />}
    </>
  );
}

function PageBody({ page }: { readonly page: Page }) {
  switch (page.kind) {
    case 'home':
      return <HomePage />;
    case 'chapter':
      return <ChapterPage meta={page.meta} sections={page.sections} Content={page.Content} />;
    case 'laboratory':
      return <LaboratoryPage />;
    case 'experiments':
      return <page.Content />;
    case 'not-found':
      return <NotFoundPage />;
  }
}
