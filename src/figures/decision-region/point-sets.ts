// Points of two colours in the square from −1 to 1: the sets that the figure starts from. Page thread, pure.

export const setIds = ['circle', 'xor', 'spiral'] as const;
export type SetId = (typeof setIds)[number];

export interface LabelledPoint {
  readonly at: readonly [number, number];
  /** Blue is 1, the other colour 0. */
  readonly label: 0 | 1;
}

const pointCount = 160;

/** Lehmer's generator with Park and Miller's numbers: the same points for the same seed. */
function numbers(seed: number): () => number {
  let state = 1 + ((seed * 7919 + 12_345) % 2_147_483_646);
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  // The first numbers of neighbouring seeds are neighbours.
  for (let skip = 0; skip < 5; skip++) next();
  return next;
}

/** One that is drawn without noise; label by turns, so that both are as many. */
function draw(id: SetId, index: number, chance: () => number): LabelledPoint {
  const label = (index % 2) as 0 | 1;
  switch (id) {
    case 'circle': {
      const radius = label === 1 ? 0.5 * Math.sqrt(chance()) : 0.7 + 0.28 * chance();
      const angle = 2 * Math.PI * chance();
      return { at: [radius * Math.cos(angle), radius * Math.sin(angle)], label };
    }
    case 'xor': {
      const far = () => 0.08 + 0.88 * chance();
      const [x, y] = [far(), far()];
      const side = chance() < 0.5 ? 1 : -1;
      return { at: [side * x, (label === 1 ? -side : side) * y], label };
    }
    case 'spiral': {
      const along = (Math.floor(index / 2) + 0.5) / (pointCount / 2);
      const angle = 1.5 * 2 * Math.PI * along + (label === 1 ? 0 : Math.PI);
      const radius = 0.08 + 0.86 * along;
      return { at: [radius * Math.sin(angle), radius * Math.cos(angle)], label };
    }
  }
}

/** @param noise standard deviation of what is added to every coordinate, as a share of the square's half side */
export function pointSet(id: SetId, noise: number, seed: number): readonly LabelledPoint[] {
  const chance = numbers(seed);
  const normal = () => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance());
  return Array.from({ length: pointCount }, (_, index) => {
    const { at, label } = draw(id, index, chance);
    const moved = (value: number) => rounded(value + noise * normal());
    return { at: [moved(at[0]), moved(at[1])], label };
  });
}

/** Two decimals, inside of the square. */
export function rounded(value: number): number {
  return Math.round(100 * Math.min(1, Math.max(-1, value))) / 100;
}
