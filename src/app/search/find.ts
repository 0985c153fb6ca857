// From a query to results with an excerpt each. Page thread, pure.
import type { default as MiniSearch, SearchResult } from 'minisearch';
import type { SearchDocument } from './search-options.ts';

export interface Found {
  readonly path: string;
  readonly chapter: string;
  readonly title: string;
  /** Parts of the text, those that were looked for marked. */
  readonly excerpt: readonly { readonly text: string; readonly marked: boolean }[];
}

const limit = 12;
/** Characters of an excerpt, and how many of them before the first match. */
const excerptLength = 150;
const before = 40;

/** Of a question, what stands in every section and tells none from another. */
const SMALL_WORDS =
  /(?<![\p{L}\p{N}])(?:an?|and|are|be|by|can|do|does|for|from|how|i|in|is|it|my|not|of|on|or|should|the|this|to|use|what|when|which|why|with|works?|you)(?![\p{L}\p{N}])/giu;

/**
 * Sections that have all words but the small ones, or where none of them teaches, any of the words. A title in a list of
 * sources has many good words and no answer: what only refers comes after what teaches.
 */
export function find(search: MiniSearch<SearchDocument>, typed: string): readonly Found[] {
  const rest = typed.replaceAll(SMALL_WORDS, ' ');
  // OR and AND are gates, too.
  const query = rest.trim() === '' ? typed : rest;
  const all = parted(search.search(query));
  const any = () => parted(search.search(query, { combineWith: 'OR' }));
  const results =
    all.teaching.length > 0
      ? [...all.teaching, ...all.referring]
      : all.referring.length > 0
        ? // Whoever looks for a work by its author finds it, too.
          [...any().teaching.slice(0, limit / 2), ...all.referring]
        : Object.values(any()).flat();
  return results.slice(0, limit).map((result) => {
    const { chapter, title, text } = result as unknown as SearchDocument;
    return { path: String(result.id), chapter, title, excerpt: excerptOf(text, result.terms) };
  });
}

/** Each best first. */
function parted(results: readonly SearchResult[]) {
  const refers = (result: SearchResult) => (result as unknown as SearchDocument).refers;
  return {
    teaching: results.filter((result) => !refers(result)),
    referring: results.filter(refers),
  };
}

/** @param terms as they stand in the index: lower-case, without hyphens */
export function excerptOf(text: string, terms: readonly string[]): Found['excerpt'] {
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\-‐’']*/gu)];
  const plain = (word: string) =>
    word
      .normalize('NFD')
      .replaceAll(/\p{M}|[-‐’']/gu, '')
      .toLowerCase();
  const matches = words.filter(([word]) => terms.includes(plain(word)));
  const first = matches[0]?.index ?? 0;
  const start =
    first <= before ? 0 : (words.find(({ index }) => index >= first - before)?.index ?? 0);
  const lastWord = words.findLast(
    ({ 0: word, index }) => index + word.length <= start + excerptLength,
  );
  const end =
    start + excerptLength >= text.length || !lastWord
      ? text.length
      : lastWord.index + lastWord[0].length;

  const parts: { text: string; marked: boolean }[] = [];
  let at = start;
  const push = (until: number, marked: boolean) => {
    if (until > at) parts.push({ text: text.slice(at, until), marked });
    at = until;
  };
  for (const { 0: word, index } of matches) {
    if (index < start || index + word.length > end) continue;
    push(index, false);
    push(index + word.length, true);
  }
  push(end, false);
  return [
    ...(start > 0 ? [{ text: '… ', marked: false }] : []),
    ...parts,
    ...(end < text.length ? [{ text: ' …', marked: false }] : []),
  ];
}
