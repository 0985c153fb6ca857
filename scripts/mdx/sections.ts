// Links headings to themselves and exports the chapter's list of sections for the rail. Build time.
import { isJsx, textOf, visitTree, type TreeNode } from './tree.ts';

/** Sections whose heading a component sets (src/app/prose/). */
const COMPONENT_SECTIONS: Readonly<Record<string, string>> = {
  Summary: 'Summary',
  Exercises: 'Exercises',
  Sources: 'Sources',
};

interface Section {
  readonly id: string;
  readonly title: string;
}

/** A rehype plugin, after rehype-slug. Adds `export const sections: Section[]` to the module. */
export function sections() {
  return (tree: TreeNode): void => {
    const found: Section[] = [];
    visitTree(tree, (node) => {
      const component = isJsx(node) ? COMPONENT_SECTIONS[node.name ?? ''] : undefined;
      if (component) found.push({ id: component.toLowerCase(), title: component });
      const id = node.properties?.['id'];
      if (typeof id !== 'string' || !/^h[23]$/.test(node.tagName ?? '')) return;
      if (id === 'footnote-label') return;
      if (node.tagName === 'h2') found.push({ id, title: textOf(node) });
      node.children = [...(node.children ?? []), selfLink(id, textOf(node))];
    });
    tree.children = [...(tree.children ?? []), exportConst('sections', found)];
  };
}

function selfLink(id: string, title: string): TreeNode {
  return {
    type: 'element',
    tagName: 'a',
    properties: { className: ['self-link'], href: `#${id}`, ariaLabel: `Link to “${title}”` },
    children: [{ type: 'text', value: '#' }],
  };
}

/** `export const NAME = [{...}]` as the ESTree program that MDX expects. */
function exportConst(name: string, value: readonly Section[]): TreeNode {
  const literal = (text: string) => ({ type: 'Literal', value: text });
  const object = (section: Section) => ({
    type: 'ObjectExpression',
    properties: Object.entries(section).map(([key, text]: [string, string]) => ({
      type: 'Property',
      kind: 'init',
      method: false,
      shorthand: false,
      computed: false,
      key: { type: 'Identifier', name: key },
      value: literal(text),
    })),
  });
  const declaration = {
    type: 'VariableDeclaration',
    kind: 'const',
    declarations: [
      {
        type: 'VariableDeclarator',
        id: { type: 'Identifier', name },
        init: { type: 'ArrayExpression', elements: value.map(object) },
      },
    ],
  };
  const statement = { type: 'ExportNamedDeclaration', specifiers: [], source: null, declaration };
  const estree = { type: 'Program', sourceType: 'module', comments: [], body: [statement] };
  return { type: 'mdxjsEsm', value: '', data: { estree } };
}
