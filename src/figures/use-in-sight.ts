// Whether an element of a figure is on the screen: what nobody sees need not be measured. Page thread.
import { useEffect, useRef, useState, type RefObject } from 'react';

/** @returns a ref for the element, and whether it is in sight */
export function useInSight<Element extends HTMLElement>(): readonly [
  RefObject<Element | null>,
  boolean,
] {
  const element = useRef<Element>(null);
  const [inSight, setInSight] = useState(false);
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      setInSight(entries.at(-1)!.isIntersecting);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, inSight];
}
