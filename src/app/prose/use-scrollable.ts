// Lets the keyboard reach what is wider than the column, and only then. Page thread.
import { useEffect, useRef, useState, type RefObject } from 'react';

interface Scrollable<T> {
  readonly ref: RefObject<T | null>;
  readonly tabIndex?: 0;
  readonly role?: 'group';
  readonly 'aria-label'?: string;
}

/** Properties for an element that may scroll sideways; `label` names it once it does. */
export function useScrollable<T extends HTMLElement>(label: string): Scrollable<T> {
  const ref = useRef<T>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      setOverflows(element.scrollWidth > element.clientWidth);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return overflows ? { ref, tabIndex: 0, role: 'group', 'aria-label': label } : { ref };
}
