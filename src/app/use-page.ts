// Follows the address: fetches the next page, then shows it, with title, focus and scroll as after a load. Page thread.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { loadPage, pageTitle, type Page } from './page.ts';
import { restoreScroll, useScrollMemory } from './scroll-memory.ts';

export function usePage(initial: Page): Page {
  const [location] = useLocation();
  const [page, setPage] = useState(initial);
  const shown = useRef(page);

  useEffect(() => {
    if (location === page.path) return undefined;
    let wanted = true;
    loadPage(location).then(
      (next) => {
        if (wanted) setPage(next);
      },
      // Its script cannot be had, after a new release perhaps: ask the server for the whole page.
      () => {
        window.location.reload();
      },
    );
    return () => {
      wanted = false;
    };
  }, [location, page.path]);

  useLayoutEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    document.title = pageTitle(page);
    document.querySelector('h1')?.focus({ preventScroll: true });
    restoreScroll();
  }, [page]);

  useScrollMemory(page.path);
  return page;
}
