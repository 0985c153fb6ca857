// Where to go after a chapter. Page thread and prerenderer.
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { ChapterMeta } from './book.ts';
import { chapterPath } from './page.ts';
import { markRead } from './progress.ts';

interface ChapterEndProps {
  /** The chapter that ends here. */
  readonly slug: string;
  readonly previous: ChapterMeta | undefined;
  readonly next: ChapterMeta | undefined;
}

export function ChapterEnd({ slug, previous, next }: ChapterEndProps) {
  const end = useRef<HTMLElement>(null);

  // Whoever sees the end has read the chapter, unless a footnote led there.
  useEffect(() => {
    if (!end.current) return undefined;
    const observer = new IntersectionObserver((entries) => {
      const seen = entries.some(({ isIntersecting }) => isIntersecting);
      if (seen && !location.hash.startsWith('#fn-')) markRead(slug);
    });
    observer.observe(end.current);
    return () => {
      observer.disconnect();
    };
  }, [slug]);

  return (
    <nav ref={end} className="chapter-end" aria-label="Other chapters">
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
