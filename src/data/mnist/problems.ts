// What can go wrong on the data's way to the reader, each with a code, a sentence and a way on. Any thread.
import { failure, type Result } from '../../network/result.ts';

const retry = 'Press Retry: only what is missing is fetched again.';

export function missing(file: string, status: number): Result<never> {
  return failure(
    'data-missing',
    `The server does not have the data file “${file}” (HTTP ${status}).`,
    'Press Retry; if that does not help, this copy of the book was not put up completely.',
  );
}

export function unreachable(file: string): Result<never> {
  return failure(
    'data-unreachable',
    `The data file “${file}” could not be fetched: the server does not answer.`,
    `Check your connection, then press Retry.`,
  );
}

export function cutShort(file: string, bytes?: number, wanted?: number): Result<never> {
  const sizes =
    bytes === undefined || wanted === undefined
      ? ''
      : ` (${bytes.toLocaleString('en')} of ${wanted.toLocaleString('en')} bytes)`;
  return failure('data-cut-short', `The data file “${file}” arrived cut short${sizes}.`, retry);
}

export function altered(file: string): Result<never> {
  return failure(
    'data-altered',
    `The data file “${file}” is not what it should be: its checksum differs. Nothing of it is used.`,
    retry,
  );
}

export function cancelled(): Result<never> {
  return failure('data-cancelled', 'Fetching the data was stopped.', retry);
}

export function cannotUnpack(): Result<never> {
  return failure(
    'data-cannot-unpack',
    'This browser cannot unpack the data: it is too old (DecompressionStream is missing).',
    'Open the book in a current browser.',
  );
}
