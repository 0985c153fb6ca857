// From a picture of a digit, as a camera or a program made it, to what the network is given. Any thread. Each stage can be
// left out, to see what it is good for.
import { median } from '../median.ts';
import { normalise, type NormalisedDigit, type Stages } from '../digit/normalise.ts';
import type { InkImage } from '../digit/ink-image.ts';

export interface GreyImage {
  readonly width: number;
  readonly height: number;
  /** width x height, row by row: 0 black to 1 white. */
  readonly light: Float32Array;
}

/** Before the stages that drawings have too: a drawing has no paper. */
export interface PhotoStages extends Stages {
  /** Dark ink on light paper becomes light ink on dark paper, as in MNIST; left out, light counts as ink as it is. */
  readonly invert: boolean;
  /** The paper's tone is taken away, and what is darkest or lightest becomes full ink; left out, all greys stay. */
  readonly clean: boolean;
}

export interface PhotoDigit {
  /** After `invert`: 0 to 1. */
  readonly inverted: InkImage;
  readonly isInverted: boolean;
  /** After `clean`. */
  readonly cleaned: InkImage;
  /** The rest; null where no ink is left. */
  readonly normalised: NormalisedDigit | null;
}

/** @param rgba four bytes a pixel; what is transparent shows white paper */
export function greyOf(rgba: Uint8ClampedArray, width: number, height: number): GreyImage {
  const light = new Float32Array(width * height);
  for (let at = 0; at < light.length; at++) {
    const from = 4 * at;
    // Rec. 601: as bright as the eye finds them.
    const luma = (0.299 * rgba[from]! + 0.587 * rgba[from + 1]! + 0.114 * rgba[from + 2]!) / 255;
    const cover = rgba[from + 3]! / 255;
    light[at] = luma * cover + (1 - cover);
  }
  return { width, height, light };
}

export function photoDigit(image: GreyImage, stages: PhotoStages): PhotoDigit {
  const ink = photoInk(image, stages);
  return { ...ink, normalised: normalise(ink.cleaned, stages) };
}

/** The stages that a drawing does not have. */
export function photoInk(
  image: GreyImage,
  { invert, clean }: Pick<PhotoStages, 'invert' | 'clean'>,
): Omit<PhotoDigit, 'normalised'> {
  const { width, height, light } = image;
  const isInverted = invert && paperIsLight(image);
  const ink = isInverted ? light.map((value) => 1 - value) : light;
  const inverted = { width, height, ink };
  const cleaned = clean ? { width, height, ink: withoutPaper(inverted) } : inverted;
  return { inverted, isInverted, cleaned };
}

/** Pixels at the edge show paper, of which there is more than ink. */
function edge(width: number, height: number, visit: (x: number, y: number) => void): void {
  for (let x = 0; x < width; x++) {
    visit(x, 0);
    if (height > 1) visit(x, height - 1);
  }
  for (let y = 1; y < height - 1; y++) {
    visit(0, y);
    if (width > 1) visit(width - 1, y);
  }
}

function paperIsLight({ width, height, light }: GreyImage): boolean {
  const tones: number[] = [];
  edge(width, height, (x, y) => tones.push(light[y * width + x]!));
  let [darkest, lightest] = [1, 0];
  for (const value of light) {
    darkest = Math.min(darkest, value);
    lightest = Math.max(lightest, value);
  }
  return median(tones) > (darkest + lightest) / 2;
}

/** Less than this above the paper is none; so much is full ink: shares of the way to the strongest. */
const [least, full] = [0.3, 0.75];
/** Of all pixels, so many may be stronger than what counts as the strongest: specks, and the camera's noise. */
const specks = 0.005;
/** A sheet with less contrast than this is empty. */
const faintest = 0.04;

/** Ink above the paper, 0 to 1. The paper's tone may rise to one side, as under a lamp. */
function withoutPaper({ width, height, ink }: InkImage): Float32Array {
  const tone = paperTone({ width, height, ink });
  const above = new Float32Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) above[at] = ink[at]! - tone(x, y);
  }
  const strongest = strongestOf(above);
  if (strongest < faintest) return new Float32Array(above.length);
  const [low, high] = [least * strongest, full * strongest];
  return above.map((value) => Math.min(1, Math.max(0, (value - low) / (high - low))));
}

/** To a thousandth: counted, which is quicker than sorted. */
function strongestOf(above: Float32Array): number {
  const steps = 1000;
  const counts = new Uint32Array(steps + 1);
  for (const value of above) counts[Math.round(Math.min(1, Math.max(0, value)) * steps)]! += 1;
  let left = Math.floor(above.length * specks);
  let step = steps;
  while (step > 0 && counts[step]! <= left) left -= counts[step--]!;
  return step / steps;
}

/** The plane through the edge's tones by least squares, once more without those that lie far off: ink that reaches the edge. */
function paperTone({ width, height, ink }: InkImage): (x: number, y: number) => number {
  const points: { readonly x: number; readonly y: number; readonly tone: number }[] = [];
  edge(width, height, (x, y) => points.push({ x, y, tone: ink[y * width + x]! }));
  const rough = median(points.map(({ tone }) => tone));
  const spread = median(points.map(({ tone }) => Math.abs(tone - rough)));
  const near = points.filter(({ tone }) => Math.abs(tone - rough) <= Math.max(0.15, 4 * spread));
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  let [sum, sumXX, sumYY, sumXT, sumYT, sumX, sumY, sumXY] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const { x, y, tone } of near) {
    const [u, w] = [x - middleX, y - middleY];
    sum += tone;
    sumX += u;
    sumY += w;
    sumXX += u * u;
    sumYY += w * w;
    sumXY += u * w;
    sumXT += u * tone;
    sumYT += w * tone;
  }
  const count = near.length;
  // Normal equations about the points' own mean.
  const [xx, yy, xy] = [
    sumXX - (sumX * sumX) / count,
    sumYY - (sumY * sumY) / count,
    sumXY - (sumX * sumY) / count,
  ];
  const [xt, yt] = [sumXT - (sumX * sum) / count, sumYT - (sumY * sum) / count];
  const determinant = xx * yy - xy * xy;
  const sound = determinant > 1e-9;
  const slopeX = sound ? (xt * yy - yt * xy) / determinant : 0;
  const slopeY = sound ? (yt * xx - xt * xy) / determinant : 0;
  const base = (sum - slopeX * sumX - slopeY * sumY) / count;
  return (x, y) => base + slopeX * (x - middleX) + slopeY * (y - middleY);
}
