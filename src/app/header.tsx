// The bar at the top: the book, where the reader is and how far, the contents, search, the theme. Page thread and prerenderer.
import { Link } from 'wouter';
import { BOOK } from './book.ts';
import type { Page } from './page.ts';
import { SearchButton } from './search/search-button.tsx';
import { SectionMenu } from './section-menu.tsx';
import { ThemeChoice } from './theme-choice.tsx';

export function Header({ page }: { readonly page: Page }) {
  return (
    <header className="bar">
      <Link className="bar-book" href="/">
        {BOOK.title}
      </Link>
      {page.kind === 'chapter' && (
        <span className="bar-where">
          {page.meta.number} · {page.meta.title}
        </span>
      )}
      <span className="bar-gap" />
      {page.kind === 'chapter' && <SectionMenu key={page.path} sections={page.sections} />}
      <SearchButton />
      <ThemeChoice />
      {page.kind === 'chapter' && <div className="bar-progress" />}
    </header>
  );
}
