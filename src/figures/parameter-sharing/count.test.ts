import { expect, it } from 'vitest';
import { costsOf } from './count.ts';

it('counts what the chapter says', () => {
  const mnist = { image: 28, channels: 1, field: 5, maps: 1, units: 30 };
  expect(costsOf(mnist)).toEqual({
    mapSide: 24,
    outputs: 576,
    shared: 26,
    local: 576 * 26,
    full: 785 * 576,
    dense: 23_550,
    products: { convolution: 14_400, dense: 23_520 },
  });
  expect(costsOf({ ...mnist, maps: 20 })).toMatchObject({ shared: 520, outputs: 11_520 });
  expect(costsOf({ ...mnist, maps: 20, field: 7 }).shared).toBe(1_000);
});

it('does not depend on the image’s size where weights are shared', () => {
  const colour = { image: 64, channels: 3, field: 3, maps: 8, units: 30 };
  expect(costsOf(colour).shared).toBe(8 * 28);
  expect(costsOf({ ...colour, image: 32 }).shared).toBe(8 * 28);
});
