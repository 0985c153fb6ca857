// How often the regions of the plane are painted while a small network trains: frames of the page in which they were. Bench.
import type { Page } from 'playwright';

export interface Region {
  readonly name: string;
  /** As a link carries them. */
  readonly settings: { readonly set: string; readonly hidden: readonly number[] };
}

/** The figure's first view, and the largest network that it can be set to. */
export const regions: readonly Region[] = [
  { name: '2-3-1 on the disc', settings: { set: 'circle', hidden: [3] } },
  { name: '2-8-8-8-1 on the spirals', settings: { set: 'spiral', hidden: [8, 8, 8] } },
];

const rest = { own: null, noise: 0, activation: 'tanh', learningRate: 0.01, seed: 1 };

/** @param milliseconds of training in which painted frames are counted. @returns frames a second */
export async function paintedFrames(
  page: Page,
  book: URL,
  { settings }: Region,
  milliseconds: number,
): Promise<number> {
  const address = new URL('networks/', book);
  address.searchParams.set('f.region', JSON.stringify({ ...rest, ...settings }));
  await page.goto(address.href);
  const figure = page.getByRole('figure', { name: 'Regions of the plane' });
  await page.locator('.figure-room').nth(2).scrollIntoViewIfNeeded();
  await figure.getByRole('button', { name: 'Train', exact: true }).click();
  await figure.getByRole('button', { name: 'Pause', exact: true }).waitFor();
  return figure
    .locator('canvas')
    .first()
    .evaluate(async (canvas: HTMLCanvasElement, duration) => {
      const context = canvas.getContext('2d')!;
      const frames = new Set<unknown>();
      const paint = context.putImageData.bind(context);
      // On this canvas alone, in the place of the method.
      context.putImageData = (...given: unknown[]) => {
        frames.add(document.timeline.currentTime);
        Reflect.apply(paint, context, given);
      };
      await new Promise((resolve) => setTimeout(resolve, duration));
      return (1000 * frames.size) / duration;
    }, milliseconds);
}
