// A drawing of the page as a file of its own: SVG text with its colours written out, and the same as PNG. Always on light
// paper, whatever the page looks like. Page thread, domain-free.
import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

const painted = ['fill', 'stroke', 'color'] as const;
/** Written into the file: the page's own typefaces do not travel with it. */
const typeface = 'Inter, system-ui, sans-serif';

export interface Picture {
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** @param drawing an SVG with its width and height, coloured by attributes alone */
export function pictureOf(drawing: ReactElement): Picture {
  const host = document.createElement('div');
  // In the document, so that colours that depend on it can be looked up; out of sight, and light.
  host.style.cssText = 'position: fixed; left: -10000px; visibility: hidden';
  host.className = 'light-paper';
  document.body.append(host);
  const root = createRoot(host);
  try {
    flushSync(() => root.render(drawing));
    const svg = host.querySelector('svg')!;
    for (const element of svg.querySelectorAll('*')) writeColours(element);
    svg.setAttribute('font-family', typeface);
    svg.removeAttribute('aria-hidden');
    return {
      svg: new XMLSerializer().serializeToString(svg),
      width: Number(svg.getAttribute('width')),
      height: Number(svg.getAttribute('height')),
    };
  } finally {
    root.unmount();
    host.remove();
  }
}

function writeColours(element: Element): void {
  for (const name of painted) {
    if (element.getAttribute(name)?.includes('var(') === true) {
      element.setAttribute(name, getComputedStyle(element)[name]);
    }
  }
}

/** @param scale pixels of the PNG for each of the picture. Rejects where the browser does not draw it. */
export async function pngOf({ svg, width, height }: Picture, scale = 2): Promise<Blob> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('the picture could not be drawn'));
      else resolve(blob);
    }, 'image/png');
  });
}
