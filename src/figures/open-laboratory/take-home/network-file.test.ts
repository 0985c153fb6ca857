// The book's own file: what is saved comes back; what is damaged is refused with a reason.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNetworkFile, writeNetworkFile } from './network-file.ts';
import { firstParameters, testPlans } from './testing/networks.ts';

const plan = testPlans['two convolutions, log-likelihood, Adam']!;
const saved = { plan, trained: { step: 1234, epoch: 2.5 }, parameters: firstParameters(plan) };
const text = writeNetworkFile(saved);
const content = JSON.parse(text) as Record<string, unknown>;

/** Every place in a JSON value, as a path of keys. */
function places(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

/** A copy with another value at one place. */
function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = changed(copy[key], rest, to);
  return copy;
}

const at = fc.constantFrom(...places(content));
const nonsense = fc.oneof(
  fc.constant(null),
  fc.string(),
  fc.constant(-1),
  fc.constant(1e300),
  fc.constant([]),
  fc.constant({ unknown: true }),
);

function expectRefusal(damaged: string): void {
  const read = readNetworkFile(damaged);
  if (read.ok) throw new Error('it was taken');
  expect(read.problem.code).toBe('network-file-invalid');
  expect(read.problem.message.length).toBeGreaterThan(40);
}

describe('a saved network', () => {
  it('comes back bit for bit', () => {
    expect(readNetworkFile(text)).toEqual({ ok: true, value: saved });
  });

  it('that was cut off is refused', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => expectRefusal(text.slice(0, length))),
      { numRuns: 200 },
    );
  });

  it('with nonsense anywhere is refused, or is a sound network all the same', () => {
    fc.assert(
      fc.property(at, nonsense, (path, value) => {
        const damaged = JSON.stringify(changed(content, path, value));
        const read = readNetworkFile(damaged);
        // Some values fit in the place of others: another seed, another count of steps.
        if (read.ok) expect(writeNetworkFile(read.value)).toBe(JSON.stringify(JSON.parse(damaged)));
        else expectRefusal(damaged);
      }),
      { numRuns: 400 },
    );
  });

  it('of anything at all is refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (anything) => expectRefusal(anything)),
      { numRuns: 300 },
    );
  });

  it('of a later version says so', () => {
    const read = readNetworkFile(JSON.stringify({ ...content, version: 2 }));
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? '' : read.problem.message).toContain('version 2');
  });

  it('with a weight that is no number is refused', () => {
    const parameters = saved.parameters.map((layer) => layer && structuredClone(layer));
    parameters[0]!.weights[3] = NaN;
    expectRefusal(writeNetworkFile({ ...saved, parameters }));
  });
});
