// Colours TypeScript for print: comments, strings, numbers, keywords. Build time.
import type { TreeNode } from './tree.ts';

const TOKENS = new RegExp(
  [
    String.raw`(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)`,
    String.raw`(?<string>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\`(?:\\.|[^\`\\])*\`)`,
    String.raw`(?<number>\b\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?\b)`,
    String.raw`(?<keyword>\b(?:async|await|break|case|const|continue|else|export|extends|for|from|function|if|import|in|interface|let|new|of|readonly|return|switch|throw|type|void|while|yield)\b)`,
  ].join('|'),
  'g',
);

const text = (value: string): TreeNode => ({ type: 'text', value });

/** Splits code into text and `<span class="token-KIND">`, as HTML nodes. Loses no character. */
export function highlight(code: string): TreeNode[] {
  const nodes: TreeNode[] = [];
  let end = 0;
  for (const match of code.matchAll(TOKENS)) {
    const kind = Object.entries(match.groups ?? {}).find(([, value]) => value)?.[0];
    if (match.index > end) nodes.push(text(code.slice(end, match.index)));
    nodes.push({
      type: 'element',
      tagName: 'span',
      properties: { className: [`token-${kind ?? ''}`] },
      children: [text(match[0])],
    });
    end = match.index + match[0].length;
  }
  if (end < code.length) nodes.push(text(code.slice(end)));
  return nodes;
}
