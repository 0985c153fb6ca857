// Why a file is not what its reader hoped for, in sentences. Any thread.
import type { Problem } from '../../network/result.ts';

/** Ends the reading; the reader of the file turns it into a result. */
export class Unreadable extends Error {
  readonly problem: Problem;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.name = 'Unreadable';
    this.problem = { code, message, hint };
  }
}

const chooseAnother = 'Choose train_32x32.mat as it was published.';
const loadAgain = 'Load the file again and compare its size with the published one.';

export const empty = () => new Unreadable('file-empty', 'This file is empty.', chooseAnother);

export const notMat = (what: string) =>
  new Unreadable('not-mat', `This is ${what} and no MAT-file.`, chooseAnother);

export const version4 = () =>
  new Unreadable(
    'mat-version',
    'This is a MAT-file of version 4, which cannot hold arrays of colour images.',
    "Choose train_32x32.mat as it was published, or save X and y with save(…, '-v7').",
  );

export const version73 = () =>
  new Unreadable(
    'mat-version',
    'This is a MAT-file of version 7.3, which is an HDF5 file inside; this page reads version 5.',
    "Choose train_32x32.mat as it was published (the digitStruct.mat beside the whole photographs is another file), or save X and y with save(…, '-v7').",
  );

export const truncated = (where: string) =>
  new Unreadable('mat-truncated', `The file ends in the middle of ${where}.`, loadAgain);

export const damaged = (what: string) =>
  new Unreadable('mat-damaged', `The file is damaged: ${what}.`, loadAgain);

export const notHouseNumbers = (what: string) =>
  new Unreadable(
    'not-svhn',
    `This MAT-file is not one of SVHN’s: ${what}.`,
    "Choose train_32x32.mat, or save X (32 × 32 × 3 × N, whole numbers from 0 to 255) and y (N labels from 1 to 10) with save(…, '-v7').",
  );
