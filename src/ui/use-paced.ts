// A value that changes no more often than an eye can follow, and ends on the latest. Page thread, domain-free.
import { useEffect, useRef, useState } from 'react';

/**
 * @param interval milliseconds: it changes at the page's clock's multiples of this, plus `phase`
 * @param phase milliseconds: what is dear to draw keeps apart from other such things by another phase
 */
export function usePaced<Value>(value: Value, interval: number, phase = 0): Value {
  const [paced, setPaced] = useState(value);
  const latest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(() => {
    latest.current = value;
    // One that is due is left alone: a busy page, with a new value at every frame, would put it off again and again.
    if (timer.current !== null) return;
    const since = (performance.now() - phase) % interval;
    timer.current = setTimeout(() => {
      timer.current = null;
      setPaced(() => latest.current);
    }, interval - since);
  }, [value, interval, phase]);

  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );

  return paced;
}
