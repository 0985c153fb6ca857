// Counts the different settings a reader has tried, and the best of them. Page thread.
import { useEffect, useRef, useState } from 'react';

/**
 * @param setting the present one; null while none is counted
 * @param right how many rows it gets right
 */
export function useTries(
  setting: string | null,
  right: number,
): { readonly count: number; readonly best: number } {
  const seen = useRef(new Set<string>());
  const [tries, setTries] = useState({ count: 0, best: 0 });
  useEffect(() => {
    if (setting === null) return;
    seen.current.add(setting);
    setTries(({ best }) => ({ count: seen.current.size, best: Math.max(best, right) }));
  }, [setting, right]);
  return tries;
}
