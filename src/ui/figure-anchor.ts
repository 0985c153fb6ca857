// The place of a figure within its page, for links that lead to it. Page thread and prerenderer, domain-free.
import { createContext } from 'react';

/** @param number as the chapter counts it, such as 7.1 */
export const figureAnchor = (number: string): string =>
  `figure-${number.toLowerCase().replace('.', '-')}`;

/** Of the figure that something stands in. */
export const FigureAnchor = createContext<string | null>(null);
