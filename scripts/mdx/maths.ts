// Formulas, set by KaTeX at build time into one string of HTML each. Build time.
//
// A string rather than a tree of elements: a formula is some hundred spans, which would cost the page
// their code and their hydration. An unreadable formula stops the build with its file and line.
import katex from 'katex';
import { jsx, transformTree, type SourceFile, type TreeNode } from './tree.ts';

/** Formulas in the text up to this length stay on one line: the column of a phone holds so many signs. */
const UNBROKEN = 20;

/** About how many signs a formula shows. */
const lengthOf = (tex: string): number =>
  tex.replaceAll(/\\[a-zA-Z]+/g, 'x').replaceAll(/[{}^_\\\s]/g, '').length;

export function maths() {
  return (tree: TreeNode, file: SourceFile): void => {
    transformTree(tree, (node) => {
      if (node.type === 'inlineMath') {
        const html = typeset(node, false, file);
        const whole = lengthOf(node.value ?? '') <= UNBROKEN;
        return withTex(
          jsx('mdxJsxTextElement', 'Formula', {
            html: whole ? html.replace('class="katex"', 'class="katex unbroken"') : html,
          }),
          node,
        );
      }
      if (node.type === 'math') {
        return jsx('mdxJsxFlowElement', 'DisplayFormula', { html: typeset(node, true, file) });
      }
      return undefined;
    });
  };
}

/** Keeps what was typed, for whoever wants the text (collect.ts). */
const withTex = (formula: TreeNode, { value }: TreeNode): TreeNode => ({
  ...formula,
  data: { tex: value },
});

function typeset(node: TreeNode, displayMode: boolean, file: SourceFile): string {
  try {
    return katex.renderToString(node.value ?? '', {
      displayMode,
      strict: 'error',
      throwOnError: true,
    });
  } catch (error) {
    return file.fail(error instanceof Error ? error.message : String(error), node);
  }
}
