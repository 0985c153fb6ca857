import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { excerptOf, find } from './find.ts';
import { searchOptions, type SearchDocument } from './search-options.ts';

const search = new MiniSearch<SearchDocument>(searchOptions);
const taught = [
  { path: '/a/', chapter: '1 · A', title: 'Mini-batches', text: 'Ten images a step.' },
  { path: '/b/#x', chapter: '2 · B', title: 'Slopes', text: 'A mini-batch gives a gradient.' },
  { path: '/c/', chapter: '3 · C', title: 'Boltzmann’s machine', text: 'Café, naïve, gradient.' },
].map((one) => ({ ...one, refers: false }));
search.addAll(taught);
const paths = (query: string) => find(search, query).map(({ path }) => path);

describe('find', () => {
  it.each([
    ['minibatch', ['/a/', '/b/#x']],
    ['mini-batch', ['/a/', '/b/#x']],
    ['MINI‐BATCHES', ['/a/', '/b/#x']],
    ['gradeint', ['/b/#x', '/c/']],
    ['batch gradient', ['/b/#x', '/c/']],
    ['minibatch gradient', ['/b/#x']],
    ['cafe NAIVE', ['/c/']],
    ['boltzmanns', ['/c/']],
    ['What is a gradient', ['/b/#x', '/c/']],
    ['a', ['/a/', '/b/#x']],
  ])('“%s” finds %j', (query, expected) => {
    expect(paths(query).sort()).toEqual(expected);
  });

  it.each(['', '   ', '!?', '<b>', '\\', '(((', '💥', 'x'.repeat(100), '*'])(
    'bears “%s”',
    (query) => {
      expect(() => find(search, query)).not.toThrow();
    },
  );

  it('finds nothing for nothing', () => {
    expect(find(search, ' ')).toEqual([]);
    expect(find(search, 'zzzz')).toEqual([]);
  });
});

describe('find, where works are named', () => {
  const withSources = new MiniSearch<SearchDocument>(searchOptions);
  withSources.addAll([
    ...taught,
    {
      path: '/c/#sources',
      chapter: '3 · C',
      title: 'Sources',
      text: 'A. Uthor, “A gradient, to prevent a gradient”, 1990.',
      refers: true,
    },
  ]);

  it.each([
    ['gradient', ['/c/', '/b/#x', '/c/#sources']],
    ['how to prevent a gradient', ['/c/', '/b/#x', '/c/#sources']],
    ['uthor', ['/c/#sources']],
    ['works of Uthor', ['/c/#sources']],
  ])('“%s” finds what teaches before what only refers: %j', (query, expected) => {
    expect(find(withSources, query).map(({ path }) => path)).toEqual(expected);
  });
});

describe('find, by another name', () => {
  const named = new MiniSearch<SearchDocument>(searchOptions);
  named.addAll(
    [
      { path: '/r/', title: 'Restricted Boltzmann machines', text: 'They write.' },
      { path: '/c/', title: 'Another cost', text: 'The cross-entropy.' },
      { path: '/l/', title: 'A plan', text: 'At a loss. The entropy of a cross.' },
    ].map((one) => ({ ...one, chapter: '1 · A', refers: false })),
  );

  it.each([
    ['rbm', ['/r/']],
    ['RBMs', ['/r/']],
    ['the RBM writes', ['/r/']],
    ['loss', ['/c/', '/l/']],
    ['glossary', []],
    ['cross entropy', ['/c/', '/l/']],
    ['cross-entropy loss', ['/c/', '/l/']],
  ])('“%s” finds %j', (query, expected) => {
    expect(find(named, query).map(({ path }) => path)).toEqual(expected);
  });
});

describe('an excerpt', () => {
  const text = `${'Before it there is much to read. '.repeat(5)}Then a mini-batch comes. ${'And after it. '.repeat(20)}`;

  it('is around the first match, marked as written, cut between words', () => {
    const parts = excerptOf(text, ['minibatch']);
    expect(parts.filter(({ marked }) => marked)).toEqual([{ text: 'mini-batch', marked: true }]);
    const whole = parts.map((part) => part.text).join('');
    expect(whole).toMatch(/^… \S.* Then a mini-batch comes\. .* …$/);
    expect(whole.length).toBeLessThan(160);
    expect(text).toContain(whole.slice(2, -2));
  });

  it('is the whole of a short text', () => {
    expect(excerptOf('Short.', ['x'])).toEqual([{ text: 'Short.', marked: false }]);
  });
});
