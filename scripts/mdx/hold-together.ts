// A rehype plugin: what must not be torn at the end of a line is held by a no-break space. Build time.
import type { TreeNode } from './tree.ts';

const NO_BREAK = '\u00a0';
const GAPS = [
  // A number and its percent sign.
  /(?<=\d) (?=%)/g,
  // A name and its number: Figure 7.1, chapter 6.
  /(?<=\b(?:chapter|figure|exercise|equation)) (?=\d)/gi,
];

function hold(node: TreeNode): void {
  if (node.tagName === 'code') return;
  if (node.type === 'text' && node.value !== undefined)
    node.value = GAPS.reduce((text, gap) => text.replace(gap, NO_BREAK), node.value);
  node.children?.forEach(hold);
}

/** The text of a chapter, after its headings have their ids; code is set as it is. */
export const holdTogether = () => hold;
