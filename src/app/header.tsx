// The bar at the top: the book, where the reader is and how far, the contents, search, the theme. Page thread and prerenderer.
import { Link } from 'wouter';
import { BOOK } from './book.ts';
import { laboratoryPath, type Page } from './page.ts';
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
      <Link className="bar-laboratory" href={laboratoryPath}>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <path
            d="M5 1h4M5.75 1v4L1.9 11.6A1 1 0 0 0 2.8 13h8.4a1 1 0 0 0 .9-1.4L8.25 5V1M3.8 9h6.4"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        <span>Laboratory</span>
      </Link>
      <SearchButton />
      <ThemeChoice />
      {page.kind === 'chapter' && <div className="bar-progress" />}
    </header>
  );
}
