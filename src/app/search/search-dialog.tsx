// Search: a query, and the sections it is found in. Page thread.
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { ProseLink } from '../prose/prose-link.tsx';
import { find, type Found } from './find.ts';
import { search } from './search-index.ts';

export interface SearchDialogProps {
  readonly onClose: () => void;
}

export function SearchDialog({ onClose }: SearchDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const found = useMemo(() => find(search, query), [query]);
  const empty = query.trim() === '';

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const links = () => [...(dialog.current?.querySelectorAll<HTMLElement>('.search-found a') ?? [])];
  const move = (event: KeyboardEvent, by: 1 | -1) => {
    const stops = [dialog.current?.querySelector('input'), ...links()];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[(at + by + stops.length) % stops.length]?.focus();
    event.preventDefault();
  };
  const pressKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(event, 1);
    else if (event.key === 'ArrowUp') move(event, -1);
  };

  return (
    // A press beside the box closes it, as Escape does; the keys come from the links and the field inside.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className="search"
      aria-label="Search the book"
      onClose={onClose}
      onKeyDown={pressKey}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      <form
        className="search-form"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          links()[0]?.click();
        }}
      >
        <input
          type="search"
          aria-label="Search the book"
          placeholder="Search the book"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </form>
      <p className="search-count" role="status">
        {empty
          ? 'Type a word or two. Arrows move through what is found, Enter goes there.'
          : found.length === 0
            ? 'Nothing in the book has these words. Try another word, or fewer.'
            : `${String(found.length)} ${found.length === 1 ? 'place' : 'places'}, the likeliest first`}
      </p>
      <ol className="search-found">
        {found.map((one) => (
          <FoundPlace key={one.path} found={one} onGo={() => dialog.current?.close()} />
        ))}
      </ol>
    </dialog>
  );
}

interface FoundPlaceProps {
  readonly found: Found;
  readonly onGo: () => void;
}

function FoundPlace({ found: { path, chapter, title, excerpt }, onGo }: FoundPlaceProps) {
  return (
    <li>
      <ProseLink href={path} onClick={onGo}>
        <span className="search-title">{title}</span>
        <span className="search-chapter">{chapter}</span>
        <span className="search-excerpt">
          {excerpt.map(({ text, marked }, index) =>
            marked ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
          )}
        </span>
      </ProseLink>
    </li>
  );
}
