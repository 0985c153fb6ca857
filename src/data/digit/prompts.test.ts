import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPrompt, promptRound, roundLength, timesEach } from './prompts.ts';

const seed = fc.nat(1000);

describe('prompts', () => {
  it('ask for each digit five times, in an order of the seed', () => {
    fc.assert(
      fc.property(seed, (one) => {
        const round = promptRound(one);
        for (let digit = 0; digit < 10; digit++) {
          expect(round.filter((other) => other === digit)).toHaveLength(timesEach);
        }
      }),
    );
    expect(promptRound(1)).not.toEqual(promptRound(2));
    expect(promptRound(1)).toEqual(promptRound(1));
  });

  it('are followed one by one, round after round', () => {
    const written = Array.from({ length: 10 }, () => 0);
    const asked = Array.from({ length: 2 * roundLength }, (_, index) => {
      const { digit, place, round } = nextPrompt(7, written);
      expect(round * roundLength + place).toBe(index);
      written[digit]! += 1;
      return digit;
    });
    expect(asked).toEqual([...promptRound(7), ...promptRound(8)]);
  });

  it('ask again for what was taken out, whatever else was written', () => {
    const counts = fc.array(fc.nat(12), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(seed, counts, (one, written) => {
        const { digit, place, round } = nextPrompt(one, written);
        expect(written[digit]).toBeLessThan((round + 1) * timesEach);
        expect(place).toBeLessThan(roundLength);
        expect(Math.min(...written)).toBeGreaterThanOrEqual(round * timesEach);
      }),
    );
  });
});
