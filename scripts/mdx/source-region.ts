// <Source file="..." region="..."/>: quotes the book's own code, the lines that run. Build time.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { highlight } from './highlight.ts';
import { attribute, isJsx, jsx, transformTree, type SourceFile, type TreeNode } from './tree.ts';

/**
 * The lines between `// #region NAME` and the next `// #endregion`, without their common indentation.
 * Undefined if there is no such region, or if it is empty or never ends.
 */
export function readRegion(source: string, region: string): string | undefined {
  const lines = source.split('\n');
  const start = lines.findIndex((line) => line.trim() === `// #region ${region}`);
  const length = lines
    .slice(start + 1)
    .findIndex((line) => line.trim().startsWith('// #endregion'));
  if (start < 0 || length < 1) return undefined;
  const body = lines.slice(start + 1, start + 1 + length);
  const indents = body.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const indent = Math.min(...indents);
  return body
    .map((line) => line.slice(indent))
    .join('\n')
    .trim();
}

/** A remark plugin; `root` is the folder that `file` is relative to. */
export function sourceRegion(root: string) {
  return (tree: TreeNode, file: SourceFile): void => {
    transformTree(tree, (node) => {
      if (!isJsx(node) || node.name !== 'Source') return undefined;
      const path = attribute(node, 'file') ?? '';
      const region = attribute(node, 'region') ?? '';
      const full = join(root, path);
      if (path === '' || !existsSync(full)) return file.fail(`<Source>: no file ${path}`, node);
      const code = readRegion(readFileSync(full, 'utf8'), region);
      if (code === undefined) {
        return file.fail(`<Source>: no region "${region}" in ${path}`, node);
      }
      // As finished HTML: text of markdown would lose its indentation.
      const finished = { hName: 'code', hChildren: highlight(code) };
      return jsx('mdxJsxFlowElement', 'Listing', { file: path, region }, [
        { type: 'quotation', data: finished },
      ]);
    });
  };
}
