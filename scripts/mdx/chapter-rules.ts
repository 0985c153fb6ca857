// What a chapter may hold: prose and known elements with literal properties, no logic. Build time.
import { isJsx, visitTree, type Attribute, type SourceFile, type TreeNode } from './tree.ts';

/** HTML that prose may use as it is. */
const HTML = new Set(['br', 'kbd', 'span', 'sub', 'sup']);
const COMMENT = /^\s*(\/\*[\s\S]*?\*\/\s*)*$/;

export interface ChapterRules {
  /** Names of the elements that a chapter may use. */
  readonly vocabulary: ReadonlySet<string>;
  /** Those among them that are figures, which take their number and nothing else. */
  readonly figures: ReadonlySet<string>;
  /** Slugs of the chapters that exist: what a link such as /training/ may point to. */
  readonly slugs: ReadonlySet<string>;
}

/** A remark plugin that stops the build, with file and line, at the first thing out of place. */
export function chapterRules(rules: () => ChapterRules) {
  return (tree: TreeNode, file: SourceFile): void => {
    const { vocabulary, figures, slugs } = rules();
    visitTree(tree, (node) => {
      if (node.type === 'mdxjsEsm') {
        file.fail('A chapter has no import and no export; its elements are known by name', node);
      }
      if (/^mdx(Flow|Text)Expression$/.test(node.type) && !COMMENT.test(node.value ?? '')) {
        file.fail(`A chapter has no logic: {${node.value ?? ''}}`, node);
      }
      if (node.type === 'heading') checkHeading(node, file);
      if (node.type === 'link' || node.type === 'definition') checkLink(node, slugs, file);
      if (isJsx(node)) checkElement(node, vocabulary, file);
      if (isJsx(node) && figures.has(node.name ?? '')) checkFigure(node, file);
    });
  };
}

function checkHeading(node: TreeNode, file: SourceFile): void {
  if (node.depth === 1) {
    file.fail('The title stands in the front matter; headings begin with ##', node);
  }
  visitTree(node, ({ type }) => {
    if (type === 'inlineMath') {
      file.fail('A heading is a link’s text too: letters such as σ, no formula', node);
    }
  });
}

function checkElement(node: TreeNode, vocabulary: ReadonlySet<string>, file: SourceFile): void {
  const name = node.name ?? '';
  if (!vocabulary.has(name) && !HTML.has(name)) {
    const known = [...vocabulary].sort().join(', ');
    file.fail(`Unknown element <${name}>. A chapter may use: ${known}`, node);
  }
  for (const attribute of node.attributes ?? []) {
    if (!isLiteral(attribute)) {
      file.fail(`<${name}> takes literal properties only: ${attribute.name ?? '{...}'}`, node);
    }
  }
}

function checkFigure({ name, attributes = [], ...node }: TreeNode, file: SourceFile): void {
  const names = attributes.map((attribute) => attribute.name).join(', ');
  if (names !== 'number') {
    file.fail(`<${name ?? ''}> takes a number and nothing else, not: ${names || 'nothing'}`, node);
  }
}

function isLiteral({ type, value }: Attribute): boolean {
  if (type !== 'mdxJsxAttribute') return false;
  if (typeof value !== 'object' || value === null) return true;
  try {
    JSON.parse(value.value);
    return true;
  } catch {
    return false;
  }
}

function checkLink(node: TreeNode, slugs: ReadonlySet<string>, file: SourceFile): void {
  const slug = /^\/([^#]*?)\/?(#.*)?$/.exec(node.url ?? '')?.[1];
  if (slug !== undefined && slug !== '' && !slugs.has(slug)) {
    file.fail(`No chapter has the address ${node.url ?? ''}`, node);
  }
}
