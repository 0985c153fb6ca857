// The drawing that the figures of a page share, one after another: what is drawn in one is there when another is opened. Page thread.
import { useEffect, useState } from 'react';
import { exampleDrawing } from '../digit-backwards/example-drawing.ts';
import type { Drawing } from '../laboratory/drawing.ts';
import { keepDrawing, keptDrawing } from '../laboratory/kept-drawing.ts';

/** @returns the drawing, what changes it, and what takes up the latest from elsewhere on the page */
export function useDrawing() {
  const [drawing, setDrawing] = useState(latest);
  useEffect(() => {
    // The example is not the reader's: it is kept only once they have drawn on it.
    if (drawing !== exampleDrawing) keepDrawing(drawing);
  }, [drawing]);
  return { drawing, draw: setDrawing, recall: () => setDrawing(latest()) };
}

function latest(): Drawing {
  const kept = keptDrawing();
  return kept.strokes.length === 0 && kept.past.length === 0 ? exampleDrawing : kept;
}
