import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { readLink, writeLink } from './figure-state.ts';

const schema = v.strictObject({
  weight: v.pipe(v.number(), v.minValue(-4), v.maxValue(4)),
  name: v.picklist(['and', 'or']),
});
const read = (address: string) => readLink(new URL(address).search, 'gate', schema);

describe('links to a figure', () => {
  it('bring back the settings, and leave the rest of the address alone', () => {
    const state = { weight: -0.5, name: 'or' } as const;
    const link = writeLink('https://book.test/perceptrons/?f.xor=1', 'gate', state);
    expect(read(link)).toEqual({ ok: true, state });
    expect(new URL(link).searchParams.get('f.xor')).toBe('1');
  });

  it('are nothing to a figure they do not name', () => {
    expect(read('https://book.test/perceptrons/')).toBeNull();
  });

  it.each(['{', '{"weight":9,"name":"or"}', '{"weight":1}', '[]', 'null', ''])(
    'that are damaged are refused: %s',
    (text) => {
      expect(read(`https://book.test/?f.gate=${encodeURIComponent(text)}`)).toEqual({ ok: false });
    },
  );
});
