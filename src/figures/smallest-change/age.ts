// Whether what was found in a network still is of that network. Page thread, pure.

/**
 * @param at steps that the network had taken when it was asked
 * @param step steps that it has taken by now
 * @returns gone: it has been put back, or begun anew
 */
export function ageOf(at: number, step: number): 'gone' | 'older' | 'present' {
  if (step === 0 || at > step) return 'gone';
  return at < step ? 'older' : 'present';
}
