// Which section is being read: the last whose heading has passed the upper third of the window. Page thread.
import { useEffect, useState } from 'react';
import type { Section } from './page.ts';

/** Share of the window's height above which a heading counts as reached. */
const READING_LINE = 1 / 3;

export function useReadingPlace(sections: readonly Section[]): string | undefined {
  const [here, setHere] = useState<string>();
  useEffect(() => {
    const headings = sections
      .map(({ id }) => document.getElementById(id))
      .filter((heading) => heading !== null);
    // Reports when a heading crosses the line (or the top of the window), which is all that matters.
    const observer = new IntersectionObserver(
      () => {
        const line = window.innerHeight * READING_LINE;
        const reached = headings.filter((heading) => heading.getBoundingClientRect().top <= line);
        setHere(reached.at(-1)?.id);
      },
      { rootMargin: `0px 0px -${String(100 * (1 - READING_LINE))}% 0px` },
    );
    for (const heading of headings) observer.observe(heading);
    return () => {
      observer.disconnect();
    };
  }, [sections]);
  return here;
}
