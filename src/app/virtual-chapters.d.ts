// The list of chapters, made of their front matter at build time (scripts/mdx/plugin.ts).
declare module 'virtual:chapters' {
  export const chapters: readonly {
    readonly title: string;
    readonly number: number;
    readonly slug: string;
    readonly lead: string;
    readonly description: string;
    readonly file: string;
  }[];
}
