// Where on its host the book lives: '' at the root, '/book' below it. Page thread and prerenderer.
export const BASE: string = import.meta.env.BASE_URL.replace(/\/$/, '');
