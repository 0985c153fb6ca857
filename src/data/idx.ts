// The IDX format, in which MNIST was published: read from and written to the reader's own files. Any thread.
// Layout: 0, 0, type, number of dimensions; each dimension in 32 bits, the highest byte first; the values.
import { failure, success, type Result } from '../network/result.ts';

/** Bytes of any shape, the last dimension running fastest. */
export interface IdxArray {
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

const unsignedByte = 0x08;

export function writeIdx({ shape, values }: IdxArray): Uint8Array<ArrayBuffer> {
  const head = 4 + 4 * shape.length;
  const bytes = new Uint8Array(head + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(2, unsignedByte);
  view.setUint8(3, shape.length);
  shape.forEach((length, index) => view.setUint32(4 + 4 * index, length));
  bytes.set(values, head);
  return bytes;
}

/** Never throws: whatever is no whole IDX file of bytes is refused with the reason. */
export function readIdx(bytes: Uint8Array): Result<IdxArray> {
  const refuse = (message: string) => failure('idx-invalid', message, 'Choose a whole file.');
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0) {
    return refuse('It is no IDX file: those begin with two bytes of 0.');
  }
  const [, , type, dimensions = 0] = bytes;
  if (type !== unsignedByte) {
    return refuse('Its values are not bytes, as those of MNIST are.');
  }
  const head = 4 + 4 * dimensions;
  if (dimensions === 0 || bytes.length < head) {
    return refuse('It ends before it has said how many values it holds.');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const shape = Array.from({ length: dimensions }, (_, index) => view.getUint32(4 + 4 * index));
  const told = shape.reduce((product, length) => product * length, 1);
  const held = bytes.length - head;
  if (held !== told) {
    return refuse(
      `It says that it holds ${shape.join(' × ')} values, but ${held < told ? 'only ' : ''}${String(held)} are there.`,
    );
  }
  return success({ shape, values: bytes.subarray(head) });
}

/** Images with what they show. */
export interface LabelledImages {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /** count x height x width grey levels: 255 is full ink. */
  readonly pixels: Uint8Array;
  /** 0 to 9. */
  readonly labels: Uint8Array;
}

/** @param files an images file and a labels file, in either order, as MNIST has them */
export function readIdxPair(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Result<LabelledImages> {
  const refuse = (message: string, hint: string) => failure('idx-pair-invalid', message, hint);
  const arrays: (IdxArray & { readonly name: string })[] = [];
  for (const { name, bytes } of files) {
    const read = readIdx(bytes);
    if (!read.ok) return refuse(`${name}: ${read.problem.message}`, read.problem.hint);
    arrays.push({ name, ...read.value });
  }
  const images = arrays.filter(({ shape }) => shape.length === 3);
  const labels = arrays.filter(({ shape }) => shape.length === 1);
  const [image, label] = [images[0], labels[0]];
  if (!image || !label || arrays.length !== 2) {
    return refuse(
      'One file of images and one of labels are wanted, as MNIST has them.',
      'Choose both at once.',
    );
  }
  const [count = 0, height = 0, width = 0] = image.shape;
  if (label.values.length !== count) {
    return refuse(
      `${image.name} holds ${String(count)} images, but ${label.name} ${String(label.values.length)} labels.`,
      'Choose two files that belong together.',
    );
  }
  const beyond = label.values.find((digit) => digit > 9);
  if (beyond !== undefined) {
    return refuse(
      `${label.name} has the label ${String(beyond)}, but there are ten digits.`,
      'Choose labels from 0 to 9.',
    );
  }
  if (count === 0 || height === 0 || width === 0) {
    return refuse(`${image.name} holds no image.`, 'Choose a file with some.');
  }
  return success({ count, height, width, pixels: image.values, labels: label.values });
}
