// A restricted Boltzmann machine: energy, conditional probabilities, Gibbs sampling, contrastive divergence. Any thread, pure.

export interface Boltzmann {
  readonly visible: number;
  readonly hidden: number;
  /** [hidden x visible] */
  readonly weights: Float32Array;
  /** [visible] */
  readonly visibleBiases: Float32Array;
  /** [hidden] */
  readonly hiddenBiases: Float32Array;
}

/** Draws from 0..1. */
export type Uniform = () => number;

/** Name of the stream of random numbers for first weights, so that a figure shows those that the worker begins with. */
export const boltzmannStream = 'boltzmann weights';

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/** Small random weights. @param normal draws from the standard normal distribution */
export function firstMachine(
  visible: number,
  hidden: number,
  visibleBiases: Float32Array,
  normal: () => number,
): Boltzmann {
  const weights = Float32Array.from({ length: hidden * visible }, () => 0.01 * normal());
  return { visible, hidden, weights, visibleBiases, hiddenBiases: new Float32Array(hidden) };
}

/** E(v, h). */
export function energy(machine: Boltzmann, v: ArrayLike<number>, h: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < machine.visible; i++) sum -= machine.visibleBiases[i]! * v[i]!;
  for (let j = 0; j < machine.hidden; j++) sum -= h[j]! * hiddenSum(machine, v, j);
  return sum;
}

/** F(v): the energy of an image with all hidden states taken together, −log of the sum of e^−E over them. */
export function freeEnergy(machine: Boltzmann, v: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < machine.visible; i++) sum -= machine.visibleBiases[i]! * v[i]!;
  for (let j = 0; j < machine.hidden; j++) {
    const z = hiddenSum(machine, v, j);
    // log(1 + e^z), without overflow.
    sum -= Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  }
  return sum;
}

function hiddenSum({ visible, weights, hiddenBiases }: Boltzmann, v: ArrayLike<number>, j: number) {
  let z = hiddenBiases[j]!;
  const row = j * visible;
  for (let i = 0; i < visible; i++) z += weights[row + i]! * v[i]!;
  return z;
}

/** P(h_j = 1 | v). */
export function hiddenShares(machine: Boltzmann, v: ArrayLike<number>): Float32Array {
  const shares = new Float32Array(machine.hidden);
  for (let j = 0; j < machine.hidden; j++) shares[j] = sigmoid(hiddenSum(machine, v, j));
  return shares;
}

/** P(v_i = 1 | h). */
export function visibleShares(machine: Boltzmann, h: ArrayLike<number>): Float32Array {
  const { visible, hidden, weights, visibleBiases } = machine;
  const shares = Float32Array.from(visibleBiases);
  for (let j = 0; j < hidden; j++) {
    const state = h[j]!;
    if (state === 0) continue;
    const row = j * visible;
    for (let i = 0; i < visible; i++) shares[i]! += state * weights[row + i]!;
  }
  for (let i = 0; i < visible; i++) shares[i] = sigmoid(shares[i]!);
  return shares;
}

/** Tosses a coin for each. */
export function drawn(shares: Float32Array, uniform: Uniform): Float32Array {
  const states = new Float32Array(shares.length);
  for (let n = 0; n < shares.length; n++) states[n] = uniform() < shares[n]! ? 1 : 0;
  return states;
}

/** One turn of Gibbs sampling: hidden states drawn from the image, an image drawn from them. */
export function gibbsTurn(
  machine: Boltzmann,
  v: Float32Array,
  uniform: Uniform,
): { readonly shares: Float32Array; readonly states: Float32Array } {
  const h = drawn(hiddenShares(machine, v), uniform);
  const shares = visibleShares(machine, h);
  return { shares, states: drawn(shares, uniform) };
}

/** What one image adds to the change of the parameters; also the sums over a batch. */
export interface Statistics {
  readonly weights: Float32Array;
  readonly visibleBiases: Float32Array;
  readonly hiddenBiases: Float32Array;
}

export function noStatistics({ visible, hidden }: Boltzmann): Statistics {
  return {
    weights: new Float32Array(hidden * visible),
    visibleBiases: new Float32Array(visible),
    hiddenBiases: new Float32Array(hidden),
  };
}

/**
 * CD-k: adds, for one image, what image and hidden units do together, less what they do together after k turns.
 * @returns squared distance between the image and what the machine made of it in the first turn
 */
export function addContrast(
  machine: Boltzmann,
  image: ArrayLike<number>,
  turns: number,
  uniform: Uniform,
  into: Statistics,
): number {
  // #region contrast
  // Only the hidden units are drawn: an image’s grey shares say more than one drawing from them.
  const first = hiddenShares(machine, image);
  let hidden = first;
  let visible = new Float32Array(machine.visible);
  let error = 0;
  for (let turn = 0; turn < turns; turn++) {
    visible = visibleShares(machine, drawn(hidden, uniform)) as Float32Array<ArrayBuffer>;
    if (turn === 0) error = squaredDistance(image, visible);
    hidden = hiddenShares(machine, visible);
  }
  for (let j = 0; j < machine.hidden; j++) {
    const row = j * machine.visible;
    for (let i = 0; i < machine.visible; i++) {
      into.weights[row + i]! += first[j]! * image[i]! - hidden[j]! * visible[i]!;
    }
    into.hiddenBiases[j]! += first[j]! - hidden[j]!;
  }
  for (let i = 0; i < machine.visible; i++) into.visibleBiases[i]! += image[i]! - visible[i]!;
  // #endregion contrast
  return error;
}

function squaredDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let n = 0; n < a.length; n++) sum += (a[n]! - b[n]!) ** 2;
  return sum;
}
