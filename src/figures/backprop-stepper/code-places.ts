// Which lines of the book's own code compute each equation. Pure; read at build time, when the lines are quoted from the
// source itself (scripts/mdx/backprop-code.ts), so that a line that has gone ends the build. Page thread.
export type Equation =
  'Weighted sum' | 'Activation' | 'Quadratic cost' | 'BP1' | 'BP2' | 'BP3' | 'BP4';

/** A region of a file under src/, and in it the lines in hand: each is the one that begins so. */
export interface CodePlace {
  readonly file: string;
  readonly region: string;
  readonly lit: readonly string[];
}

const network = 'backends/reference/network.ts';
const dense = 'backends/reference/layers/dense.ts';
const activation = 'backends/reference/layers/activation.ts';

const slope: CodePlace = {
  file: activation,
  region: 'activation-back',
  lit: ['delta[j] = error[j]! * f.derivative('],
};

export const codePlaces: Readonly<Record<Equation, readonly CodePlace[]>> = {
  'Weighted sum': [
    { file: dense, region: 'weighted-sum', lit: ['let z = b === null', 'z += w[j * inputs + k]!'] },
  ],
  Activation: [
    { file: activation, region: 'activation', lit: ['for (let j = 0; j < size; j++) a[j] ='] },
  ],
  'Quadratic cost': [
    { file: network, region: 'cost', lit: ['cost += this.#cost.term('] },
    { file: 'network/costs/quadratic.ts', region: 'quadratic', lit: ['term:'] },
  ],
  BP1: [
    {
      file: network,
      region: 'output-error',
      lit: ['error[j] = this.#cost.derivative('],
    },
    slope,
  ],
  BP2: [
    {
      file: dense,
      region: 'error-back',
      lit: ['inputError[k]! += w[j * inputs + k]! * delta[j]!'],
    },
    slope,
  ],
  BP3: [
    { file: dense, region: 'gradient-bias', lit: ['for (let j = 0; j < units; j++) gradientB'] },
  ],
  BP4: [{ file: dense, region: 'gradient-weights', lit: ['gradientW[j * inputs + k]! += deltaJ'] }],
};
