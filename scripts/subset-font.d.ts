// Types of subset-font, which brings none. Build time.
declare module 'subset-font' {
  export interface AxisRange {
    readonly min: number;
    readonly max: number;
  }
  /** Cuts a font down to the glyphs of `text` (and what its features reach from them). */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      readonly targetFormat: 'woff2';
      readonly variationAxes?: Readonly<Record<string, number | AxisRange>>;
      readonly keepFeatures?: readonly string[];
    },
  ): Promise<Buffer>;
}
