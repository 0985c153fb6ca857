// The index that Search looks in: one document for each section of each chapter. Build time.
import MiniSearch from 'minisearch';
import { searchOptions, type SearchDocument } from '../../src/app/search/search-options.ts';
import type { BookContents } from './gather.ts';

function searchDocuments(book: BookContents): SearchDocument[] {
  return book.flatMap(({ chapter, contents }) =>
    contents.sections
      .filter(({ id, text }) => id === '' || text !== '')
      .map(({ id, title, text }) => ({
        path: id === '' ? `/${chapter.slug}/` : `/${chapter.slug}/#${id}`,
        chapter: `${String(chapter.number)} · ${chapter.title}`,
        title: title === '' ? chapter.title : title,
        text: id === '' ? `${chapter.lead} ${text}`.trim() : text,
      })),
  );
}

/** As JavaScript that gives back the index. */
export function searchIndexModule(book: BookContents): string {
  const search = new MiniSearch<SearchDocument>(searchOptions);
  search.addAll(searchDocuments(book));
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(search))});`;
}
