// SHA-256 (FIPS 180-4). Any thread.

function toHex(words: DataView): string {
  let hex = '';
  for (let i = 0; i < words.byteLength; i += 4) {
    hex += words.getUint32(i).toString(16).padStart(8, '0');
  }
  return hex;
}

/** Browsers have it on https and on localhost only; a book on a plain http server must do without. */
function platformDigest(): SubtleCrypto | undefined {
  return globalThis.crypto.subtle;
}

/** @returns 64 hexadecimal digits, lower case */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const subtle = platformDigest();
  if (!subtle) return sha256InScript(bytes);
  return toHex(new DataView(await subtle.digest('SHA-256', bytes)));
}

/** The first 32 bits of the fractional part of a positive root. */
function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0;
}

const primes: number[] = [];
for (let n = 2; primes.length < 64; n++)
  if (primes.every((prime) => n % prime !== 0)) primes.push(n);
const roundConstants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const firstState = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

function rotateRight(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The same without the platform's help, about ten times slower. */
export function sha256InScript(bytes: Uint8Array): string {
  // A 1 bit, zeros, and the length in bits as 64 bits fill the last block of 64 bytes.
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);

  const state = firstState.slice();
  const w = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(block + 4 * i);
    compressBlock(state, w);
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => {
    digest.setInt32(4 * i, word);
  });
  return toHex(digest);
}

/** @param w the block's 16 words, and room for 48 more */
function compressBlock(state: Int32Array, w: Int32Array): void {
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!;
    const y = w[i - 2]!;
    const s0 = rotateRight(x, 7) ^ rotateRight(x, 18) ^ (x >>> 3);
    const s1 = rotateRight(y, 17) ^ rotateRight(y, 19) ^ (y >>> 10);
    w[i] = w[i - 16]! + s0 + w[i - 7]! + s1;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i++) {
    const s1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + s1 + choice + roundConstants[i]! + w[i]!) | 0;
    const s0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + s0 + majority) | 0;
  }
  const worked = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i]! += worked[i]!;
}
