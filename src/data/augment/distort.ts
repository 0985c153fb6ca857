// A digit turned, leant, stretched, moved and bent at random. Any thread.
import type { Distortion } from '../../network/augmentation.ts';
import { counterWord } from '../../random/counter.ts';
import { ElasticField, type Displacement } from './elastic.ts';

/** What an image is drawn with: amounts between minus and plus the distortion's. */
interface Draw {
  /** Radians. */
  readonly rotation: number;
  readonly skew: number;
  /** Factors. */
  readonly width: number;
  readonly height: number;
  /** Pixels. */
  readonly across: number;
  readonly down: number;
}

/** Words of the counter that a Draw takes; those of the elastic field come after them. */
const drawWords = 6;

export class Distorter {
  readonly #side: number;
  readonly #distortion: Distortion;
  readonly #elastic: ElasticField | null;

  constructor(side: number, distortion: Distortion) {
    this.#side = side;
    this.#distortion = distortion;
    const { elastic } = distortion;
    this.#elastic =
      elastic === null || elastic.alpha === 0
        ? null
        : new ElasticField(side, elastic.alpha, elastic.sigma);
  }

  /**
   * @param key of the random numbers: the same key bends the same way
   * @param into side x side bytes, all of them overwritten
   */
  distort(image: Uint8Array, key: number, into: Uint8Array): void {
    const field = this.#elastic?.draw(key, drawWords) ?? null;
    resample(image, this.#side, drawn(this.#distortion, key), field, into);
  }
}

function drawn({ rotation, skew, scaling, translation }: Distortion, key: number): Draw {
  const even = (word: number) => counterWord(key, word) * 2 ** -31 - 1;
  const radians = Math.PI / 180;
  return {
    rotation: rotation * radians * even(0),
    skew: skew * radians * even(1),
    width: 1 + scaling * even(2),
    height: 1 + scaling * even(3),
    across: translation * even(4),
    down: translation * even(5),
  };
}

/** For each pixel looks up where it comes from, between the pixels there (bilinear); beyond the edge is background. */
function resample(
  image: Uint8Array,
  side: number,
  { rotation, skew, width, height, across, down }: Draw,
  field: Displacement | null,
  into: Uint8Array,
): void {
  const middle = (side - 1) / 2;
  const cos = Math.cos(rotation);
  const sin = Math.sin(rotation);
  const lean = Math.tan(skew);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const i = y * side + x;
      // Backwards: moved, bent, turned, leant, stretched.
      const dx = x - middle - across + (field === null ? 0 : field.across[i]!);
      const dy = y - middle - down + (field === null ? 0 : field.down[i]!);
      const upright = sin * dx + cos * dy;
      const level = cos * dx - sin * dy + lean * upright;
      into[i] = sampled(image, side, middle + level / width, middle + upright / height);
    }
  }
}

function sampled(image: Uint8Array, side: number, x: number, y: number): number {
  if (!(x > -1 && y > -1 && x < side && y < side)) return 0;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = x - left;
  const below = y - top;
  const hasLeft = left >= 0;
  const hasRight = left + 1 < side;
  const at = top * side + left;
  let upper = 0;
  let lower = 0;
  if (top >= 0) {
    upper = (hasLeft ? (1 - right) * image[at]! : 0) + (hasRight ? right * image[at + 1]! : 0);
  }
  if (top + 1 < side) {
    const under = at + side;
    lower =
      (hasLeft ? (1 - right) * image[under]! : 0) + (hasRight ? right * image[under + 1]! : 0);
  }
  return Math.round((1 - below) * upper + below * lower);
}
