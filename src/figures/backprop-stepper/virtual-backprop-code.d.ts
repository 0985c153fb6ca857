// What scripts/mdx/backprop-code.ts quotes at build time, by equation.
declare module 'virtual:backprop-code' {
  export const code: Readonly<
    Record<
      string,
      readonly {
        readonly file: string;
        readonly lines: readonly { readonly text: string; readonly lit: boolean }[];
      }[]
    >
  >;
}
