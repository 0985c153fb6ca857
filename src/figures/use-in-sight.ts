// Whether an element of a figure is on the screen: what nobody sees need not be measured. Page thread.
import { useEffect, useRef, useState, type RefObject } from 'react';

/** @returns a ref for the element, and whether it is in sight; null: not known yet */
export function useSight<Element extends HTMLElement>(): readonly [
  RefObject<Element | null>,
  boolean | null,
] {
  const element = useRef<Element>(null);
  const [inSight, setInSight] = useState<boolean | null>(null);
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

/** The same, for those to whom it is not in sight before it is known to be. */
export function useInSight<Element extends HTMLElement>(): readonly [
  RefObject<Element | null>,
  boolean,
] {
  const [element, inSight] = useSight<Element>();
  return [element, inSight === true];
}
