// Numbers as raised and lowered figures, for names such as w²₁₃ and powers of ten. Page thread, pure.

/** @param value whole */
export function superscript(value: number): string {
  return String(value).replace(/[-\d]/g, (sign) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(sign)]!);
}

/** @param value whole, 0 or more */
export function subscript(value: number): string {
  return String(value).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'.charAt(Number(digit)));
}
