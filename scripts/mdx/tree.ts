// The little of a syntax tree (mdast, hast, MDX) that the chapter plugins touch. Build time.

export interface Attribute {
  readonly type: string;
  readonly name?: string;
  readonly value?: string | null | { readonly value: string };
}

export interface TreeNode {
  type: string;
  /** JSX: the element's name, null for a fragment. */
  name?: string | null;
  attributes?: Attribute[];
  /** Text, code and formulas. */
  value?: string;
  /** HTML: the element's name and attributes. */
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: TreeNode[];
  /** Markdown headings: 1 to 6. */
  depth?: number;
  /** Markdown links. */
  url?: string;
  position?: unknown;
  data?: Record<string, unknown>;
}

/** The file being compiled; `fail` throws an error that names the file and the place. */
export interface SourceFile {
  readonly path: string;
  fail(reason: string, place?: unknown): never;
}

/** Visits every node before its children; what the visitor returns takes the node's place. */
export function transformTree(
  node: TreeNode,
  visitor: (node: TreeNode) => TreeNode | undefined,
): void {
  if (!node.children) return;
  node.children = node.children.map((child) => {
    const replaced = visitor(child) ?? child;
    if (replaced === child) transformTree(child, visitor);
    return replaced;
  });
}

/** Visits every node before its children. */
export function visitTree(node: TreeNode, visitor: (node: TreeNode) => void): void {
  visitor(node);
  for (const child of node.children ?? []) visitTree(child, visitor);
}

export const isJsx = (node: TreeNode): boolean =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

/** The literal value of a JSX attribute, undefined where it is missing or computed. */
export function attribute(node: TreeNode, name: string): string | undefined {
  const value = node.attributes?.find((candidate) => candidate.name === name)?.value;
  return typeof value === 'string' ? value : undefined;
}

export function textOf(node: TreeNode): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

export function jsx(
  type: 'mdxJsxFlowElement' | 'mdxJsxTextElement',
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: TreeNode[] = [],
): TreeNode {
  return {
    type,
    name,
    attributes: Object.entries(attributes).map(([key, value]) => ({
      type: 'mdxJsxAttribute',
      name: key,
      value,
    })),
    children,
  };
}
