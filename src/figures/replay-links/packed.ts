// JSON as short text that fits in an address, and back: deflated, with the sum that tells whether it is whole. Page thread.
import { base64Of, bytesOfBase64 } from '../../network/base64.ts';
import { joined } from '../open-laboratory/take-home/bytes.ts';

/** Far more than any plan and its changes take: a small text must not unfold into a large one. */
const mostBytes = 2 ** 18;

export async function packed(value: unknown): Promise<string> {
  const bytes = await through(
    new TextEncoder().encode(JSON.stringify(value)),
    new CompressionStream('deflate'),
  );
  return base64Of(bytes!).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @returns undefined for what is damaged */
export async function unpacked(text: string): Promise<unknown> {
  try {
    const bytes = bytesOfBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
    if (bytes === null) return undefined;
    const whole = await through(bytes, new DecompressionStream('deflate'));
    return whole === null ? undefined : (JSON.parse(new TextDecoder().decode(whole)) as unknown);
  } catch {
    return undefined;
  }
}

/** @returns null for too many */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array | null> {
  const writer = stream.writable.getWriter();
  // What is wrong shows where it is read.
  void writer.write(bytes).catch(() => undefined);
  void writer.close().catch(() => undefined);
  const reader = stream.readable.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
    if (size > mostBytes) {
      await reader.cancel();
      return null;
    }
  }
  return joined(parts);
}
