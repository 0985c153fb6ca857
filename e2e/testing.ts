// What the tests of the book share: when a page answers, and what counts as a complaint of it.
import type { Page } from '@playwright/test';
import type { Task } from '../bench/page/main-thread.ts';

/**
 * What the page and its worker complain of from now on: every error, the browser's own included (a failed hydration, a file
 * that is missing), and every warning that a script writes. What Chromium warns of by itself is advice on speed (a canvas
 * that is often read, a GPU waited for, a typeface preloaded too early), given or not as the machine has time: those
 * messages are written by no script and have no arguments.
 * @param absent the end of an address that answers 404, as it should
 */
export function complaintsOf(page: Page, absent?: string): readonly string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (absent !== undefined && message.location().url.endsWith(absent)) return;
    const ofScript = message.type() === 'warning' && message.args().length > 0;
    if (message.type() === 'error' || ofScript) heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(error.message));
  return heard;
}

/**
 * Waits until the prerendered page has come to life: only then does it hear keys and presses. The last that it does on its
 * way there is to take scrolling over from the browser. (A figure is there only once the page is alive.)
 */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => history.scrollRestoration === 'manual');
}

/** Of the main thread's tasks so many may be long, for reasons that are not the page's. */
const few = 4;

/**
 * Milliseconds on the processor of the longest task but for a few: a collection of garbage falls into one now and then, and
 * the host of a shared machine may have counted its own time. What the page does at every frame, or whenever the worker
 * reports, falls into many.
 */
export function longestButFew(tasks: readonly Task[]): number {
  return tasks.map(({ cpu }) => cpu).sort((a, b) => b - a)[few] ?? 0;
}
