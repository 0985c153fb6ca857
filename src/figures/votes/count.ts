// Votes of several networks over the test images, and which mistakes they share. Page thread, pure.

/** Verdicts of one network, a digit for each test image. */
export type Verdicts = Uint8Array;

export interface Vote {
  readonly winner: number;
  /** Votes for the winner. */
  readonly most: number;
  /** Votes for the winner less those for the next digit; 0 in a tie. */
  readonly margin: number;
}

// #region vote
/** The digit with most votes; in a tie, of the tied ones the digit of the network that was trained first. */
export function voteOf(verdicts: readonly number[]): Vote {
  const counts = new Uint8Array(10);
  for (const verdict of verdicts) counts[verdict]! += 1;
  const most = Math.max(...counts);
  const winner = verdicts.find((verdict) => counts[verdict] === most) ?? 0;
  const next = Math.max(...counts.map((count, digit) => (digit === winner ? 0 : count)));
  return { winner, most, margin: most - next };
}
// #endregion

/** What all members say of one test image. */
export function verdictsAt(members: readonly Verdicts[], image: number): readonly number[] {
  return members.map((verdicts) => verdicts[image]!);
}

/** The vote on every image. */
export function ensemble(members: readonly Verdicts[]): Verdicts {
  return Uint8Array.from(members[0] ?? [], (_, image) => voteOf(verdictsAt(members, image)).winner);
}

export function wrongCount(verdicts: Verdicts, labels: Uint8Array): number {
  let count = 0;
  for (let image = 0; image < labels.length; image++) {
    if (verdicts[image] !== labels[image]) count += 1;
  }
  return count;
}

/** Images that both read wrong. */
export function sharedWrong(one: Verdicts, other: Verdicts, labels: Uint8Array): number {
  let count = 0;
  for (let image = 0; image < labels.length; image++) {
    const label = labels[image];
    if (one[image] !== label && other[image] !== label) count += 1;
  }
  return count;
}

export const listIds = ['wrong', 'saved', 'lost', 'split', 'all-wrong'] as const;
export type ListId = (typeof listIds)[number];

/**
 * Images of a kind, in the order of the test set. wrong: the vote is. saved: the vote is right, a member is not. lost: the
 * vote is wrong, a member is right. split: no digit has more than half of the votes. all-wrong: no member is right.
 */
export function imagesOf(
  list: ListId,
  members: readonly Verdicts[],
  voted: Verdicts,
  labels: Uint8Array,
): readonly number[] {
  const found: number[] = [];
  for (let image = 0; image < labels.length; image++) {
    const label = labels[image]!;
    const verdicts = verdictsAt(members, image);
    const right = verdicts.filter((verdict) => verdict === label).length;
    const wins = voted[image] === label;
    const belongs = {
      wrong: !wins,
      saved: wins && right < verdicts.length,
      lost: !wins && right > 0,
      split: 2 * voteOf(verdicts).most <= verdicts.length,
      'all-wrong': right === 0,
    }[list];
    if (belongs) found.push(image);
  }
  return found;
}
