// Numbers as these figures write them: short, with a true minus sign. Page thread, pure.

/** Two digits that count, such as −0.042 or 1.3; powers of ten only where they must be. */
export function short(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return 'not a number';
  if (size === 0) return '0';
  const text =
    size >= 1e5 || size < 1e-4 ? value.toExponential(0) : String(Number(value.toPrecision(2)));
  return text.replace(/-/g, '−').replace('e+', 'e');
}
