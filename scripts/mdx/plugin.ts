// The Vite plugins that make chapters of MDX files: the compiler and the list of chapters. Build time.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@mdx-js/rollup';
import rehypeSlug from 'rehype-slug';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import type { PluginOption } from 'vite';
import { codePlaces } from '../../src/figures/backprop-stepper/code-places.ts';
import { appendix } from './appendix.ts';
import { quoteAll } from './backprop-code.ts';
import { readBookFacts } from './book-facts.ts';
import { chapterRules, type ChapterRules } from './chapter-rules.ts';
import { readChapters } from './chapters.ts';
import { checkBook } from './check-book.ts';
import { collect, type ChapterContents } from './collect.ts';
import { gatherer } from './gather.ts';
import { readGlossary } from './glossary.ts';
import { holdTogether } from './hold-together.ts';
import { maths } from './maths.ts';
import { searchIndexModule } from './search-index.ts';
import { sections } from './sections.ts';
import { sourceRegion } from './source-region.ts';
import { terms } from './terms.ts';
import { PROSE_ELEMENTS, figureNames } from './vocabulary.ts';

const path = (relative: string): string =>
  fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const CHAPTERS = path('chapters');
const REGISTRY = path('src/figures/index.ts');
const LIST = 'virtual:chapters';
const SEARCH = 'virtual:search-index';
const CODE = 'virtual:backprop-code';

function rules(): ChapterRules {
  const figures = figureNames(REGISTRY);
  return {
    vocabulary: new Set([...PROSE_ELEMENTS, ...figures]),
    figures: new Set(figures),
    slugs: new Set(readChapters(CHAPTERS).map((chapter) => chapter.slug)),
  };
}

const glossary = () => readGlossary(path('chapters/glossary.yaml'));

/** Compiles like the rest, and collects on the way. */
const gather = gatherer(CHAPTERS, (source, file, contents: ChapterContents) =>
  mdx({
    ...mdxOptions,
    rehypePlugins: [...mdxOptions.rehypePlugins, [collect, contents]],
  }).transform(source, file),
);
const gatherChapters = () => gather(({ number }) => typeof number === 'number');

/** How a chapter is compiled; a unit test compiles with the same. */
export const mdxOptions = {
  remarkPlugins: [
    remarkFrontmatter,
    remarkGfm,
    remarkMath,
    [chapterRules, rules],
    [sourceRegion, path('src')],
    [terms, glossary],
    [appendix, gatherChapters, glossary],
    maths,
  ],
  rehypePlugins: [rehypeSlug, sections, holdTogether],
  remarkRehypeOptions: { clobberPrefix: '', footnoteLabelProperties: {} },
} satisfies Parameters<typeof mdx>[0];

export function chapters(): PluginOption[] {
  return [
    { enforce: 'pre', ...mdx(mdxOptions) },
    {
      name: 'chapter-list',
      resolveId: (id) => (id === LIST ? `\0${LIST}` : undefined),
      load(id) {
        if (id !== `\0${LIST}`) return undefined;
        const list = readChapters(CHAPTERS);
        for (const { file } of list) this.addWatchFile(path(file.slice(1)));
        return `export const chapters = ${JSON.stringify(list)};`;
      },
    },
    {
      name: 'backprop-code',
      resolveId: (id) => (id === CODE ? `\0${CODE}` : undefined),
      load(id) {
        if (id !== `\0${CODE}`) return undefined;
        const source = path('src');
        for (const { file } of Object.values(codePlaces).flat())
          this.addWatchFile(join(source, file));
        return `export const code = ${JSON.stringify(quoteAll(source, codePlaces))};`;
      },
    },
    {
      name: 'search-index',
      resolveId: (id) => (id === SEARCH ? `\0${SEARCH}` : undefined),
      async load(id) {
        if (id !== `\0${SEARCH}`) return undefined;
        const book = await gather(() => true);
        const problems = checkBook(book, readBookFacts(path('src/figures')));
        if (problems.length > 0) this.error(problems.join('\n'));
        return searchIndexModule(book);
      },
    },
  ];
}
