// What only the whole book can tell of a chapter: links to places, numbers of figures, goals of exercises. Build time.
import type { BookContents } from './gather.ts';

export interface BookFacts {
  /** Every goal that an exercise may name (src/figures/state/goals.ts). */
  readonly goals: ReadonlySet<string>;
  /** Those that some figure reports. */
  readonly reported: ReadonlySet<string>;
  /** Names of the figures, with the titles that are their accessible names. */
  readonly figures: ReadonlyMap<string, string>;
}

/** @returns a sentence for each thing out of place, naming the chapter */
export function checkBook(book: BookContents, facts: BookFacts): string[] {
  const problems: string[] = [];
  const idsOf = new Map(book.map(({ chapter, contents }) => [chapter.slug, contents.ids]));
  for (const [name, title] of facts.figures) {
    if (!/\p{L}{2}/u.test(title))
      problems.push(`src/figures/index.ts: ${name} has no title in words`);
  }
  for (const { chapter, contents } of book) {
    const tell = (problem: string) => problems.push(`${chapter.file.slice(1)}: ${problem}`);
    for (const href of contents.links) {
      const [path = '', id = ''] = href.split('#');
      const slug = path === '' ? chapter.slug : path.replaceAll('/', '');
      if (id === '' || (id === 'text' && path !== '')) continue;
      if (!idsOf.get(slug)?.has(decodeURIComponent(id))) tell(`nothing has the address ${href}`);
    }
    contents.figures.forEach(({ name, number }, index) => {
      const expected = `${String(chapter.number)}.${String(index + 1)}`;
      if (number !== expected) tell(`<${name}> has the number ${number}, not ${expected}`);
    });
    for (const goal of contents.goals) {
      if (!facts.goals.has(goal)) tell(`no goal is called “${goal}”`);
      else if (!facts.reported.has(goal)) tell(`no figure reports the goal “${goal}”`);
    }
  }
  return problems;
}
