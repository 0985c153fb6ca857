// The pages as pages: read without scripts, taken over quietly, left and returned to, on a desk and on a phone.
import { expect, test, type Page } from '@playwright/test';
import { alive } from './testing.ts';

const CHAPTER = 'Training a network to read digits';
const PAGES = ['', 'training/'];
const PHONE = { width: 390, height: 844 };

/** Reads the page to its end, as fast as the figures come; they load as one comes near. */
async function readThrough(page: Page): Promise<void> {
  const rooms = page.locator('.figure-room');
  for (let i = 0; i < (await rooms.count()); i++) {
    await rooms.nth(i).scrollIntoViewIfNeeded();
    await expect(rooms.nth(i).locator('.figure-waiting')).toHaveCount(0);
  }
  await page.locator('footer').last().scrollIntoViewIfNeeded();
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a chapter is readable to its end', async ({ page }) => {
    await page.goto('training/');
    await expect(page.getByRole('heading', { level: 1, name: CHAPTER })).toBeVisible();
    await expect(page.getByText('Think of the cost as a landscape')).toBeVisible();
    await expect(page.locator('.display-formula .katex').first()).toBeVisible();
    await expect(page.getByText('needs JavaScript').first()).toBeVisible();
    await expect(page.locator('.listing').first()).toContainText('for (let i = 0');
    const answer = page.locator('details', { hasText: 'Answer' }).last();
    await answer.locator('summary').click();
    await expect(answer).toContainText('0.45');
  });

  test('the contents lead to it', async ({ page }) => {
    await page.goto('');
    const entries = page.locator('.contents li');
    await expect(entries).toHaveCount(20);
    await expect(entries.filter({ hasText: 'in preparation' }).getByRole('link')).toHaveCount(0);
    await page.getByRole('link', { name: CHAPTER }).click();
    await expect(page.getByRole('heading', { level: 1, name: CHAPTER })).toBeVisible();
  });
});

test.describe('the head', () => {
  for (const path of PAGES) {
    test(`of /${path} says what the page is`, async ({ page }) => {
      await page.goto(path);
      await expect(page).toHaveTitle(/Neural Networks, Live/);
      const description = page.locator('meta[name="description"]');
      expect((await description.getAttribute('content'))?.length).toBeGreaterThan(50);
      await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveCount(1);
    });
  }
});

test.describe('taken over by scripts', () => {
  test('every link to a place leads to one', async ({ page }) => {
    await page.goto('training/');
    const lost = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
        .map(({ hash }) => hash)
        .filter((hash) => !document.getElementById(decodeURIComponent(hash.slice(1)))),
    );
    expect(lost).toEqual([]);
  });

  test('ids are unique', async ({ page }) => {
    await page.goto('training/');
    await readThrough(page);
    const repeated = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return ids.filter((id, i) => ids.indexOf(id) !== i);
    });
    expect(repeated).toEqual([]);
  });
});

test('an unknown address shows the contents, and says 404', async ({ page }) => {
  const response = await page.goto('nowhere/at-all');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('no such page');
  await page.getByRole('link', { name: CHAPTER }).click();
  await expect(page.getByRole('heading', { level: 1, name: CHAPTER })).toBeVisible();
});

test('going to a chapter moves title and focus there, going back returns to the place', async ({
  page,
}) => {
  await page.goto('');
  await alive(page);
  const link = page.getByRole('link', { name: CHAPTER });
  await link.scrollIntoViewIfNeeded();
  await expect.poll(() => page.evaluate(() => history.state as unknown)).not.toBeNull();
  const left = await page.evaluate(() => window.scrollY);
  expect(left).toBeGreaterThan(0);
  await link.click();
  const heading = page.getByRole('heading', { level: 1, name: CHAPTER });
  await expect(heading).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(CHAPTER));
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Neural Networks, Live' }),
  ).toBeFocused();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(left);
});

test('the rail follows the reading', async ({ page }) => {
  await page.goto('training/');
  const rail = page.getByRole('navigation', { name: 'In this chapter' });
  await rail.getByRole('link', { name: 'Reading the curves' }).click();
  await expect(rail.locator('[aria-current="location"]')).toHaveText('Reading the curves');
  await expect(page.getByRole('heading', { name: 'Reading the curves' })).toBeInViewport();
});

test('on a phone the contents unfold within the window, and fold again', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto('training/');
  await alive(page);
  const menu = page.getByRole('navigation', { name: 'In this chapter' });
  await page.getByText('Contents', { exact: true }).click();
  await expect(menu.getByRole('link', { name: 'Press first' })).toBeInViewport({ ratio: 1 });
  await page.getByRole('heading', { level: 1 }).click({ position: { x: 2, y: 2 } });
  await expect(menu).toBeHidden();
  await page.getByText('Contents', { exact: true }).click();
  await menu.getByRole('link', { name: 'When it fails' }).click();
  await expect(menu).toBeHidden();
  await expect(page.getByRole('heading', { name: 'When it fails' })).toBeInViewport();
});

test('the first stop of the keyboard skips to the text', async ({ page }) => {
  await page.goto('training/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#text$/);
});

test('the chosen theme is remembered, and is there before the page is', async ({ page }) => {
  await page.goto('');
  await alive(page);
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.getByRole('combobox', { name: 'Colour theme' }).selectOption('Dark');
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.goto('training/', { waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('combobox', { name: 'Colour theme' })).toHaveValue('dark');
  expect(await paper()).toBe(dark);
});

test('a figure that cannot be fetched says so, and comes at Retry', async ({ page }) => {
  await page.route(/confusion-matrix-[^/]*\.js$/, (route) => route.abort());
  await page.goto('training/');
  const room = page.locator('.figure-room').last();
  await room.scrollIntoViewIfNeeded();
  await expect(room.getByRole('alert')).toContainText('could not be fetched');
  await page.unroute(/confusion-matrix-[^/]*\.js$/);
  await room.getByRole('button', { name: 'Retry' }).click();
  await expect(room.locator('.figure-waiting')).toHaveCount(0);
});
