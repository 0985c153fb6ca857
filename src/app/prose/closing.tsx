// What stands at a chapter's end: its summary and its sources. Page thread and prerenderer.
import type { ReactNode } from 'react';

interface Children {
  readonly children: ReactNode;
}

export function Summary({ children }: Children) {
  return (
    <section className="summary" aria-labelledby="summary">
      <h2 id="summary">Summary</h2>
      {children}
    </section>
  );
}

export function Sources({ children }: Children) {
  return (
    <section className="sources" aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      {children}
    </section>
  );
}
