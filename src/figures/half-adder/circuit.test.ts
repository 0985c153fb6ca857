import { describe, expect, it } from 'vitest';
import { halfAdder, type Bit } from './circuit.ts';

describe('the half adder', () => {
  it.each([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ] as [Bit, Bit][])('adds %i and %i', (x1, x2) => {
    const { sum, carry } = halfAdder(x1, x2);
    expect(2 * carry + sum).toBe(x1 + x2);
  });
});
