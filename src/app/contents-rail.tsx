// The chapter's sections beside the text, following the reading. Page thread and prerenderer.
import type { Section } from './page.ts';
import { useReadingPlace } from './use-reading-place.ts';

export function ContentsRail({ sections }: { readonly sections: readonly Section[] }) {
  const here = useReadingPlace(sections);
  return (
    <nav className="rail" aria-label="In this chapter">
      <p>In this chapter</p>
      <ol>
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === here ? 'location' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
