// Points of two colours in the square from −1 to 1, drawn by their name, so that a plan need not carry them. Any thread, pure.
import * as v from 'valibot';
import type { Examples, Split } from './examples.ts';

export const setIds = ['circle', 'xor', 'spiral'] as const;
export type SetId = (typeof setIds)[number];

export interface LabelledPoint {
  readonly at: readonly [number, number];
  /** Blue is 1, the other colour 0. */
  readonly label: 0 | 1;
}

const usualCount = 160;
export const planeClasses = 2;
export const mostPlanePoints = 5_000;
export const mostPlaneNoise = 0.3;

const upTo = v.pipe(v.number(), v.integer(), v.maxValue(mostPlanePoints));
const points = v.pipe(upTo, v.minValue(2));

export const planeSchema = v.strictObject({
  dataset: v.literal('plane'),
  set: v.picklist(setIds),
  /** As in `pointSet`. */
  noise: v.pipe(v.number(), v.minValue(0), v.maxValue(mostPlaneNoise)),
  training: points,
  /** Others of the same kind; none where it is left out. */
  validation: v.exactOptional(v.pipe(upTo, v.minValue(1))),
  /** And others again. */
  test: points,
});
export type PlaneRef = v.InferOutput<typeof planeSchema>;

export const firstPlane: PlaneRef = {
  dataset: 'plane',
  set: 'circle',
  noise: 0.05,
  training: usualCount,
  test: usualCount,
};

/** Lehmer's generator with Park and Miller's numbers: the same points for the same seed. */
function numbers(seed: number): () => number {
  let state = 1 + ((seed * 7919 + 12_345) % 2_147_483_646);
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  // The first numbers of neighbouring seeds are neighbours.
  for (let skip = 0; skip < 5; skip++) next();
  return next;
}

/**
 * One that is drawn without noise; label by turns, so that both are as many.
 * @param along its place on a spiral's arm, 0 to 1
 */
function draw(id: SetId, index: number, along: number, chance: () => number): LabelledPoint {
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
      const angle = 1.5 * 2 * Math.PI * along + (label === 1 ? 0 : Math.PI);
      const radius = 0.08 + 0.86 * along;
      return { at: [radius * Math.sin(angle), radius * Math.cos(angle)], label };
    }
  }
}

/**
 * @param noise standard deviation of what is added to every coordinate, as a share of the square's half side
 * @param even along a spiral at equal distances; else by chance
 */
export function pointSet(
  id: SetId,
  noise: number,
  seed: number,
  count = usualCount,
  even = true,
): readonly LabelledPoint[] {
  const chance = numbers(seed);
  const normal = () => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance());
  return Array.from({ length: count }, (_, index) => {
    const along = even ? (Math.floor(index / 2) + 0.5) / (count / 2) : chance();
    const { at, label } = draw(id, index, along, chance);
    const moved = (value: number) => rounded(value + noise * normal());
    return { at: [moved(at[0]), moved(at[1])], label };
  });
}

/** Two decimals, inside of the square. */
export function rounded(value: number): number {
  return Math.round(100 * Math.min(1, Math.max(-1, value))) / 100;
}

const seeds: Readonly<Record<Split, number>> = { training: 1, validation: 2, test: 3 };

/** The same ones for the same words, whatever the seed of the run: there it is luck of the weights alone. */
export function planePoints(data: PlaneRef, split: Split): readonly LabelledPoint[] {
  return pointSet(data.set, data.noise, seeds[split], data[split] ?? 0, false);
}

export function planeExamples(data: PlaneRef): Readonly<Record<Split, Examples>> {
  const of = (split: Split): Examples => {
    const all = planePoints(data, split);
    return {
      inputs: Float32Array.from(all.flatMap(({ at }) => at)),
      labels: Uint8Array.from(all, ({ label }) => label),
      count: all.length,
    };
  };
  return { training: of('training'), validation: of('validation'), test: of('test') };
}
