// The code beside the equations is the code that runs, or there is no book. Node.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { codePlaces } from '../../src/figures/backprop-stepper/code-places.ts';
import { quoteAll } from './backprop-code.ts';

const source = fileURLToPath(new URL('../../src/', import.meta.url));

describe('the code beside the equations', () => {
  it('is quoted from the reference backend, with the line in hand', () => {
    const lit = Object.fromEntries(
      Object.entries(quoteAll(source, codePlaces)).map(([equation, quoted]) => [
        equation,
        quoted.flatMap(({ lines }) =>
          lines.filter((line) => line.lit).map(({ text }) => text.trim()),
        ),
      ]),
    );
    expect(lit['BP2']![0]).toBe('inputError[k]! += w[j * inputs + k]! * delta[j]!;');
    expect(lit['BP2']![1]).toContain('f.derivative(z[j]!, a[j]!)');
    expect(lit['BP4']).toEqual(['gradientW[j * inputs + k]! += deltaJ * a[k]!;']);
    expect(lit['Weighted sum']).toHaveLength(2);
    expect(lit['Quadratic cost']!.at(-1)).toContain('0.5 * (a - y) * (a - y)');
  });

  const root = mkdtempSync(join(tmpdir(), 'code-'));
  writeFileSync(join(root, 'a.ts'), '// #region sum\nx += 1;\nx += 2;\n// #endregion sum\n');
  it.each([
    ['a region that has gone', 'product', ['x'], 'no region "product" in a.ts'],
    ['a line that has gone', 'sum', ['y += 1'], '0 lines of a.ts, sum, begin with "y += 1"'],
    ['a beginning of two lines', 'sum', ['x +='], '2 lines'],
  ])('is refused with %s', (_, region, lit, message) => {
    expect(() => quoteAll(root, { BP1: [{ file: 'a.ts', region, lit }] })).toThrow(message);
  });
});
