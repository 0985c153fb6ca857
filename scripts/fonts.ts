// Cuts the book's two typefaces down to what it sets in them: public/fonts/NAME.woff2. Build time.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont, { type AxisRange } from 'subset-font';

const OUT = new URL('../public/fonts/', import.meta.url);
const require = createRequire(import.meta.url);

const range = (first: number, last: number): string =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));

// English and the names in its bibliographies, punctuation as it is typeset, and the signs of
// mathematics that these fonts hold; what they lack comes from the reader's own fonts.
const LATIN =
  range(0x20, 0x7e) + range(0xa0, 0xff) + 'ıŒœ‐–—‘’‚“”„†‡•…′″⁄€™↑↓−∕\u2002\u2009\u200a\u202f';
const GREEK = range(0x391, 0x3a1) + range(0x3a3, 0x3a9) + range(0x3b1, 0x3c9) + 'ϑϕ';
const FEATURES = ['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum', 'lnum', 'frac'];

interface Face {
  readonly name: string;
  readonly source: string;
  readonly text: string;
  readonly axes: Readonly<Record<string, AxisRange>>;
}

const WEIGHTS: AxisRange = { min: 400, max: 700 };
const SIZES: AxisRange = { min: 14, max: 40 };
const serif = '@fontsource-variable/source-serif-4/files/source-serif-4';
const inter = '@fontsource-variable/inter/files/inter';

const FACES: readonly Face[] = [
  {
    name: 'serif',
    source: `${serif}-latin-opsz-normal.woff2`,
    text: LATIN,
    axes: { wght: WEIGHTS, opsz: SIZES },
  },
  {
    name: 'serif-italic',
    source: `${serif}-latin-wght-italic.woff2`,
    text: LATIN,
    axes: { wght: WEIGHTS },
  },
  {
    name: 'serif-greek',
    source: `${serif}-greek-wght-normal.woff2`,
    text: GREEK,
    axes: { wght: WEIGHTS },
  },
  {
    name: 'sans',
    source: `${inter}-latin-wght-normal.woff2`,
    text: LATIN,
    axes: { wght: WEIGHTS },
  },
  {
    name: 'sans-greek',
    source: `${inter}-greek-wght-normal.woff2`,
    text: GREEK,
    axes: { wght: WEIGHTS },
  },
];

await mkdir(OUT, { recursive: true });
for (const { name, source, text, axes } of FACES) {
  const font = await subsetFont(await readFile(require.resolve(source)), text, {
    targetFormat: 'woff2',
    variationAxes: axes,
    keepFeatures: FEATURES,
  });
  await writeFile(new URL(`${name}.woff2`, OUT), font);
  console.log(`fonts/${name}.woff2 ${(font.byteLength / 1000).toFixed(1)} kB`);
}
