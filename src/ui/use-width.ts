// The width an element has been given, so that what is drawn in it fits to the pixel. Page thread, domain-free.
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Without what its padding takes, as a ResizeObserver measures it. */
function contentWidth(element: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(element);
  return element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
}

/** @returns a ref for the element, and its content width in CSS pixels; 0 before it is laid out */
export function useWidth<Host extends HTMLElement>(): readonly [RefObject<Host | null>, number] {
  const host = useRef<Host>(null);
  const [width, setWidth] = useState(0);

  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    // At once: an observer answers after the first picture is painted, and what is below would jump.
    setWidth(Math.floor(contentWidth(element)));
    const observer = new ResizeObserver(([entry]) => {
      setWidth(Math.floor(entry!.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return [host, width];
}
