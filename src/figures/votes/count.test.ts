import { describe, expect, it } from 'vitest';
import { ensemble, imagesOf, sharedWrong, voteOf, wrongCount } from './count.ts';

const labels = Uint8Array.of(1, 2, 3, 4);
const members = [Uint8Array.of(1, 2, 5, 9), Uint8Array.of(1, 7, 5, 8), Uint8Array.of(1, 2, 3, 7)];

describe('a vote', () => {
  it('goes to the digit that most networks name, with its margin', () => {
    expect(voteOf([4, 9, 4, 4, 7])).toEqual({ winner: 4, most: 3, margin: 2 });
    expect(voteOf([2, 2, 2])).toEqual({ winner: 2, most: 3, margin: 3 });
  });

  it('falls, in a tie, to the network that was trained first', () => {
    expect(voteOf([9, 4, 4, 9])).toEqual({ winner: 9, most: 2, margin: 0 });
    expect(voteOf([8, 3, 1])).toEqual({ winner: 8, most: 1, margin: 0 });
    // The first network has no say where its digit is not among the tied.
    expect(voteOf([7, 4, 9, 9, 4])).toEqual({ winner: 4, most: 2, margin: 0 });
  });

  it('can be right where a member is wrong, and wrong where one is right', () => {
    const voted = ensemble(members);
    expect([...voted]).toEqual([1, 2, 5, 9]);
    expect(wrongCount(voted, labels)).toBe(2);
    expect(imagesOf('wrong', members, voted, labels)).toEqual([2, 3]);
    expect(imagesOf('saved', members, voted, labels)).toEqual([1]);
    expect(imagesOf('lost', members, voted, labels)).toEqual([2]);
    expect(imagesOf('split', members, voted, labels)).toEqual([3]);
    expect(imagesOf('all-wrong', members, voted, labels)).toEqual([3]);
  });

  it('helps as far as mistakes are not shared', () => {
    expect(sharedWrong(members[0]!, members[1]!, labels)).toBe(2);
    expect(sharedWrong(members[1]!, members[2]!, labels)).toBe(1);
    expect(sharedWrong(members[1]!, members[1]!, labels)).toBe(wrongCount(members[1]!, labels));
  });
});
