// Terms as the build marks them, and what is refused. Node.
import { readFileSync } from 'node:fs';
import mdx from '@mdx-js/rollup';
import { describe, expect, it } from 'vitest';
import { parseGlossary, readGlossary } from './glossary.ts';
import { mdxOptions } from './plugin.ts';

async function compile(text: string): Promise<string> {
  const result = await mdx(mdxOptions).transform(text, '/chapters/01-sample.mdx');
  return result!.code;
}

const marked = (code: string) =>
  [...code.matchAll(/Term, \{\s*name: "(.*?)",\s*children: "(.*?)"/g)].map(([, name, text]) => [
    name,
    text,
  ]);

describe('terms', () => {
  it('are marked where they first stand in running text, in whatever number', async () => {
    const code = await compile(
      '## The weight\n\nA [weight](/training/) has no **bias**. Weights have biases.\n\nEach weight.\n',
    );
    expect(marked(code)).toEqual([
      ['bias', 'bias'],
      ['weight', 'Weights'],
    ]);
  });

  it('are taken whole: the longer one hides the shorter', async () => {
    const code = await compile(
      'By stochastic gradient descent, that is gradient descent, on a mini-batch.\n',
    );
    expect(marked(code).map(([name]) => name)).toEqual([
      'stochastic-gradient-descent',
      'gradient-descent',
      'mini-batch',
    ]);
  });

  it('come with their definitions, once each', async () => {
    const code = await compile('A sigmoid, another sigmoid.\n');
    expect(code.match(/Definition, \{/g)).toHaveLength(1);
    expect(code).toContain('term: "sigmoid"');
  });

  it('can be marked by an author under other words', async () => {
    const code = await compile('It is <Term of="overfitting">learnt by heart</Term>.\n');
    expect(marked(code)).toEqual([['overfitting', 'learnt by heart']]);
  });

  it('are refused when the glossary does not define them', async () => {
    await expect(compile('A <Term of="flux capacitor">thing</Term>.\n')).rejects.toThrow(
      'does not define “flux capacitor”',
    );
  });
});

describe('the glossary', () => {
  const glossary = readGlossary(new URL('../../chapters/glossary.yaml', import.meta.url).pathname);

  it('holds the book’s terms in order', () => {
    const terms = glossary.map(({ term }) => term);
    expect(terms.length).toBeGreaterThanOrEqual(70);
    for (const term of ['convolution', 'pooling', 'softmax', 'dropout', 'momentum']) {
      expect(terms).toContain(term);
    }
    expect(terms).toEqual([...terms].sort((a, b) => a.localeCompare(b, 'en')));
  });

  it.each([
    ['- term: a', 'text'],
    ['- term: a\n  text: no full stop', 'text'],
    ['- term: a\n  text: One.\n- term: A\n  text: Two.', '“#a” stands twice'],
    ['- term: a\n  text: One.\n- term: b\n  forms: [a]\n  text: Two.', '“a” stands twice'],
  ])('is refused: %s', (source, message) => {
    expect(() => parseGlossary(source)).toThrow(message);
  });
});

describe('the appendix', () => {
  const appendix = async (name: string) => {
    const file = new URL(`../../chapters/${name}`, import.meta.url).pathname;
    const result = await mdx(mdxOptions).transform(readFileSync(file, 'utf8'), file);
    return result!.code;
  };

  it('lists every term, with links to where it stands', async () => {
    const code = await appendix('B-glossary.mdx');
    expect(code).toContain('id: "gradient-descent"');
    expect(code).toMatch(/href: "\/training\/#[a-z-]+"/);
  });

  it('lists each work once, by author, without what a chapter says of it', async () => {
    const code = await appendix('C-bibliography.mdx');
    expect(code.match(/"Neural Networks and Deep Learning"/g)).toHaveLength(1);
    expect(code).not.toContain('the network, its settings');
    expect(code.indexOf('Minsky')).toBeLessThan(code.indexOf('Rosenblatt'));
    expect(code).not.toMatch(/[^.]\.\."/);
  });

  it('is gathered in an appendix only', async () => {
    await expect(compile('<Glossary />\n')).rejects.toThrow('stand in an appendix');
  });
});
