// What the book as a whole wants of a chapter: its text by sections, where its terms stand, its sources. Build time.
import { attribute, isJsx, textOf, visitTree, type TreeNode } from './tree.ts';

export interface SectionText {
  /** Empty before the first heading. */
  readonly id: string;
  readonly title: string;
  text: string;
}

export interface ChapterContents {
  readonly sections: SectionText[];
  /** Name of a term, and the section in which it first stands. */
  readonly terms: Map<string, string>;
  /** The list items of its Sources. */
  readonly sources: TreeNode[];
  /** Every place that a link can point to. */
  readonly ids: Set<string>;
  /** Links within the book, as written. */
  readonly links: string[];
  readonly figures: { readonly name: string; readonly number: string }[];
  /** That its exercises name. */
  readonly goals: string[];
}

export const emptyContents = (): ChapterContents => ({
  sections: [{ id: '', title: '', text: '' }],
  terms: new Map(),
  sources: [],
  ids: new Set(),
  links: [],
  figures: [],
  goals: [],
});

/** Elements whose heading is set by a component (src/app/prose/). */
const SECTIONS = new Set(['Summary', 'Exercises', 'Sources']);
/** Begins a new word in the text. */
const BLOCKS = new Set(['p', 'li', 'h2', 'h3', 'h4', 'td', 'th', 'dt', 'dd']);

/** A rehype plugin, after rehype-slug: fills `contents`. */
export function collect(contents: ChapterContents) {
  return (tree: TreeNode): void => {
    visit(tree, contents);
    visitTree(tree, (node) => {
      places(node, contents);
    });
    for (const section of contents.sections)
      section.text = section.text.replaceAll(/\s+/g, ' ').trim();
  };
}

function visit(node: TreeNode, contents: ChapterContents): void {
  const { sections } = contents;
  const add = (text: string) => {
    // There is one from the start.
    sections.at(-1).text += text;
  };
  // Where a term stands says nothing of the term.
  if (node.tagName === 'small') return;
  if (BLOCKS.has(node.tagName ?? '') || node.type === 'mdxJsxFlowElement') add(' ');
  if (node.type === 'text') add(node.value ?? '');
  if (isJsx(node)) {
    const { name } = node;
    if (name === 'Listing' || name === 'Definition') return;
    if (name === 'Formula') add(plainTex(node.data?.['tex'] as string));
    if (name === 'Term') contents.terms.set(attribute(node, 'name') ?? '', sections.at(-1).id);
    if (name === 'Exercise') add(` ${attribute(node, 'title') ?? ''}. `);
    if (name === 'Note') add(` ${attribute(node, 'term') ?? ''}. `);
    if (name && SECTIONS.has(name))
      sections.push({ id: name.toLowerCase(), title: name, text: '' });
    if (name === 'Sources') contents.sources.push(...listItems(node));
  }
  const id = node.properties?.['id'];
  if (/^(h[23]|dt)$/.test(node.tagName ?? '') && typeof id === 'string') {
    sections.push({ id, title: headingText(node), text: '' });
    return;
  }
  for (const child of node.children ?? []) visit(child, contents);
}

/** What can be pointed to, and what points. */
function places(node: TreeNode, { ids, links, figures, goals }: ChapterContents): void {
  const { id, href } = node.properties ?? {};
  if (typeof id === 'string') ids.add(id);
  if (typeof href === 'string' && /^[/#]/.test(href)) links.push(href);
  if (!isJsx(node)) return;
  const name = node.name ?? '';
  if (SECTIONS.has(name)) ids.add(name.toLowerCase());
  const number = attribute(node, 'number');
  if (number !== undefined) figures.push({ name, number });
  const goal = attribute(node, 'goal');
  if (goal !== undefined) goals.push(goal);
}

/** Without the link to itself. */
const headingText = (node: TreeNode): string =>
  (node.children ?? [])
    .filter(({ tagName }) => tagName !== 'a')
    .map(textOf)
    .join('');

function listItems(node: TreeNode): TreeNode[] {
  if (node.tagName === 'li') return [node];
  return (node.children ?? []).flatMap(listItems);
}

const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  rho: 'ρ',
  sigma: 'σ',
  Delta: 'Δ',
  Sigma: 'Σ',
  nabla: '∇',
  approx: '≈',
  lVert: '‖',
  rVert: '‖',
  ln: 'ln',
  exp: 'exp',
  partial: '∂',
  times: '×',
  cdot: '·',
  to: '→',
  le: '≤',
  ge: '≥',
  dots: '…',
};

/** A formula as it can be read in a line of text. */
export const plainTex = (tex: string): string =>
  tex
    .replaceAll(/\\([a-zA-Z]+)\s?/g, (_, name: string) => GREEK[name] ?? ' ')
    .replaceAll(/\\[,;!: ]/g, ' ')
    .replaceAll(/[{}\\$&]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
