// The chapter's sections where there is no room for the rail: a menu that works without scripts. Page thread and prerenderer.
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Link } from 'wouter';
import type { Section } from './page.ts';

export function SectionMenu({ sections }: { readonly sections: readonly Section[] }) {
  const details = useRef<HTMLDetailsElement>(null);
  const close = () => details.current?.removeAttribute('open');
  useEffect(() => {
    const closeOutside = ({ target }: PointerEvent) => {
      if (target instanceof Node && !details.current?.contains(target)) close();
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
    };
  }, []);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    close();
    details.current?.querySelector('summary')?.focus();
  };
  return (
    // The keys come from the links and the summary inside.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <details className="section-menu" ref={details} onKeyDown={closeOnEscape}>
      <summary>Contents</summary>
      <nav aria-label="In this chapter">
        <ol>
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} onClick={close}>
                {title}
              </a>
            </li>
          ))}
          <li className="section-menu-all">
            <Link href="/">All chapters</Link>
          </li>
        </ol>
      </nav>
    </details>
  );
}
