// The smallest change that we can find to an image so that a network reads another digit: against the slope, with respect
// to the pixels, of the lead that the present verdict has over the wanted one, then back along the straight line until the
// verdict is about to return. A plain form of DeepFool (Moosavi-Dezfooli and others 2016). Page thread, pure but for the network, which is asked.

/** What the network makes of `count` images, one after another. */
export interface Look {
  /** count x classes */
  readonly outputs: Float32Array;
  /** count x pixels: how the lead of the rival's weighted sum over the wanted one's changes with each pixel. */
  readonly slopes: Float32Array;
}
export interface Wish {
  readonly wanted: number;
  /** What is in its way. */
  readonly rival: number;
}
/** @returns null when the network cannot be asked any more */
export type Ask = (images: Float32Array, wishes: readonly Wish[]) => Promise<Look | null>;

export interface Change {
  readonly wanted: number;
  /** The image that is read as wanted; null where none was found. */
  readonly image: Float32Array | null;
  /** Euclidean length of the change; Infinity where none was found. */
  readonly length: number;
}

/** Length of one step, in units of a pixel's whole range. */
const stepLength = 0.1;
/** Share of its direction that a second try keeps from step to step. */
const memory = 0.9;
const mostSteps = 150;
/** Each halves the stretch on which the verdict changes. */
const halvings = 12;

export function verdictOf(outputs: Float32Array, index: number, classes: number): number {
  let best = 0;
  for (let j = 1; j < classes; j++) {
    if (outputs[index * classes + j]! > outputs[index * classes + best]!) best = j;
  }
  return best;
}

export function lengthBetween(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum);
}

/**
 * One step down the slope that keeps every pixel within 0..1.
 * @returns false where there is no way down
 */
export function stepDown(image: Float32Array, slope: Float32Array, length: number): boolean {
  let sum = 0;
  for (let k = 0; k < image.length; k++) if (isFree(image[k]!, slope[k]!)) sum += slope[k]! ** 2;
  if (!(sum > 0)) return false;
  const factor = length / Math.sqrt(sum);
  for (let k = 0; k < image.length; k++) {
    if (isFree(image[k]!, slope[k]!)) {
      image[k] = Math.min(1, Math.max(0, image[k]! - factor * slope[k]!));
    }
  }
  return true;
}

/** Whether a pixel can go against its slope. */
function isFree(value: number, slope: number): boolean {
  return slope > 0 ? value > 0 : value < 1;
}

/** The output that the wanted one has to pass: the largest of the others. */
export function rivalOf(
  outputs: Float32Array,
  index: number,
  classes: number,
  wanted: number,
): number {
  let best = wanted === 0 ? 1 : 0;
  for (let j = 0; j < classes; j++) {
    if (j !== wanted && outputs[index * classes + j]! > outputs[index * classes + best]!) best = j;
  }
  return best;
}

interface Walk {
  readonly image: Float32Array;
  readonly wish: Wish;
}

interface FreshWalk extends Walk {
  readonly direction: Float32Array;
  wish: Wish;
  found: boolean;
}

const newWalk = (image: Float32Array, wish: Wish): FreshWalk => ({
  image: image.slice(),
  direction: new Float32Array(image.length),
  wish,
  found: false,
});

/**
 * Takes steps until each is read as wanted, or there is no way on.
 * @param kept share of a direction that is left after a step (Dong and others 2018); 0: each goes straight down its slope
 * @returns false when the network could not be asked any more
 */
async function walk(ask: Ask, walks: readonly FreshWalk[], kept: number): Promise<boolean> {
  let walking = walks;
  for (let step = 0; step <= mostSteps && walking.length > 0; step++) {
    const look = await askFor(ask, walking);
    if (look === null) return false;
    const classes = look.outputs.length / walking.length;
    walking = walking.filter((one, place) => {
      const rival = rivalOf(look.outputs, place, classes, one.wish.wanted);
      one.found = verdictOf(look.outputs, place, classes) === one.wish.wanted;
      if (one.found || step === mostSteps) return false;
      // The slope is the one against the rival of the step before: that is near enough.
      const size = one.image.length;
      turn(one.direction, look.slopes.subarray(place * size, (place + 1) * size), kept);
      one.wish = { ...one.wish, rival };
      return stepDown(one.image, one.direction, stepLength);
    });
  }
  return true;
}

/** To a slope of length 1, and what is kept of the direction before. */
function turn(direction: Float32Array, slope: Float32Array, kept: number): void {
  const length = Math.sqrt(slope.reduce((sum, value) => sum + value * value, 0));
  for (let k = 0; k < slope.length; k++) {
    direction[k] = kept * direction[k]! + (length === 0 ? 0 : slope[k]! / length);
  }
}

/**
 * @param image pixels, 0..1
 * @param verdict what it is read as
 * @param wanted the readings to find a change for, tried side by side
 * @returns in the order of `wanted`; null when the network could not be asked any more
 */
export async function smallestChanges(
  ask: Ask,
  image: Float32Array,
  verdict: number,
  wanted: readonly number[],
): Promise<readonly Change[] | null> {
  const walks = wanted.map((digit) => newWalk(image, { wanted: digit, rival: verdict }));
  if (!(await walk(ask, walks, 0))) return null;
  // Where two rivals take turns, the slopes lead to and fro: a second try keeps most of its direction, for a longer way.
  const missed = walks.flatMap(({ found, wish: { wanted: digit } }, place) =>
    found ? [] : { place, again: newWalk(image, { wanted: digit, rival: verdict }) },
  );
  const second = missed.map(({ again }) => again);
  if (!(await walk(ask, second, memory))) return null;
  for (const { place, again } of missed) walks[place] = again;

  const shares = await leastShares(
    ask,
    image,
    walks.filter(({ found }) => found),
  );
  if (shares === null) return null;
  return walks.map((walk) => {
    const share = shares.get(walk);
    if (share === undefined) return { wanted: walk.wish.wanted, image: null, length: Infinity };
    const changed = between(image, walk.image, share);
    return { wanted: walk.wish.wanted, image: changed, length: lengthBetween(image, changed) };
  });
}

/** How much of each change is needed, by halving: at the share returned the image is read as wanted. */
async function leastShares<One extends Walk>(
  ask: Ask,
  image: Float32Array,
  walks: readonly One[],
): Promise<ReadonlyMap<One, number> | null> {
  const stretches = walks.map((walk) => ({ walk, low: 0, high: 1 }));
  for (let round = 0; round < halvings && walks.length > 0; round++) {
    const middles = stretches.map(({ walk, low, high }) => ({
      image: between(image, walk.image, (low + high) / 2),
      wish: walk.wish,
    }));
    const look = await askFor(ask, middles);
    if (look === null) return null;
    const classes = look.outputs.length / walks.length;
    for (const [i, stretch] of stretches.entries()) {
      const middle = (stretch.low + stretch.high) / 2;
      if (verdictOf(look.outputs, i, classes) === stretch.walk.wish.wanted) stretch.high = middle;
      else stretch.low = middle;
    }
  }
  return new Map(stretches.map(({ walk, high }) => [walk, high]));
}

function askFor(ask: Ask, walks: readonly Walk[]): Promise<Look | null> {
  const size = walks[0]!.image.length;
  const together = new Float32Array(walks.length * size);
  for (const [i, { image }] of walks.entries()) together.set(image, i * size);
  return ask(
    together,
    walks.map(({ wish }) => wish),
  );
}

function between(from: Float32Array, to: Float32Array, share: number): Float32Array {
  return from.map((value, k) => value + share * (to[k]! - value));
}

/**
 * Images changed at random, each by exactly as much: what a change is worth that knows nothing of the network.
 * Pixels may leave 0..1 by it; they are not held back, which would make the changes smaller.
 * @param normal draws from N(0, 1)
 * @returns count x pixels
 */
export function randomChanges(
  image: Float32Array,
  length: number,
  count: number,
  normal: () => number,
): Float32Array {
  const size = image.length;
  const images = new Float32Array(count * size);
  for (let i = 0; i < count; i++) {
    const direction = Float64Array.from(image, normal);
    const factor = length / lengthBetween(direction, new Float64Array(size));
    for (let k = 0; k < size; k++) images[i * size + k] = image[k]! + factor * direction[k]!;
  }
  return images;
}
