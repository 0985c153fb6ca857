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
  /** Of what is not elastic. */
  readonly #still: Displacement;
  /** The image at hand in a frame of background. */
  readonly #framed: Uint8Array;

  constructor(side: number, distortion: Distortion) {
    this.#side = side;
    this.#distortion = distortion;
    this.#framed = new Uint8Array((side + 2) ** 2);
    this.#still = {
      across: new Float64Array(side * side),
      down: new Float64Array(side * side),
    };
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
    const field = this.#elastic?.draw(key, drawWords) ?? this.#still;
    const side = this.#side;
    const framed = this.#framed;
    // Pixel by pixel: a view of each row would take longer than its pixels do.
    for (let y = 0, from = 0; y < side; y++) {
      const to = (y + 1) * (side + 2) + 1;
      for (let x = 0; x < side; x++) framed[to + x] = image[from++]!;
    }
    resample(framed, side, drawn(this.#distortion, key), field, into);
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

/**
 * For each pixel looks up where it comes from, between the pixels there (bilinear); beyond the edge is background.
 * @param framed the image with a frame of background, one pixel wide
 */
function resample(
  framed: Uint8Array,
  side: number,
  { rotation, skew, width, height, across, down }: Draw,
  field: Displacement,
  into: Uint8Array,
): void {
  const middle = (side - 1) / 2;
  const cos = Math.cos(rotation);
  const sin = Math.sin(rotation);
  const lean = Math.tan(skew);
  // Backwards: moved, bent, turned, leant, stretched; then into the frame.
  const [xx, xy] = [(cos + lean * sin) / width, (lean * cos - sin) / width];
  const [yx, yy] = [sin / height, cos / height];
  const stride = side + 2;
  const end = side + 1;
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const i = y * side + x;
      const dx = x - middle - across + field.across[i]!;
      const dy = y - middle - down + field.down[i]!;
      const fromX = middle + 1 + xx * dx + xy * dy;
      const fromY = middle + 1 + yx * dx + yy * dy;
      if (!(fromX >= 0 && fromY >= 0 && fromX < end && fromY < end)) {
        into[i] = 0;
        continue;
      }
      // Cut to whole numbers, which for what is not negative is the floor.
      const left = fromX | 0;
      const top = fromY | 0;
      const at = top * stride + left;
      const under = at + stride;
      const a = framed[at]!;
      const b = framed[at + 1]!;
      const c = framed[under]!;
      const d = framed[under + 1]!;
      // As most of a digit is.
      if ((a | b | c | d) === 0) {
        into[i] = 0;
        continue;
      }
      const right = fromX - left;
      const upper = a + right * (b - a);
      const lower = c + right * (d - c);
      into[i] = upper + (fromY - top) * (lower - upper) + 0.5;
    }
  }
}
