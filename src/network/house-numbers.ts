// The Street View House Numbers as their authors publish them: what the page and the worker say to each other of a file of
// them. Any thread.

export const houseNumberSide = 32;
/** Red, green and blue of every pixel. */
export const houseNumberBytes = 3 * houseNumberSide * houseNumberSide;

/** A file of them that the worker has read. */
export interface HouseNumberSet {
  /** Of this reading; plans name it. */
  readonly id: number;
  readonly count: number;
  /** Images in the file: more than `count` where there are too many to hold. */
  readonly inFile: number;
  /** 0 to 9, one for each image. */
  readonly labels: Uint8Array;
}
