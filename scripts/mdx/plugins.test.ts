// What chapters may and may not hold, compiled as the build compiles them. Node.
import mdx from '@mdx-js/rollup';
import { describe, expect, it } from 'vitest';
import { readChapter } from './chapters.ts';
import { highlight } from './highlight.ts';
import { mdxOptions } from './plugin.ts';
import { readRegion } from './source-region.ts';
import { textOf } from './tree.ts';

/** The module that a chapter's text becomes. */
async function compile(text: string): Promise<string> {
  const result = await mdx(mdxOptions).transform(text, '/chapters/01-sample.mdx');
  if (!result) throw new Error('Not taken for a chapter');
  return result.code;
}

describe('a chapter', () => {
  it('lists its sections in order, those of components among them', async () => {
    const code = await compile(
      '## One *x*\n\n### Below\n\n<Summary>\n\n- a\n\n</Summary>\n\n## Two\n',
    );
    const list = /export const sections = (\[[\s\S]*?\]);/.exec(code)?.[1] ?? '';
    const titles = [...list.matchAll(/title: "(.*?)"/g)].map((match) => match[1]);
    const ids = [...list.matchAll(/id: "(.*?)"/g)].map((match) => match[1]);
    expect(ids).toEqual(['one-x', 'summary', 'two']);
    expect(titles).toEqual(['One x', 'Summary', 'Two']);
  });

  it('links each heading to itself by name', async () => {
    const code = await compile('## A step downhill\n');
    expect(code).toContain('id: "a-step-downhill"');
    expect(code).toContain('href: "#a-step-downhill"');
    expect(code).toContain('"aria-label": "Link to “A step downhill”"');
  });

  it('sets formulas at build time, with MathML for those who listen', async () => {
    const code = await compile('Here $\\sigma(z)$ and\n\n$$\nz = wx + b\n$$\n');
    expect(code).toMatch(/Formula, \{\s*html: "<span class=\\"katex unbroken\\">/);
    expect(code).toContain('DisplayFormula');
    expect(code).toContain('<math xmlns');
  });

  it('holds together what must not be torn at the end of a line', async () => {
    const code = await compile(
      '## On 5 %\n\nFigure 7.1 reads 95 % of them; see chapter 6 and `5 %`.\n',
    );
    expect(code).toContain('Figure\u00a07.1 reads 95\u00a0% of them; see chapter\u00a06 and ');
    expect(code).toContain('"5 %"');
    expect(code).toContain('id: "on-5-"');
  });

  it('quotes the source that runs, indentation and all', async () => {
    const code = await compile(
      '<Source file="backends/reference/layers/dense.ts" region="weighted-sum" />\n',
    );
    expect(code).toContain('file: "backends/reference/layers/dense.ts"');
    expect(code).toContain('token-keyword');
    expect(code).toMatch(/\\n {2}/);
  });

  it.each([
    ['an import', "import x from 'y'\n", 'no import and no export'],
    ['an export', 'export const x = 1\n', 'no import and no export'],
    ['logic', 'One and one is {1 + 1}.\n', 'no logic'],
    ['an unknown element', '<Labratory number="1.1" />\n', 'Unknown element <Labratory>'],
    ['a computed property', '<Laboratory number={1 + 1} />\n', 'literal properties only: number'],
    ['a spread property', '<Laboratory {...x} />\n', 'literal properties only'],
    ['a figure without a number', '<Laboratory />\n', 'takes a number and nothing else'],
    ['an unknown property', '<Laboratory number="7.1" size="big" />\n', 'not: number, size'],
    ['a title of its own', '# Title\n', 'front matter'],
    ['a formula in a heading', '## The $x$\n', 'no formula'],
    ['a link to no chapter', 'See [there](/nowhere/).\n', 'No chapter has the address /nowhere/'],
    ['an unreadable formula', 'So $\\frac{1$.\n', 'KaTeX parse error'],
    ['a formula that is not LaTeX', 'So $é$.\n', 'LaTeX-incompatible input'],
    ['a missing file', '<Source file="nowhere.ts" region="x" />\n', 'no file nowhere.ts'],
    [
      'a missing region',
      '<Source file="backends/reference/layers/dense.ts" region="x" />\n',
      'no region "x"',
    ],
  ])('is refused with %s', async (_, text, message) => {
    await expect(compile(text)).rejects.toThrow(message);
  });

  it('may hold comments, and links to chapters that exist', async () => {
    await expect(compile('{/* why */}\n\nSee [there](/training/#exercises).\n')).resolves.toContain(
      '/training/#exercises',
    );
  });
});

describe('readChapter', () => {
  const source = (fields: string) => `---\n${fields}\n---\n\nText\n`;
  const fields = 'title: A\nnumber: 3\nslug: a-b\nlead: L\ndescription: D';

  it('reads the front matter', () => {
    expect(readChapter('03-a-b.mdx', source(fields))).toEqual({
      title: 'A',
      number: 3,
      slug: 'a-b',
      lead: 'L',
      description: 'D',
      file: '/chapters/03-a-b.mdx',
    });
  });

  it.each([
    ['03-a-b.mdx', 'Text\n', 'front matter is missing'],
    ['03-a-b.mdx', source(fields.replace('lead: L\n', '')), 'lead'],
    ['03-a-b.mdx', source(`${fields}\nauthor: X`), 'author'],
    ['03-a-b.mdx', source(fields.replace('number: 3', 'number: three')), 'number'],
    ['03-a-b.mdx', source(fields.replace('slug: a-b', 'slug: A b')), 'slug'],
    ['04-a-b.mdx', source(fields), 'by its front matter it is 03-a-b.mdx'],
  ])('refuses %s: %#', (name, text, message) => {
    expect(() => readChapter(name, text)).toThrow(message);
  });
});

describe('readRegion', () => {
  const source = 'a\n  // #region sum\n  let z = 0;\n    z += 1;\n\n  z;\n  // #endregion\nb\n';

  it('takes the common indentation away and keeps the rest', () => {
    expect(readRegion(source, 'sum')).toBe('let z = 0;\n  z += 1;\n\nz;');
  });

  it('finds whole names only, and regions that end', () => {
    expect(readRegion(source, 'su')).toBeUndefined();
    expect(readRegion('// #region a\nx\n', 'a')).toBeUndefined();
    expect(readRegion('// #region a\n// #endregion\n', 'a')).toBeUndefined();
  });
});

describe('highlight', () => {
  const code = "// sum\nfor (let j = 0; j < 1e-3; j++) z += w['a b'] * `${j}`; /* end */";

  it('loses no character', () => {
    expect(highlight(code).map(textOf).join('')).toBe(code);
  });

  it('tells comments, keywords, numbers and strings apart', () => {
    const tokens = highlight(code)
      .filter(({ type }) => type === 'element')
      .map((node) => `${String(node.properties?.['className'])} ${textOf(node)}`);
    expect(tokens).toEqual([
      'token-comment // sum',
      'token-keyword for',
      'token-keyword let',
      'token-number 0',
      'token-number 1e-3',
      "token-string 'a b'",
      'token-string `${j}`',
      'token-comment /* end */',
    ]);
  });
});
