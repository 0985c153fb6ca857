// Paints what every unit says over the square, at every report of the run and outside of React: sixty times a second,
// nothing but numbers changes. Page thread.
import type { NetworkSpec } from '../../network/network-spec.ts';
import type { Parameters } from '../../network/parameters.ts';
import type { Colours } from '../../ui/use-colours.ts';
import { Fields, side, type Field } from './fields.ts';

interface Sheet {
  readonly context: CanvasRenderingContext2D;
  /** Counted from 0 behind the inputs; −1 is the output. */
  readonly layer: number;
  readonly unit: number;
}

export class Painter {
  #network: NetworkSpec | null = null;
  #fields: Fields | null = null;
  #parameters: Parameters | null = null;
  #known = false;
  /** By layer: whether its activations lie between 0 and 1, and have no colour at a half. */
  #shares: readonly boolean[] = [];
  #colours: Colours | null = null;
  readonly #sheets = new Set<Sheet>();
  readonly #image = new ImageData(side, side);

  /** Those painted last; what a run that starts anew may go on with. */
  get parameters(): Parameters | null {
    return this.#parameters;
  }

  /** @param parameters null: not known now; what was painted stays */
  show(network: NetworkSpec, parameters: Parameters | null): void {
    if (network !== this.#network) {
      this.#network = network;
      this.#fields = new Fields(network);
      this.#known = false;
      this.#shares = network.layers.flatMap((layer) =>
        layer.kind === 'activation' ? [layer.function === 'sigmoid'] : [],
      );
    }
    if (parameters === null || (this.#known && parameters === this.#parameters)) return;
    this.#parameters = parameters;
    this.#known = this.#fields!.compute(parameters);
    this.#paintAll();
  }

  colour(colours: Colours): void {
    this.#colours = colours;
    this.#paintAll();
  }

  /** @returns takes it away again */
  add(canvas: HTMLCanvasElement, layer: number, unit: number): () => void {
    const context = canvas.getContext('2d');
    if (context === null) return () => undefined;
    const sheet = { context, layer, unit };
    this.#sheets.add(sheet);
    this.#paint(sheet);
    return () => this.#sheets.delete(sheet);
  }

  #paintAll(): void {
    for (const sheet of this.#sheets) this.#paint(sheet);
  }

  #paint({ context, layer, unit }: Sheet): void {
    const field = this.#known ? this.#fields?.layers.at(layer)?.[unit] : undefined;
    if (field === undefined || this.#colours === null) return;
    fill(this.#image.data, field, this.#shares.at(layer) === true, this.#colours);
    context.putImageData(this.#image, 0, 0);
  }
}

function fill(
  pixels: Uint8ClampedArray,
  field: Field,
  share: boolean,
  { positive, negative }: Colours,
): void {
  for (let cell = 0; cell < field.length; cell++) {
    const value = share ? 2 * field[cell]! - 1 : field[cell]!;
    const colour = value > 0 ? positive : negative;
    const at = 4 * cell;
    pixels[at] = colour[0];
    pixels[at + 1] = colour[1];
    pixels[at + 2] = colour[2];
    pixels[at + 3] = 255 * Math.abs(value);
  }
}
