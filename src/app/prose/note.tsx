// A note in the margin, or between the paragraphs where there is none. Page thread and prerenderer.
import type { ReactNode } from 'react';

interface NoteProps {
  readonly term: string;
  readonly children: ReactNode;
}

export function Note({ term, children }: NoteProps) {
  return (
    <div className="note" role="note">
      <b>{term}.</b> {children}
    </div>
  );
}
