// Marks each term of the glossary where it first stands in a chapter, and brings the definitions along. Build time.
import { nameOf, type GlossaryTerm } from './glossary.ts';
import { attribute, isJsx, jsx, textOf, type SourceFile, type TreeNode } from './tree.ts';

/** What is not running text, defines the term itself, or is folded at first. */
const LEFT_ALONE = new Set([
  'heading',
  'link',
  'linkReference',
  'table',
  'footnoteDefinition',
  'Answer',
  'Hint',
  'Note',
  'Summary',
  'Sources',
  'Listing',
]);

/** A remark plugin, after the rules and the quotations, before the formulas are set. */
export function terms(glossary: () => readonly GlossaryTerm[]) {
  return (tree: TreeNode, file: SourceFile): void => {
    const all = glossary();
    const marker = new Marker(all, file);
    marker.visit(tree);
    if (marker.used.size === 0) return;
    const definitions = all
      .filter(({ name }) => marker.used.has(name))
      .map(({ name, term, text }) => jsx('mdxJsxFlowElement', 'Definition', { name, term, text }));
    tree.children = [...(tree.children ?? []), ...definitions];
  };
}

class Marker {
  readonly used = new Set<string>();
  readonly #names = new Map<string, string>();
  readonly #pattern: RegExp;
  readonly #file: SourceFile;

  constructor(glossary: readonly GlossaryTerm[], file: SourceFile) {
    this.#file = file;
    for (const { forms, name } of glossary) {
      for (const form of forms) this.#names.set(form, name);
    }
    const defined = new Set(glossary.map(({ name }) => name));
    for (const name of defined) this.#names.set(`#${name}`, name);
    // The longest first: “stochastic gradient descent” before “gradient descent”.
    const forms = [...this.#names.keys()]
      .filter((form) => !form.startsWith('#'))
      .sort((a, b) => b.length - a.length)
      .map(formPattern);
    this.#pattern = new RegExp(
      String.raw`(?<![\p{L}\p{N}-])(?:${forms.join('|')})(?:e?s)?(?![\p{L}\p{N}-])`,
      'gu',
    );
  }

  visit(parent: TreeNode): void {
    if (!parent.children) return;
    parent.children = parent.children.flatMap((node) => {
      if (node.type === 'text') return this.#mark(node.value ?? '');
      if (isJsx(node) && node.name === 'Term') return [this.#explicit(node)];
      if (!LEFT_ALONE.has(node.name ?? node.type)) this.visit(node);
      return [node];
    });
  }

  /** <Term of="...">: an author's own mark. */
  #explicit(node: TreeNode): TreeNode {
    const of = attribute(node, 'of') ?? textOf(node);
    const name = this.#names.get(of) ?? this.#names.get(`#${nameOf(of)}`);
    if (name === undefined) {
      return this.#file.fail(`<Term>: chapters/glossary.yaml does not define “${of}”`, node);
    }
    this.used.add(name);
    return jsx('mdxJsxTextElement', 'Term', { name }, node.children);
  }

  #mark(text: string): TreeNode[] {
    const nodes: TreeNode[] = [];
    let end = 0;
    for (const { 0: found, index } of text.matchAll(this.#pattern)) {
      const name = this.#nameOf(found);
      if (name === undefined || this.used.has(name)) continue;
      this.used.add(name);
      if (index > end) nodes.push({ type: 'text', value: text.slice(end, index) });
      nodes.push(jsx('mdxJsxTextElement', 'Term', { name }, [{ type: 'text', value: found }]));
      end = index + found.length;
    }
    if (end < text.length) nodes.push({ type: 'text', value: text.slice(end) });
    return nodes;
  }

  #nameOf(found: string): string | undefined {
    for (const form of [found, found.replace(/s$/, ''), found.replace(/es$/, '')]) {
      const name =
        this.#names.get(form) ?? this.#names.get(form.charAt(0).toLowerCase() + form.slice(1));
      if (name !== undefined) return name;
    }
    return undefined;
  }
}

/** A form as written, or with a capital at the beginning of a sentence. */
function formPattern(form: string): string {
  const literal = form.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  const first = form.charAt(0);
  const capital = first.toUpperCase();
  return first === capital ? literal : `[${first}${capital}]${literal.slice(1)}`;
}
