// Exercises, their hints and worked answers folded. Page thread and prerenderer.
import type { ReactNode } from 'react';

interface Children {
  readonly children: ReactNode;
}

export function Exercises({ children }: Children) {
  return (
    <section className="exercises" aria-labelledby="exercises">
      <h2 id="exercises">Exercises</h2>
      {children}
    </section>
  );
}

export function Exercise({ title, children }: Children & { readonly title: string }) {
  return (
    <section className="exercise">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export function Hint({ children }: Children) {
  return (
    <details className="fold">
      <summary>Hint</summary>
      <div>{children}</div>
    </details>
  );
}

export function Answer({ children }: Children) {
  return (
    <details className="fold">
      <summary>Answer</summary>
      <div>{children}</div>
    </details>
  );
}
