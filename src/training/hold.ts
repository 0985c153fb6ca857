// The right to a name among all tabs of the book: one at a time has it. Page thread.

/**
 * @param patience milliseconds to wait for a tab that has it and may be going
 * @returns gives it back; null: another tab has it
 */
export type Hold = (name: string, patience: number) => Promise<(() => void) | null>;

/** As this browser says. Where it cannot, as on addresses that are not secure, each tab is taken to be alone. */
export const browserHold: Hold = (name, patience) => {
  if (!('locks' in navigator)) return Promise.resolve(() => undefined);
  const { locks } = navigator;
  return new Promise((resolve) => {
    const options =
      patience > 0 ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true };
    locks
      .request(`neural-networks-live-run-${name}`, options, (lock) => {
        if (lock === null) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((giveBack) => resolve(giveBack));
      })
      // It has waited long enough, or was refused.
      .catch(() => resolve(null));
  });
};
