// The code beside the equations of the backpropagation stepper, quoted from the lines that run. Build time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodePlace } from '../../src/figures/backprop-stepper/code-places.ts';
import { readRegion } from './source-region.ts';

interface QuotedLine {
  readonly text: string;
  readonly lit: boolean;
}

interface QuotedCode {
  readonly file: string;
  readonly lines: readonly QuotedLine[];
}

/** @throws Error where a region or a line is no longer there, or a beginning fits several lines */
function quote(root: string, { file, region, lit }: CodePlace): QuotedCode {
  const code = readRegion(readFileSync(join(root, file), 'utf8'), region);
  if (code === undefined)
    throw new Error(`Code beside an equation: no region "${region}" in ${file}`);
  const lines = code.split('\n');
  const chosen = lit.map((beginning) => {
    const found = lines.flatMap((line, at) => (line.trim().startsWith(beginning) ? [at] : []));
    if (found.length === 1) return found[0];
    throw new Error(
      `Code beside an equation: ${String(found.length)} lines of ${file}, ${region}, begin with "${beginning}"`,
    );
  });
  return { file, lines: lines.map((text, at) => ({ text, lit: chosen.includes(at) })) };
}

/** For each equation its quotations. @param root the folder that files are relative to */
export function quoteAll(
  root: string,
  places: Readonly<Record<string, readonly CodePlace[]>>,
): Readonly<Record<string, readonly QuotedCode[]>> {
  return Object.fromEntries(
    Object.entries(places).map(([equation, list]) => [
      equation,
      list.map((place) => quote(root, place)),
    ]),
  );
}
