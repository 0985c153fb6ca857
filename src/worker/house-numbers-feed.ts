// House numbers: reads the file that the reader has chosen, holds the images once, and gives them out: grey to the runs, in
// colour to the page. Worker.
import { greyImages } from '../data/svhn/pictures.ts';
import { CalledOff, readHouseNumbers, type HouseNumbers } from '../data/svhn/read-svhn.ts';
import type { HouseNumbersRef } from '../network/dataset.ts';
import type { Examples, Split } from '../network/examples.ts';
import { houseNumberBytes } from '../network/house-numbers.ts';
import type { WorkerEvent } from '../protocol/messages.ts';

/** Milliseconds of reading before messages are let in, and between two reports. */
const slice = 10;
const reportInterval = 100;

export class HouseNumbersFeed {
  readonly #emit: (event: WorkerEvent) => void;
  readonly #now: () => number;
  readonly #giveWay: () => Promise<void>;
  readonly #arrived: () => void;
  #held: (HouseNumbers & { readonly id: number }) | null = null;
  /** The reading under way; a newer one ends it. */
  #reading: number | null = null;

  constructor(
    emit: (event: WorkerEvent) => void,
    now: () => number,
    giveWay: () => Promise<void>,
    arrived: () => void,
  ) {
    this.#emit = emit;
    this.#now = now;
    this.#giveWay = giveWay;
    this.#arrived = arrived;
  }

  /** Never rejects. What was read before stays until the new images are all here. */
  async read(id: number, file: Blob): Promise<void> {
    this.#reading = id;
    const report = (readBytes: number) =>
      this.#tell(id, { readBytes, totalBytes: file.size, set: null, problem: null });
    let since = this.#now();
    let toldAt = -Infinity;
    try {
      const found = await readHouseNumbers(file, async (read) => {
        if (this.#reading !== id) throw new CalledOff();
        if (this.#now() - toldAt >= reportInterval) {
          toldAt = this.#now();
          report(read);
        }
        if (this.#now() - since < slice) return;
        await this.#giveWay();
        since = this.#now();
      });
      if (this.#reading !== id) return;
      this.#reading = null;
      const size = { readBytes: file.size, totalBytes: file.size };
      if (!found.ok) {
        this.#tell(id, { ...size, set: null, problem: found.problem });
        return;
      }
      const { labels, inFile } = found.value;
      this.#held = { ...found.value, id };
      this.#tell(id, { ...size, set: { id, count: labels.length, inFile, labels }, problem: null });
      this.#arrived();
    } catch (error) {
      if (!(error instanceof CalledOff)) throw error;
    }
  }

  drop(): void {
    this.#reading = null;
    this.#held = null;
  }

  view(id: number, indices: Uint32Array): void {
    const held = this.#held;
    const there = held !== null && indices.every((index) => index < held.labels.length);
    const images = new Uint8Array(there ? indices.length * houseNumberBytes : 0);
    const labels = new Uint8Array(there ? indices.length : 0);
    if (there) {
      for (const [place, index] of indices.entries()) {
        const at = index * houseNumberBytes;
        images.set(held.images.subarray(at, at + houseNumberBytes), place * houseNumberBytes);
        labels[place] = held.labels[index]!;
      }
    }
    this.#emit({ type: 'house-number-images', id, images, labels });
  }

  /** All of a split or nothing: labels come at the end of a file. A set that is not here may still be read. */
  arrived(split: Split, data: HouseNumbersRef): number {
    const held = this.#held;
    const wanted = data.training + data.validation + data.test;
    return held?.id === data.set && wanted <= held.labels.length ? data[split] : 0;
  }

  /** Only what has arrived. */
  examples(split: Split, from: number, count: number, data: HouseNumbersRef): Examples {
    const held = this.#held;
    if (held?.id !== data.set) throw new Error('these house numbers are no longer here');
    const first = firstOf(split, data, held.labels.length) + from;
    return {
      inputs: greyImages(held.images, first, count),
      labels: held.labels.subarray(first, first + count),
      count,
    };
  }

  #tell(
    id: number,
    told: Omit<Extract<WorkerEvent, { readonly type: 'house-numbers' }>, 'type' | 'id'>,
  ): void {
    this.#emit({ type: 'house-numbers', id, ...told });
  }
}

/** Digits of one house stand beside each other in the file: a block at its end shares next to none with the rest. */
function firstOf(split: Split, { validation, test }: HouseNumbersRef, all: number): number {
  if (split === 'training') return 0;
  return split === 'test' ? all - test : all - test - validation;
}
