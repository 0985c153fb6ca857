// What every figure with settings offers beside its title: back to the start, and a link to what it shows. Page thread, domain-free.
import { use, useState } from 'react';
import { FigureAnchor } from './figure-anchor.ts';
import styles from './figure-tools.module.css';

interface FigureToolsProps {
  readonly onReset: () => void;
  /** Where another reset is near. */
  readonly resetLabel?: string;
  /** The address that opens the page with the figure as it is now. */
  readonly link: () => string;
}

type Copied =
  | { readonly kind: 'no' }
  | { readonly kind: 'yes' }
  | { readonly kind: 'by-hand'; readonly address: string };

export function FigureTools({ onReset, resetLabel = 'Reset', link }: FigureToolsProps) {
  const [copied, setCopied] = useState<Copied>({ kind: 'no' });
  const anchor = use(FigureAnchor);

  async function copy(): Promise<void> {
    const url = new URL(link());
    // To the figure, wherever in the page the reader came from.
    if (anchor !== null) url.hash = anchor;
    const address = url.href;
    try {
      await navigator.clipboard.writeText(address);
      setCopied({ kind: 'yes' });
    } catch {
      setCopied({ kind: 'by-hand', address });
    }
  }

  return (
    <div className={styles.tools}>
      {copied.kind === 'by-hand' && (
        <input
          aria-label="Link to this figure"
          readOnly
          value={copied.address}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <button type="button" onClick={() => void copy()} onBlur={() => setCopied({ kind: 'no' })}>
        {copied.kind === 'yes' ? 'Link copied' : 'Copy link'}
      </button>
      <button type="button" onClick={onReset}>
        {resetLabel}
      </button>
    </div>
  );
}
