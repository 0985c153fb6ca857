// Back and forward return to where the reader was; the browser cannot, because pages arrive late. Page thread.
import { useEffect } from 'react';
import { BASE } from './base.ts';

/** What is kept with an entry of the session's history. */
interface Entry {
  readonly scrollY?: number;
}

const entry = (): Entry => (history.state as Entry | null) ?? {};

/** Scrolls to where this entry of the history was left, else to the address's #fragment, else to the top. */
export function restoreScroll(): void {
  const { scrollY } = entry();
  const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  if (scrollY !== undefined) window.scrollTo({ top: scrollY, behavior: 'instant' });
  else if (target) target.scrollIntoView({ behavior: 'instant' });
  else window.scrollTo({ top: 0, behavior: 'instant' });
}

/** Remembers the scroll position of the page at `path`, and restores it within the page. */
export function useScrollMemory(path: string): void {
  useEffect(() => {
    const here = BASE + path;
    const remember = () => {
      if (window.location.pathname === here) {
        history.replaceState({ ...entry(), scrollY: window.scrollY }, '');
      }
    };
    const restore = () => {
      if (window.location.pathname === here) restoreScroll();
    };
    // While the page lives we restore; a reload is left to the browser.
    const takeOver = () => {
      history.scrollRestoration = 'manual';
    };
    const handBack = () => {
      history.scrollRestoration = 'auto';
    };
    takeOver();
    document.addEventListener('scrollend', remember);
    window.addEventListener('popstate', restore);
    window.addEventListener('pagehide', handBack);
    window.addEventListener('pageshow', takeOver);
    return () => {
      document.removeEventListener('scrollend', remember);
      window.removeEventListener('popstate', restore);
      window.removeEventListener('pagehide', handBack);
      window.removeEventListener('pageshow', takeOver);
    };
  }, [path]);
}
