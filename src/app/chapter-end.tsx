// Where to go after a chapter. Page thread and prerenderer.
import { Link } from 'wouter';
import type { ChapterMeta } from './book.ts';
import { chapterPath } from './page.ts';

interface ChapterEndProps {
  readonly previous: ChapterMeta | undefined;
  readonly next: ChapterMeta | undefined;
}

export function ChapterEnd({ previous, next }: ChapterEndProps) {
  return (
    <nav className="chapter-end" aria-label="Other chapters">
      {previous ? (
        <Link href={chapterPath(previous)} rel="prev">
          <span>Previous</span> {previous.number} · {previous.title}
        </Link>
      ) : (
        <Link href="/">
          <span>Back to</span> The table of contents
        </Link>
      )}
      {next && (
        <Link href={chapterPath(next)} rel="next" className="chapter-end-next">
          <span>Next</span> {next.number} · {next.title}
        </Link>
      )}
    </nav>
  );
}
