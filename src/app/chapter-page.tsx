// A chapter: rail, title, text, and the way on. Page thread and prerenderer.
import type { MDXContent } from 'mdx/types';
import { neighbours, placeOf, type ChapterMeta } from './book.ts';
import { ContentsRail } from './contents-rail.tsx';
import { ChapterEnd } from './chapter-end.tsx';
import type { Section } from './page.ts';
import { vocabulary } from './vocabulary.tsx';

interface ChapterPageProps {
  readonly meta: ChapterMeta;
  readonly sections: readonly Section[];
  readonly Content: MDXContent;
}

export function ChapterPage({ meta, sections, Content }: ChapterPageProps) {
  return (
    <div className="page">
      <ContentsRail sections={sections} />
      <main id="text" className="prose">
        <p className="chapter-number">{placeOf(meta)}</p>
        <h1 tabIndex={-1}>{meta.title}</h1>
        <p className="lead">{meta.lead}</p>
        <Content components={vocabulary} />
        <ChapterEnd slug={meta.slug} {...neighbours(meta)} />
      </main>
    </div>
  );
}
