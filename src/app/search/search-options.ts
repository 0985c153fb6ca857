// How the book is searched: the same options make the index (scripts/mdx/search-index.ts) and read it. Page thread and Node.
import type { Options } from 'minisearch';

export interface SearchDocument {
  /** From the book's root, with the section's #id. */
  readonly path: string;
  /** Number and title. */
  readonly chapter: string;
  readonly title: string;
  readonly text: string;
  /** Whether it names works and teaches nothing itself: sources, footnotes, the bibliography. */
  readonly refers: boolean;
}

export const searchOptions: Options<SearchDocument> = {
  idField: 'path',
  fields: ['title', 'text', 'chapter'],
  storeFields: ['chapter', 'title', 'text', 'refers'],
  // A hyphen parts no word: “mini-batch” is found as typed, and so is “minibatch”.
  tokenize: (text) => text.replaceAll(/[-‐’']/g, '').match(/[\p{L}\p{N}]+/gu) ?? [],
  processTerm: (term) => term.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase(),
  searchOptions: {
    prefix: (term) => term.length > 1,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    boost: { title: 4, chapter: 2 },
    combineWith: 'AND',
  },
};
