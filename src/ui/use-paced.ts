// A value that changes no more often than an eye can follow, and ends on the latest. Page thread, domain-free.
import { useEffect, useRef, useState } from 'react';

/** @param interval least milliseconds between two changes */
export function usePaced<Value>(value: Value, interval: number): Value {
  const [paced, setPaced] = useState(value);
  const changedAt = useRef(-Infinity);

  useEffect(() => {
    const wait = Math.max(0, changedAt.current + interval - performance.now());
    const timer = setTimeout(() => {
      changedAt.current = performance.now();
      setPaced(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, interval]);

  return paced;
}
