// SHA-256 without the platform's help.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256, sha256InScript } from './sha256.ts';

it('agrees with Node’s own for every length around the block size', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha256InScript(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
  );
});

it('agrees with the platform’s', async () => {
  const bytes = Uint8Array.from({ length: 100_001 }, (_, i) => (i * i) % 251);
  expect(sha256InScript(bytes)).toBe(await sha256(bytes));
});
