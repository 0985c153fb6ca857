// From a query to results with an excerpt each. Page thread, pure.
import type { default as MiniSearch, SearchResult } from 'minisearch';
import { inTheBooksWords } from './other-names.ts';
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

/** What is found in the book's own words first, then what is found as it was typed. */
export function find(search: MiniSearch<SearchDocument>, typed: string): readonly Found[] {
  const rest = typed.replaceAll(SMALL_WORDS, ' ');
  // OR and AND are gates, too.
  const query = rest.trim() === '' ? typed : rest;
  const own = inTheBooksWords(query);
  const queries = [...(own === query ? [] : [own]), ...asOneWord(search, query), query];
  const results = new Map(
    queries.flatMap((each) => ranked(search, each)).map((result) => [result.id, result]),
  );
  const { teaching, referring } = parted([...results.values()]);
  return [...teaching, ...referring].slice(0, limit).map((result) => {
    const { chapter, title, text } = result as unknown as SearchDocument;
    return { path: String(result.id), chapter, title, excerpt: excerptOf(text, result.terms) };
  });
}

/** “cross entropy” for “cross-entropy”: the query with two neighbours joined, where the book has such a word. */
function asOneWord(search: MiniSearch<SearchDocument>, query: string): readonly string[] {
  const words = query.trim().split(/\s+/);
  return words.slice(1).flatMap((word, index) => {
    const both = `${words[index]!}${word}`;
    const known = search.search(both, { fuzzy: false }).length > 0;
    return known ? [[...words.slice(0, index), both, ...words.slice(index + 2)].join(' ')] : [];
  });
}

/**
 * Sections that have all words, or where none of them teaches, any of the words. A title in a list of sources has many
 * good words and no answer: what only refers comes after what teaches.
 */
function ranked(search: MiniSearch<SearchDocument>, query: string): readonly SearchResult[] {
  const all = parted(search.search(query));
  const any = () => parted(search.search(query, { combineWith: 'OR' }));
  if (all.teaching.length > 0) return [...all.teaching, ...all.referring];
  // Whoever looks for a work by its author finds it, too.
  return all.referring.length > 0
    ? [...any().teaching.slice(0, limit / 2), ...all.referring]
    : Object.values(any()).flat();
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
