// The list of chapters, made of their front matter at build time (scripts/mdx/plugin.ts).
declare module 'virtual:chapters' {
  export const chapters: readonly {
    readonly title: string;
    /** A chapter's number, or an appendix's letter. */
    readonly number: number | string;
    readonly slug: string;
    readonly lead: string;
    readonly description: string;
    readonly file: string;
  }[];
}

// The index for Search, made of the chapters' text at build time (scripts/mdx/search-index.ts).
declare module 'virtual:search-index' {
  import type { AsPlainObject } from 'minisearch';
  const index: AsPlainObject;
  export default index;
}
