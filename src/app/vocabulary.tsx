// What each name in a chapter stands for: figures, elements of prose, and links. Page thread and prerenderer.
import type { MDXComponents } from 'mdx/types';
import { figures, type FigureEntry, type FigureProps } from '../figures/index.ts';
import { FigureHost } from './figure-host.tsx';
import { Answer, Exercise, Exercises, Hint } from './prose/exercises.tsx';
import { DisplayFormula, Formula } from './prose/formula.tsx';
import { Listing } from './prose/listing.tsx';
import { Note } from './prose/note.tsx';
import { ProseLink } from './prose/prose-link.tsx';
import { Sources, Summary } from './prose/closing.tsx';
import { Table } from './prose/table.tsx';
import { Definition, Term } from './prose/term.tsx';

const inPlace = (entry: FigureEntry) =>
  function FigureInPlace(props: FigureProps) {
    return <FigureHost entry={entry} {...props} />;
  };

export const vocabulary: MDXComponents = {
  ...Object.fromEntries(Object.entries(figures).map(([name, entry]) => [name, inPlace(entry)])),
  Answer,
  Definition,
  DisplayFormula,
  Exercise,
  Exercises,
  Formula,
  Hint,
  Listing,
  Note,
  Sources,
  Summary,
  Term,
  a: ProseLink,
  table: Table,
};
