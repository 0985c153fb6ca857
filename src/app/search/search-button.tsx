// Search in the header, also at the key “/”; what it opens is fetched then. Page thread and prerenderer.
import { useEffect, useState, type ComponentType } from 'react';
import type { SearchDialogProps } from './search-dialog.tsx';

type Stage =
  | { readonly kind: 'closed' | 'loading' | 'failed' }
  | { readonly kind: 'open'; readonly Dialog: ComponentType<SearchDialogProps> };

export function SearchButton() {
  const [stage, setStage] = useState<Stage>({ kind: 'closed' });

  const open = () => {
    setStage((before) => (before.kind === 'open' ? before : { kind: 'loading' }));
    import('./search-dialog.tsx').then(
      ({ SearchDialog }) => setStage({ kind: 'open', Dialog: SearchDialog }),
      () => setStage({ kind: 'failed' }),
    );
  };

  useEffect(() => {
    const openAtSlash = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(WRITES)) return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', openAtSlash);
    return () => document.removeEventListener('keydown', openAtSlash);
  }, []);

  return (
    <>
      <button
        type="button"
        className="search-button"
        aria-haspopup="dialog"
        aria-keyshortcuts="/"
        onClick={open}
      >
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M9.5 9.5 13 13" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        </svg>
        <span>Search</span>
      </button>
      {stage.kind === 'failed' && (
        <p className="search-failed" role="alert">
          Search could not be fetched. Is the network there? Press again to retry.
        </p>
      )}
      {stage.kind === 'open' && <stage.Dialog onClose={() => setStage({ kind: 'closed' })} />}
    </>
  );
}

/** Where a slash is a letter, or a figure's own key: not on switches and sliders. */
const WRITES =
  'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable], [role="application"], dialog';
