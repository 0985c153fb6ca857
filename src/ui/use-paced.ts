// A value that changes no more often than an eye can follow, and ends on the latest. Page thread, domain-free.
import { useEffect, useState } from 'react';

/**
 * @param interval milliseconds: it changes at the page's clock's multiples of this, plus `phase`
 * @param phase milliseconds: what is dear to draw keeps apart from other such things by another phase
 */
export function usePaced<Value>(value: Value, interval: number, phase = 0): Value {
  const [paced, setPaced] = useState(value);

  useEffect(() => {
    const since = (performance.now() - phase) % interval;
    const timer = setTimeout(() => setPaced(value), interval - since);
    return () => clearTimeout(timer);
  }, [value, interval, phase]);

  return paced;
}
