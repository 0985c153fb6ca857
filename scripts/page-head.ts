// What a page says of itself in its <head>. Node, at build time.

/**
 * Nothing but the book's own files runs or is fetched. WebAssembly and inline style attributes (KaTeX, React)
 * are let through; held on every backend.
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
].join('; ');

interface Head {
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  /** The page's full address, where it is known. */
  readonly url: string | undefined;
  /** Whether search engines may keep the page. */
  readonly indexed: boolean;
  /** Scripts to fetch early, relative to `base`. */
  readonly preload: readonly string[];
  readonly base: string;
}

export function headOf(head: Head): string {
  const { title, description, siteName, url, indexed, preload, base } = head;
  const lines = [
    `<meta http-equiv="Content-Security-Policy" content="${escape(POLICY)}" />`,
    `<title>${escape(title)}</title>`,
    `<meta name="description" content="${escape(description)}" />`,
    `<meta property="og:type" content="${indexed ? 'article' : 'website'}" />`,
    `<meta property="og:site_name" content="${escape(siteName)}" />`,
    `<meta property="og:title" content="${escape(title)}" />`,
    `<meta property="og:description" content="${escape(description)}" />`,
    ...(url === undefined
      ? []
      : [
          `<link rel="canonical" href="${escape(url)}" />`,
          `<meta property="og:url" content="${escape(url)}" />`,
        ]),
    ...(indexed ? [] : ['<meta name="robots" content="noindex" />']),
    ...preload.map((file) => `<link rel="modulepreload" crossorigin href="${base}${file}" />`),
  ];
  return lines.join('\n    ');
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
