// Numbers as figures show them: a true minus sign, a fixed number of decimals. Page thread, pure.

/** As short as it is. */
export const plain = (value: number): string => String(value).replace('-', '−');

/** −0.00 is written 0.00. */
export function signed(value: number, decimals = 1): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}
