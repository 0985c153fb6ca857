// The chapters' whole vocabulary of figures: each is fetched when it comes into view. Page thread.
import type { ComponentType } from 'react';

/** What a chapter writes in a figure's tag: literal strings only. */
export interface FigureProps {
  /** As the chapter counts it, such as 7.1. */
  readonly number: string;
}

export interface FigureEntry {
  readonly title: string;
  readonly load: () => Promise<{ readonly default: ComponentType<FigureProps> }>;
  /** Room kept before it is here: its height in CSS pixels at a phone's width and at a desk's. */
  readonly height: { readonly narrow: number; readonly wide: number };
}

export const figures = {
  Laboratory: {
    title: 'The laboratory',
    load: () => import('./laboratory/laboratory.tsx'),
    height: { narrow: 2000, wide: 700 },
  },
  HiddenWeights: {
    title: 'The weights of the hidden layer',
    load: () => import('./hidden-weights/hidden-weights.tsx'),
    height: { narrow: 900, wide: 520 },
  },
  WorstMistakes: {
    title: 'The worst mistakes',
    load: () => import('./worst-mistakes/worst-mistakes.tsx'),
    height: { narrow: 700, wide: 420 },
  },
} as const satisfies Record<string, FigureEntry>;

export type FigureName = keyof typeof figures;
