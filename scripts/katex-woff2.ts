// Leaves KaTeX's fonts to the one format that every browser we support reads. Build time.

/** A PostCSS plugin: drops the .woff and .ttf of each @font-face; they would add 817 kB to the site. */
export function woff2Only() {
  return {
    postcssPlugin: 'woff2-only',
    Declaration: {
      src(declaration: { value: string }): void {
        const kept = declaration.value.split(/,\s*/).filter((part) => part.includes('woff2'));
        if (kept.length > 0 && declaration.value.includes(',')) declaration.value = kept.join(', ');
      },
    },
  };
}
