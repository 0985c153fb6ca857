// A seven, for readers who have not drawn anything yet. Page thread, pure.
import type { Drawing } from '../laboratory/drawing.ts';

export const exampleDrawing: Drawing = {
  strokes: [
    [
      { x: 0.3, y: 0.26 },
      { x: 0.45, y: 0.24 },
      { x: 0.68, y: 0.23 },
      { x: 0.62, y: 0.38 },
      { x: 0.54, y: 0.55 },
      { x: 0.48, y: 0.7 },
      { x: 0.45, y: 0.82 },
    ],
  ],
  past: [[]],
};
export const exampleMeant = 7;
