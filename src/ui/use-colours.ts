// The tokens' colours as numbers, for what is painted pixel by pixel; follows the colour scheme. Page thread.
import { useSyncExternalStore } from 'react';

/** Red, green, blue, 0..255. */
export type Rgb = readonly [number, number, number];
export type Colours = Readonly<Record<'ink' | 'positive' | 'negative', Rgb>>;

let current: Colours | null = null;
const listeners = new Set<() => void>();

/** Lets the browser resolve each token, whatever notation it is written in, and paints one pixel with it. */
function resolve(): Colours {
  const probe = document.createElement('span');
  document.body.append(probe);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const colour = (name: string): Rgb => {
    probe.style.color = `var(--${name})`;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return [red!, green!, blue!];
  };
  const colours = {
    ink: colour('ink'),
    positive: colour('positive'),
    negative: colour('negative'),
  };
  probe.remove();
  return colours;
}

/** One watch for all images, for as long as the page lives. */
function watch(): void {
  const forget = () => {
    current = null;
    for (const changed of listeners) changed();
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', forget);
  new MutationObserver(forget).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme'],
  });
}

let watched = false;

function snapshot(): Colours {
  if (!watched) watch();
  watched = true;
  current ??= resolve();
  return current;
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** For components that are rendered in the browser only. */
export function useColours(): Colours {
  return useSyncExternalStore(subscribe, snapshot);
}
