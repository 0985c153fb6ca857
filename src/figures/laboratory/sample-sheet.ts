// The first test images as a small picture of their own: here before any worker, and before the data set. Page thread.
import {
  imageSide,
  imageSize,
  manifestFile,
  parseManifest,
  type MnistManifest,
} from '../../data/mnist/manifest.ts';

/** Room is kept for so many before they are here. */
export const sampleCount = 30;

export interface SampleImage {
  /** 28 x 28 bytes, 255 for full ink. */
  readonly pixels: Uint8Array;
  /** What it shows, as a digit. */
  readonly label: string;
}

const folder = `${import.meta.env.BASE_URL}data/mnist/`;

/** Rejects where they cannot be fetched. */
export async function loadSamples(signal: AbortSignal): Promise<readonly SampleImage[]> {
  const manifest = parseManifest(await (await fetchFile(manifestFile, signal)).json());
  if (!manifest.ok) throw new Error(manifest.problem.message);
  const { samples } = manifest.value;
  const sheet = await createImageBitmap(await (await fetchFile(samples.file, signal)).blob());
  return cut(sheet, samples);
}

async function fetchFile(file: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(folder + file, { signal });
  if (!response.ok) throw new Error(`${file}: ${String(response.status)}`);
  return response;
}

function cut(sheet: ImageBitmap, { columns, labels }: MnistManifest['samples']): SampleImage[] {
  const canvas = document.createElement('canvas');
  canvas.width = sheet.width;
  canvas.height = sheet.height;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(sheet, 0, 0);
  sheet.close();
  return labels.map((label, index) => {
    const left = (index % columns) * imageSide;
    const top = Math.floor(index / columns) * imageSide;
    const { data } = context.getImageData(left, top, imageSide, imageSide);
    const pixels = Uint8Array.from({ length: imageSize }, (_, at) => data[at * 4]!);
    return { pixels, label: String(label) };
  });
}
