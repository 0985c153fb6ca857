// Very small and very large numbers as figures write them. Page thread, pure.
import { plain } from './signed.ts';
import { superscript } from './small-digits.ts';

export function powerOfTen(exponent: number): string {
  return `10${superscript(exponent)}`;
}

/** As many decimals and a power of ten, whatever the size. */
export function exponential(value: number, decimals: number): string {
  if (value === 0) return '0';
  const [digits, exponent] = value.toExponential(decimals).split('e');
  return `${digits!.replace('-', '−')} · ${powerOfTen(Number(exponent))}`;
}

/** Three digits, such as 1.45 · 10⁻⁴; plain where that is as short. */
export function scientific(value: number): string {
  const size = Math.abs(value);
  if (value === 0) return '0';
  if (size >= 0.01 && size < 10_000) return plain(Number(value.toPrecision(3)));
  return exponential(value, 2);
}
