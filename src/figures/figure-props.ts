// What a chapter writes in a figure's tag: literal strings only. Page thread.

export interface FigureProps {
  /** As the chapter counts it, such as 7.1. */
  readonly number: string;
}
