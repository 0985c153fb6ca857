// <Glossary/> and <Bibliography/>: lists gathered from all chapters. Build time.
import type { BookContents } from './gather.ts';
import type { GlossaryTerm } from './glossary.ts';
import { isJsx, textOf, type SourceFile, type TreeNode } from './tree.ts';

type Gather = () => Promise<BookContents>;

/** A remark plugin that puts the lists in the elements' place. */
export function appendix(gather: Gather, glossary: () => readonly GlossaryTerm[]) {
  return async (tree: TreeNode, file: SourceFile): Promise<void> => {
    const wanted = (tree.children ?? []).filter(
      (node) => isJsx(node) && /^(Glossary|Bibliography)$/.test(node.name ?? ''),
    );
    if (wanted.length === 0) return;
    // Chapters alone: an appendix that gathered itself would never end.
    if (!/\/[A-Z]-[^/]*$/.test(file.path)) {
      file.fail('<Glossary> and <Bibliography> stand in an appendix', wanted[0]);
    }
    const book = await gather();
    tree.children = (tree.children ?? []).map((node) => {
      if (!wanted.includes(node)) return node;
      return finished(
        node.name === 'Glossary' ? glossaryList(glossary(), book) : bibliographyList(book),
      );
    });
  };
}

const text = (value: string): TreeNode => ({ type: 'text', value });
const element = (
  tagName: string,
  properties: Record<string, unknown>,
  children: TreeNode[],
): TreeNode => ({ type: 'element', tagName, properties, children });
const link = (href: string, label: string): TreeNode => element('a', { href }, [text(label)]);

/** As finished HTML in a tree of markdown. */
const finished = ({ tagName, properties, children }: TreeNode): TreeNode => ({
  type: 'gathered',
  data: { hName: tagName, hProperties: properties, hChildren: children },
});

function glossaryList(glossary: readonly GlossaryTerm[], book: BookContents): TreeNode {
  const entries = glossary.flatMap(({ term, name, text: definition }) => {
    const places = book.flatMap(({ chapter, contents }) => {
      const section = contents.terms.get(name);
      if (section === undefined) return [];
      const href = `/${chapter.slug}/${section === '' ? '' : `#${section}`}`;
      return [link(href, chapter.title)];
    });
    const where = places.flatMap((place, index) => (index === 0 ? [place] : [text(', '), place]));
    return [
      element('dt', { id: name }, [text(term)]),
      element('dd', {}, [
        text(definition),
        ...(where.length === 0 ? [] : [text(' '), element('small', {}, where)]),
      ]),
    ];
  });
  return element('dl', { className: ['glossary'] }, entries);
}

interface Work {
  /** Under which it is sorted. */
  readonly key: string;
  /** The longest way in which a chapter gives it. */
  reference: TreeNode[];
  readonly places: { readonly href: string; readonly title: string }[];
}

function bibliographyList(book: BookContents): TreeNode {
  const works = new Map<string, Work>();
  for (const { chapter, contents } of book) {
    for (const item of contents.sources) {
      const reference = referenceOf(item);
      const id = workOf(item);
      const place = { href: `/${chapter.slug}/#sources`, title: chapter.title };
      const known = works.get(id);
      if (!known) {
        works.set(id, { key: sortKey(textOf(item)), reference, places: [place] });
        continue;
      }
      if (
        textOf({ type: '', children: reference }).length >
        textOf({ type: '', children: known.reference }).length
      ) {
        known.reference = reference;
      }
      if (!known.places.some(({ href }) => href === place.href)) known.places.push(place);
    }
  }
  const sorted = [...works.values()].sort((a, b) => a.key.localeCompare(b.key, 'en'));
  const items = sorted.map(({ reference, places }) => {
    const links = places.flatMap(({ href, title }, index) => [
      ...(index === 0 ? [] : [text(', ')]),
      link(href, title),
    ]);
    return element('li', {}, [...reference, text(' '), element('small', {}, links)]);
  });
  return element('ul', { className: ['bibliography'] }, items);
}

/** The reference without the words at its end that say what a chapter owes to it: pages of a book, and after a colon why. */
function referenceOf(item: TreeNode): TreeNode[] {
  const children = (item.children ?? []).flatMap((child) =>
    child.tagName === 'p' ? (child.children ?? []) : [child],
  );
  const [end] = children.slice(-1);
  if (end?.type !== 'text') return children;
  const kept = (end.value ?? '')
    .trimEnd()
    .replace(/: [^:]*$/, '')
    .replace(/, chapters? [^,”]*$/, '')
    .replace(/\.$/, '');
  return [...children.slice(0, -1), text(`${kept}.`)];
}

/** Two references with the same title are the same work: “...” for a paper, else what is set in italics. */
function workOf(item: TreeNode): string {
  const whole = textOf(item);
  const title = /“([^”]+)”/.exec(whole)?.[1] ?? firstEmphasis(item) ?? whole;
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

function firstEmphasis(node: TreeNode): string | undefined {
  if (node.tagName === 'em') return textOf(node);
  for (const child of node.children ?? []) {
    const found = firstEmphasis(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** By the first author's family name, after the initials. */
const sortKey = (whole: string): string =>
  whole
    .trim()
    .replace(/^((\p{Lu}\p{Ll}?\.-?\s?)+)/u, '')
    .replace(/^[“\s]+/, '');
