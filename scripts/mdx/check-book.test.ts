// The whole book is in order, and each fault that only the whole can show is refused. Node.
import { readFileSync } from 'node:fs';
import mdx from '@mdx-js/rollup';
import { describe, expect, it } from 'vitest';
import { find } from '../../src/app/search/find.ts';
import { readBookFacts } from './book-facts.ts';
import { checkBook } from './check-book.ts';
import { readChapters } from './chapters.ts';
import { collect, emptyContents, plainTex } from './collect.ts';
import { gatherer, type Compile } from './gather.ts';
import { mdxOptions } from './plugin.ts';
import { searchIndex } from './search-index.ts';

const path = (relative: string) => new URL(`../../${relative}`, import.meta.url).pathname;
const compile: Compile = (source, file, contents) =>
  mdx({
    ...mdxOptions,
    rehypePlugins: [...mdxOptions.rehypePlugins, [collect, contents]],
  }).transform(source, file);
const facts = readBookFacts(path('src/figures'));
const gather = gatherer(path('chapters'), compile);

/** The problems of a chapter 7 with this text and nothing beside it. */
async function problemsOf(text: string, changed: Partial<typeof facts> = {}): Promise<string[]> {
  const contents = emptyContents();
  await compile(text, '/chapters/07-training.mdx', contents);
  const chapter = readChapters(path('chapters')).find(({ slug }) => slug === 'training')!;
  return checkBook([{ chapter, contents }], { ...facts, ...changed });
}

describe('the book', () => {
  it('has nothing out of place', async () => {
    const book = await gather(() => true);
    expect(book.length).toBeGreaterThan(5);
    expect(checkBook(book, facts)).toEqual([]);
  });

  it.each([
    'how to prevent overfitting',
    'dropout',
    'weight initialisation',
    'vanishing gradients',
  ])('is searched for “%s”: sections that teach it come before sources', async (query) => {
    const search = searchIndex(await gather(() => true));
    const refer = find(search, query).map((found) =>
      /#(sources|works|footnote-label)$/.test(found.path),
    );
    expect(refer[0]).toBe(false);
    expect(refer).toEqual(refer.toSorted());
  });

  it('is searched by the short and the other names of the field: what teaches them is among the first', async () => {
    const search = searchIndex(await gather(() => true));
    const taught = {
      rbm: '/beyond/#a-machine-that-writes',
      RBMs: '/beyond/#a-machine-that-writes',
      'CD-1': '/beyond/#a-machine-that-writes',
      rnn: '/beyond/#a-network-with-a-past',
      bptt: '/beyond/#a-network-with-a-past',
      lstm: '/beyond/#cells-behind-gates',
      'long short-term memory': '/beyond/#cells-behind-gates',
      fgsm: '/beyond/#a-small-step-to-the-border',
      cnn: '/convolution/#the-network',
      convnets: '/convolution/#the-network',
      'max pool': '/convolution/#what-pooling-forgets',
      sgd: '/gradient-descent/#enough-of-a-sample',
      'mini batch': '/training/#a-step-downhill',
      backprop: '/backpropagation/',
      'back propagation': '/backpropagation/',
      mlp: '/networks/#once-through-by-hand',
      'multi-layer perceptron': '/networks/#once-through-by-hand',
      'loss function': '/training/#what-it-costs-to-be-wrong',
      mse: '/training/#what-it-costs-to-be-wrong',
      'cross entropy': '/learning-better/#another-cost',
      relu: '/records/#a-unit-that-does-not-saturate',
      'rectified linear unit': '/records/#a-unit-that-does-not-saturate',
      l2: '/learning-better/#learning-by-heart',
      'weight decay': '/learning-better/#learning-by-heart',
      'Xavier initialization': '/learning-better/#the-first-weights',
      'k-NN': '/digits/#nothing-but-memory',
    };
    const missed = Object.entries(taught).filter(
      ([query, path]) =>
        !find(search, query)
          .slice(0, 5)
          .some((found) => found.path === path),
    );
    expect(missed).toEqual([]);
  });

  it('is read as it is: goals, figures, titles', () => {
    expect(facts.goals).toContain('reach-95');
    expect(facts.reported).toContain('reach-95');
    expect(facts.figures.get('Laboratory')).toBe('The laboratory');
  });
});

/** Lead, text, margin, and exercises with their answers; a formula is one word, sources and footnotes are none. */
function wordsOf(source: string): number {
  const prose = source
    .replace(/^---[\s\S]*?\nlead: (.*)[\s\S]*?\n---\n/, '$1 ')
    .replace(/<Sources>[\s\S]*/, '')
    .replaceAll(/\$\$[\s\S]*?\$\$|\$[^$]*\$/g, 'formula')
    .replaceAll(/<(?:Exercise title|Note term)="([^"]*)"/g, '$1 <')
    .replaceAll(/<[^>]*>/g, ' ');
  return prose.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

describe('a chapter', () => {
  const numbered = readChapters(path('chapters')).filter(
    ({ number }) => typeof number === 'number',
  );

  it.each(numbered.map(({ file }) => file.slice(1)))('%s has 1,500 to 3,500 words', (file) => {
    const words = wordsOf(readFileSync(path(file), 'utf8'));
    expect(words).toBeGreaterThanOrEqual(1500);
    expect(words).toBeLessThanOrEqual(3500);
  });

  it('is counted as it is read', () => {
    const source =
      '---\ntitle: T\nlead: One two.\nslug: t\n---\n\n## Three\n\n<Note term="Four">Five $a < b$.</Note>\n\n<Laboratory number="7.1" />\n\n<Sources>\n\nNone.\n\n</Sources>\n\n[^a]: None.\n';
    expect(wordsOf(source)).toBe(6);
  });

  it('in order has no problem', async () => {
    const text =
      '## Here\n\nSee [here](#here), [there](/training/#exercises).[^a]\n\n<Laboratory number="7.1" />\n\n<HiddenWeights number="7.2" />\n\n<Exercises>\n\n<Exercise title="A" goal="reach-95">\n\nB\n\n</Exercise>\n\n</Exercises>\n\n[^a]: Note.\n';
    expect(await problemsOf(text)).toEqual([]);
  });

  it.each([
    ['See [there](#there).\n', 'nothing has the address #there'],
    ['See [there](/training/#there).\n', 'nothing has the address /training/#there'],
    ['<Laboratory number="7.2" />\n', 'has the number 7.2, not 7.1'],
    ['<Laboratory number="6.1" />\n', 'has the number 6.1, not 7.1'],
    [
      '<Laboratory number="7.1" />\n\n<HiddenWeights number="7.1" />\n',
      'has the number 7.1, not 7.2',
    ],
    ['<Exercise title="A" goal="reach-99">\n\nB\n\n</Exercise>\n', 'no goal is called “reach-99”'],
  ])('is refused with %j', async (text, problem) => {
    expect((await problemsOf(text)).join()).toContain(problem);
  });

  it('is refused with a goal that no figure reports', async () => {
    const text = '<Exercise title="A" goal="reach-95">\n\nB\n\n</Exercise>\n';
    const problems = await problemsOf(text, { reported: new Set() });
    expect(problems).toEqual(['chapters/07-training.mdx: no figure reports the goal “reach-95”']);
  });

  it('is refused with a figure whose name has no words', async () => {
    const problems = await problemsOf('', { figures: new Map([['Laboratory', '7.1']]) });
    expect(problems.join()).toContain('Laboratory has no title in words');
  });
});

it('a formula is read as text', () => {
  expect(plainTex(String.raw`\eta\, \frac{\partial C}{\partial w}`)).toBe('η ∂C∂w');
});
