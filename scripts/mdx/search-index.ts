// The index that Search looks in: one document for each section of each chapter. Build time.
import MiniSearch from 'minisearch';
import { searchOptions, type SearchDocument } from '../../src/app/search/search-options.ts';
import type { BookContents } from './gather.ts';

/** Sections by their id, those of the bibliography among them. */
const REFERRING = ['sources', 'footnote-label', 'works'];

function searchDocuments(book: BookContents): SearchDocument[] {
  return book.flatMap(({ chapter, contents }) =>
    contents.sections
      .filter(({ id, text }) => id === '' || text !== '')
      .map(({ id, title, text }) => ({
        path: id === '' ? `/${chapter.slug}/` : `/${chapter.slug}/#${id}`,
        chapter: `${String(chapter.number)} · ${chapter.title}`,
        title: title === '' ? chapter.title : title,
        text: id === '' ? `${chapter.lead} ${chapter.description} ${text}`.trim() : text,
        refers: REFERRING.includes(id),
      })),
  );
}

export function searchIndex(book: BookContents): MiniSearch<SearchDocument> {
  const search = new MiniSearch<SearchDocument>(searchOptions);
  search.addAll(searchDocuments(book));
  return search;
}

/** As JavaScript that gives back the index. */
export function searchIndexModule(book: BookContents): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(searchIndex(book)))});`;
}
