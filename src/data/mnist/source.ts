// Where the packed MNIST comes from: a server (browser-source.ts), or a folder (scripts/data/node-source.ts). Any thread.
import type { Result } from '../../network/result.ts';
import type { MnistManifest } from './manifest.ts';

export interface FetchOptions {
  /** Told after every piece how many bytes of the file have come so far. */
  readonly onBytes: (loaded: number) => void;
  /** What an earlier attempt brought was damaged: no copy that something kept on the way will do. */
  readonly fresh: boolean;
  readonly signal: AbortSignal | undefined;
}

export interface MnistSource {
  manifest(signal: AbortSignal | undefined): Promise<Result<MnistManifest>>;
  /** The bytes of a file that the manifest names, whatever they are: the loader verifies them. */
  fetchFile(file: string, options: FetchOptions): Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** null where nothing can be kept. */
  readonly store: ChunkStore | null;
}

/** Keeps verified chunks on this device for the next visit. Never rejects: what cannot be kept is fetched again. */
export interface ChunkStore {
  get(file: string): Promise<Uint8Array<ArrayBuffer> | null>;
  put(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  delete(file: string): Promise<void>;
  /** Deletes all but these files. */
  prune(files: readonly string[]): Promise<void>;
}
