// From an address to a page: which chapter, and its text fetched. Page thread and prerenderer.
import { chapters } from 'virtual:chapters';
import type { MDXContent } from 'mdx/types';
import type { ComponentType } from 'react';
import { BOOK, type ChapterMeta } from './book.ts';

export interface Section {
  readonly id: string;
  readonly title: string;
}

interface ChapterModule {
  readonly default: MDXContent;
  readonly sections: readonly Section[];
}

export type Page =
  | { readonly kind: 'home'; readonly path: string }
  | { readonly kind: 'laboratory'; readonly path: string }
  | { readonly kind: 'not-found'; readonly path: string }
  | { readonly kind: 'experiments'; readonly path: string; readonly Content: ComponentType }
  | {
      readonly kind: 'chapter';
      readonly path: string;
      readonly meta: ChapterMeta;
      readonly sections: readonly Section[];
      readonly Content: MDXContent;
    };

const modules = import.meta.glob<ChapterModule>('/chapters/*.mdx');

export const chapterPath = (chapter: ChapterMeta): string => `/${chapter.slug}/`;

export const laboratoryPath = '/laboratory/';
/** The page of published experiments. */
export const experimentsPath = '/experiments/';

/** Every address that has a page, from the book's root. */
export const paths: readonly string[] = [
  '/',
  ...chapters.map(chapterPath),
  laboratoryPath,
  experimentsPath,
];

/** Fetches what the address shows. `path` is relative to the book's root; its last slash may be missing. */
export async function loadPage(path: string): Promise<Page> {
  if (path === '/') return { kind: 'home', path };
  const whole = `${path.replace(/\/$/, '')}/`;
  if (whole === laboratoryPath) return { kind: 'laboratory', path };
  if (whole === experimentsPath) {
    const { default: Content } = await import('./experiments-page.tsx');
    return { kind: 'experiments', path, Content };
  }
  const slug = /^\/([^/]+)\/?$/.exec(path)?.[1];
  const meta = chapters.find((chapter) => chapter.slug === slug);
  const load = meta && modules[meta.file];
  if (!load) return { kind: 'not-found', path };
  const { default: Content, sections } = await load();
  return { kind: 'chapter', path, meta, sections, Content };
}

/** What stands in the browser's tab. */
export function pageTitle(page: Page): string {
  switch (page.kind) {
    case 'home':
      return `${BOOK.title}: an interactive textbook`;
    case 'laboratory':
      return `Laboratory · ${BOOK.title}`;
    case 'not-found':
      return `Page not found · ${BOOK.title}`;
    case 'experiments':
      return `Published experiments · ${BOOK.title}`;
    case 'chapter':
      return `${page.meta.title} · ${BOOK.title}`;
  }
}

/** What search engines and shared links show. */
export function pageDescription(page: Page): string {
  switch (page.kind) {
    case 'chapter':
      return page.meta.description;
    case 'laboratory':
      return 'Build any network from its layers, train it on handwritten digits in your browser, and take it home as a file, a TensorFlow.js model or a Python program.';
    case 'experiments':
      return 'The published networks for MNIST with their settings and results, to be trained again in your browser.';
    case 'home':
    case 'not-found':
      return BOOK.description;
  }
}
