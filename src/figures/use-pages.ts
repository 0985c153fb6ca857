// A long list a page at a time. Page thread.
import { useMemo, useState } from 'react';

interface Pages<Item> {
  /** Those of the page that is open. */
  readonly shown: readonly Item[];
  /** The page that is open, counted from 0. */
  readonly page: number;
  /** At least one. */
  readonly pages: number;
  readonly open: (page: number) => void;
}

/** @param size most on a page. When the list becomes shorter, its last page is open instead of one that is gone */
export function usePages<Item>(items: readonly Item[], size: number): Pages<Item> {
  const [asked, open] = useState(0);
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(asked, pages - 1);
  const shown = useMemo(() => items.slice(page * size, (page + 1) * size), [items, page, size]);
  return { shown, page, pages, open };
}
