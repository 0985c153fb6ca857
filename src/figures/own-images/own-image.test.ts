import { expect, it } from 'vitest';
import { labelOf } from './own-image.ts';

it('a name that begins with a digit says what the picture shows', () => {
  const said = ['7-anything.png', '7.png', '0 (2).jpeg', '9_b.png', '3'].map(labelOf);
  expect(said).toEqual([7, 7, 0, 9, 3]);
  const silent = ['70.png', 'scan7.png', '-1.png', '', '2024-03-01.jpg', '٣.png'].map(labelOf);
  expect(silent).toEqual(silent.map(() => null));
});
