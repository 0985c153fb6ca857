// The house numbers of a file that the reader has chosen, as the page knows them: what is being read, what there is, what
// went wrong. Page thread. The worker reads and holds the images; the page keeps the file, so that another worker can.
import { useSyncExternalStore } from 'react';
import type { HouseNumberSet } from '../network/house-numbers.ts';
import type { Problem } from '../network/result.ts';
import type { WorkerEvent } from '../protocol/messages.ts';
import { createAsker, type Ask } from './asker.ts';
import type { TrainingClient } from './client.ts';
import { sharedClient } from './shared-client.ts';

export interface HouseNumbersState {
  /** What the worker holds; null: nothing. */
  readonly held: { readonly name: string; readonly set: HouseNumberSet } | null;
  readonly reading: { readonly name: string; readonly share: number } | null;
  /** With the last file; what is held stays in force. */
  readonly problem: { readonly name: string; readonly problem: Problem } | null;
}

interface Pictures {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

const nothing: HouseNumbersState = { held: null, reading: null, problem: null };

interface Reading {
  readonly id: number;
  readonly name: string;
  readonly file: Blob;
}

export class HouseNumbersStore {
  readonly #client: TrainingClient;
  readonly #listeners = new Set<() => void>();
  #state = nothing;
  #reading: Reading | null = null;
  #held: Reading | null = null;
  #unsubscribe: (() => void) | null = null;
  /** Those of these places in the file, in colour; null when later ones were asked for, or there are none. */
  readonly view: Ask<Uint32Array, Pictures>;

  constructor(client: TrainingClient) {
    this.#client = client;
    this.view = createAsker(client, {
      command: (id, indices) => ({ type: 'view-house-numbers', id, indices }),
      answer: (event, id) =>
        event.type === 'house-number-images' && event.id === id
          ? { value: event.labels.length === 0 ? null : event }
          : null,
    });
  }

  /** For useSyncExternalStore. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): HouseNumbersState => this.#state;

  /** Takes the place of what is being read; what is held stays until it is whole. */
  readonly read = (file: Blob, name: string): void => {
    this.#unsubscribe ??= this.#client.subscribe({
      event: (event) => {
        if (event.type === 'house-numbers') this.#receive(event);
      },
      died: (replaceable) => this.#workerDied(replaceable),
    });
    this.#begin({ id: this.#client.nextId(), name, file });
  };

  /** Frees what is held. */
  readonly drop = (): void => {
    this.#reading = null;
    this.#held = null;
    this.#client.send({ type: 'drop-house-numbers' });
    this.#set(nothing);
  };

  #begin(reading: Reading): void {
    this.#reading = reading;
    this.#set({ ...this.#state, reading: { name: reading.name, share: 0 }, problem: null });
    this.#client.send({ type: 'read-house-numbers', id: reading.id, file: reading.file });
  }

  #receive(event: WorkerEvent & { readonly type: 'house-numbers' }): void {
    const { set, problem, readBytes, totalBytes } = event;
    const reading = this.#reading;
    if (reading?.id !== event.id) return;
    const { name } = reading;
    if (set !== null) {
      this.#held = reading;
      this.#reading = null;
      this.#set({ held: { name, set }, reading: null, problem: null });
    } else if (problem !== null) {
      this.#reading = null;
      this.#set({ ...this.#state, reading: null, problem: { name, problem } });
    } else {
      this.#set({ ...this.#state, reading: { name, share: readBytes / Math.max(1, totalBytes) } });
    }
  }

  /** The next worker reads the file anew, under the same number: runs that learn from it wait for it. */
  #workerDied(replaceable: boolean): void {
    const again = this.#reading ?? this.#held;
    if (again === null) return;
    this.#held = null;
    this.#set({ ...this.#state, held: null });
    if (replaceable) this.#begin(again);
    else {
      this.#reading = null;
      const problem = {
        code: 'worker-died',
        message: 'The part of the page that held the images has stopped.',
        hint: 'Choose the file again.',
      };
      this.#set({ held: null, reading: null, problem: { name: again.name, problem } });
    }
  }

  #set(state: HouseNumbersState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The page's one. */
export const houseNumbers = new HouseNumbersStore(sharedClient);

export const useHouseNumbers = (): HouseNumbersState =>
  useSyncExternalStore(houseNumbers.subscribe, houseNumbers.snapshot, () => nothing);
