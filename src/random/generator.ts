// Seeded random numbers. Any thread. The only source of chance in the book: the same seed gives the same run.

/** The 128 bits of a generator's state, plain data so that a checkpoint can hold it. */
export type GeneratorState = readonly [number, number, number, number];

const TWO_POW_MINUS_32 = 2 ** -32;

/** Finaliser of MurmurHash3 (A. Appleby, public domain): spreads every bit of a 32-bit word over all the others. */
export function mix32(word: number): number {
  let x = word | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** FNV-1a hash of a label, 32 bits: tells the streams of one seed apart. */
function hashLabel(label: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < label.length; i++) {
    hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * sfc32 ("small fast counter", C. Doty-Humphrey, PractRand): 128 bits of state, passes PractRand to 32 TB.
 */
export class Generator {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  private constructor(state: GeneratorState) {
    [this.#a, this.#b, this.#c, this.#counter] = state;
  }

  /**
   * @param seed any integer of 0 to 2^32 - 1
   * @param stream what the numbers are for ("initialisation", "order"): streams of one seed are independent
   */
  static seeded(seed: number, stream: string): Generator {
    const label = hashLabel(stream);
    const generator = new Generator([mix32(seed), mix32(label ^ seed), label, 1]);
    for (let i = 0; i < 15; i++) generator.word();
    return generator;
  }

  static restored(state: GeneratorState): Generator {
    return new Generator(state);
  }

  get state(): GeneratorState {
    return [this.#a, this.#b, this.#c, this.#counter];
  }

  /** The next 32 random bits, 0 to 2^32 - 1. */
  word(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Uniform in [0, 1), a multiple of 2^-32. */
  uniform(): number {
    return this.word() * TWO_POW_MINUS_32;
  }

  /** Uniform integer of 0 to bound - 1, without bias (rejection). */
  below(bound: number): number {
    const limit = 2 ** 32 - (2 ** 32 % bound);
    let word = this.word();
    while (word >= limit) word = this.word();
    return word % bound;
  }

  /** Standard normal, mean 0 and variance 1 (Box and Muller 1958; one of the pair is dropped, so that no half is left in the state). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** Puts the items in a random order, in place (Fisher and Yates). */
  shuffle(items: Uint32Array): void {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const kept = items[i]!;
      items[i] = items[j]!;
      items[j] = kept;
    }
  }
}
