// Adam, for models that are one list of numbers. Worker and Node.
const decay = 0.9;
const squareDecay = 0.999;
const smallest = 1e-8;

export class Adam {
  readonly #rate: number;
  readonly #mean: Float64Array;
  readonly #square: Float64Array;
  #steps = 0;

  constructor(count: number, rate: number) {
    this.#rate = rate;
    this.#mean = new Float64Array(count);
    this.#square = new Float64Array(count);
  }

  /** Moves the parameters, in place. */
  step(parameters: Float64Array, gradient: Float64Array): void {
    this.#steps++;
    const mend = 1 - decay ** this.#steps;
    const mendSquare = 1 - squareDecay ** this.#steps;
    for (let n = 0; n < parameters.length; n++) {
      const g = gradient[n]!;
      const mean = (this.#mean[n] = decay * this.#mean[n]! + (1 - decay) * g);
      const square = (this.#square[n] = squareDecay * this.#square[n]! + (1 - squareDecay) * g * g);
      parameters[n]! -= (this.#rate * mean) / mend / (Math.sqrt(square / mendSquare) + smallest);
    }
  }
}
