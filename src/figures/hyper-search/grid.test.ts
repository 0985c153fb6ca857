import { describe, expect, it } from 'vitest';
import { bestCell, cells, etas, lambdas } from './grid.ts';

describe('the search', () => {
  it('tries every rate with every strength once', () => {
    expect(cells).toHaveLength(etas.length * lambdas.length);
    expect(new Set(cells.map(({ eta, lambda }) => `${String(eta)} ${String(lambda)}`)).size).toBe(
      cells.length,
    );
  });

  it('chooses by validation and never by test, the first of equals', () => {
    const one = { validation: 80, test: 99 };
    const two = { validation: 90, test: 1 };
    expect(bestCell([])).toBeNull();
    expect(bestCell([one, undefined, two, { ...two, test: 100 }])).toBe(2);
  });
});
