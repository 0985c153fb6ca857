// A region of the book's own code, quoted at build time (scripts/mdx/source-region.ts). Page thread and prerenderer.
import type { ReactNode } from 'react';
import { useScrollable } from './use-scrollable.ts';

interface ListingProps {
  /** Path under src/. */
  readonly file: string;
  /** Its name there, which tells two regions of a file apart. */
  readonly region: string;
  /** The `<code>` element. */
  readonly children: ReactNode;
}

export function Listing({ file, region, children }: ListingProps) {
  const scrollable = useScrollable<HTMLPreElement>(`Code of ${file}, ${region}`);
  return (
    <figure className="listing">
      <pre {...scrollable}>{children}</pre>
      <figcaption>{file}</figcaption>
    </figure>
  );
}
