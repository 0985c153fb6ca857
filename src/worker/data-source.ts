// What the worker needs of a data set that is fetched. Worker and Node. The book's is data/mnist; tests bring a smaller one.
import type { Examples, Split } from '../network/examples.ts';
import type { Result } from '../network/result.ts';
import type { MnistRef } from '../network/dataset.ts';

export interface DataSource {
  /** Numbers in one input. */
  readonly inputSize: number;
  readonly testSize: number;
  readonly loadedBytes: number;
  readonly totalBytes: number;
  readonly complete: boolean;
  /** Loads what is missing. Never rejects. After a failure, called again: another try. */
  load(): Promise<Result<unknown>>;
  /** Called whenever examples have arrived and been verified, and as bytes come in. */
  onProgress(listener: () => void): void;
  /** How many of a split's first examples are here. */
  arrived(split: Split, data: MnistRef): number;
  /** Examples that have arrived; not a copy. */
  examples(split: Split, from: number, count: number, data: MnistRef): Examples;
}
