// What every page of the book owes its reader: a figure where a figure is named, nothing that jumps, nothing that
// complains, nothing wider than the window, and nothing that axe finds. One visit checks all of it.
import { expect, test, type Page } from '@playwright/test';
import { readChapters } from '../scripts/mdx/chapters.ts';
import { axeFindings } from './axe.ts';
import { complaintsOf } from './testing.ts';

const nowhere = 'nowhere/at-all';
const pages = [
  '',
  ...readChapters('chapters').map(({ slug }) => `${slug}/`),
  'experiments/',
  'laboratory/',
  nowhere,
];

/** Light on a desk, dark on a phone under a finger; each window is then made another one. */
const visits = [
  {
    colorScheme: 'light',
    hasTouch: false,
    viewport: { width: 1280, height: 900 },
    other: { width: 820, height: 1180 },
  },
  {
    colorScheme: 'dark',
    hasTouch: true,
    viewport: { width: 390, height: 844 },
    other: { width: 320, height: 700 },
  },
] as const;

/** What moves on the page without being asked to from now on: how much, and what it is. */
async function observeShifts(page: Page): Promise<() => Promise<readonly Shift[]>> {
  await page.evaluate(async () => {
    // Until the book's typefaces are here, stand-ins of about their widths are: what moves then is the network's doing. The
    // frame after that shows the page in them.
    await document.fonts.ready;
    for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
    const since = performance.now();
    const name = (node: Node | null) => {
      const element = node instanceof Element ? node : node?.parentElement;
      const room = element?.closest('.figure-room')?.id ?? 'the page';
      return `${element?.tagName ?? 'gone'} “${element?.textContent.slice(0, 40) ?? ''}” of ${room}`;
    };
    const shifts: Shift[] = [];
    const note = (entries: PerformanceEntryList) => {
      for (const { startTime, hadRecentInput, value, sources } of entries as LayoutShift[]) {
        if (startTime > since && !hadRecentInput)
          shifts.push({ value, moved: sources.map(({ node }) => name(node)) });
      }
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'layout-shift' });
    const shiftsUntilNow = () => {
      note(observer.takeRecords());
      return shifts;
    };
    Object.assign(window, { shiftsUntilNow });
  });
  return () => page.evaluate(() => window.shiftsUntilNow());
}

/** Reads the page to its end, as fast as the figures come. */
async function readThrough(page: Page): Promise<void> {
  for (const room of await page.locator('.figure-room').all()) {
    await room.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await expect(room.locator('figcaption').first()).toBeVisible();
    await expect(room.locator('.figure-waiting')).toHaveCount(0);
  }
  await page.locator('footer').last().scrollIntoViewIfNeeded();
}

/** How many CSS pixels each figure needs more than the room kept for it. */
const overfull = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.figure-room')].flatMap((room) => {
      const kept = Number.parseFloat(getComputedStyle(room).minHeight);
      const excess = room.offsetHeight - kept;
      return excess > 24
        ? [`${room.innerText.slice(0, 40)}: ${String(excess)} over ${String(kept)}`]
        : [];
    }),
  );

/** What sticks out of the window to the right, though it scrolls within nothing. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    return scrollWidth <= clientWidth ? 0 : scrollWidth - clientWidth;
  });

for (const { colorScheme, hasTouch, viewport, other } of visits) {
  test.describe(`${colorScheme}, ${String(viewport.width)} pixels wide,`, () => {
    test.use({ colorScheme, hasTouch, viewport });

    for (const path of pages) {
      test(`/${path} is as it should be`, async ({ page }) => {
        const complaints = complaintsOf(page, nowhere);
        await page.goto(path);
        const shifts = await observeShifts(page);
        await readThrough(page);

        const late = await shifts();
        expect
          .soft(
            late.reduce((sum, { value }) => sum + value, 0),
            `layout shift: ${late.flatMap(({ moved }) => moved).join('; ')}`,
          )
          .toBeLessThan(0.02);
        expect.soft(await overfull(page), 'figures higher than their rooms').toEqual([]);
        expect.soft(await overflow(page), 'pixels beyond the window').toBe(0);
        expect.soft(await axeFindings(page), 'what axe finds').toEqual([]);
        await page.emulateMedia({ colorScheme: colorScheme === 'light' ? 'dark' : 'light' });
        const faint = await axeFindings(page, ['color-contrast']);
        expect.soft(faint, 'what is faint in the other theme').toEqual([]);
        await page.setViewportSize(other);
        // Plots take the new width in the frame after.
        await expect.poll(() => overflow(page), 'pixels beyond the other window').toBe(0);
        expect(complaints).toEqual([]);
      });
    }
  });
}

interface Shift {
  /** As the browser scores it. */
  readonly value: number;
  readonly moved: readonly string[];
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

declare global {
  interface Window {
    readonly shiftsUntilNow: () => readonly Shift[];
  }
}
