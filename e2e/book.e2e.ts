// What belongs to the whole book: terms that explain themselves, the appendix, and Search.
import { expect, test } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { alive } from './testing.ts';

test.describe('a term', () => {
  test('explains itself at hover, focus and press, and goes away again', async ({ page }) => {
    await page.goto('training/');
    await alive(page);
    const term = page.locator('.term', { hasText: 'mini-batch' }).first();
    const definition = page.getByText('A handful of training examples');
    await term.hover();
    await expect(definition).toBeVisible();
    await term.click();
    await page.mouse.move(2, 400);
    await expect(definition).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(definition).toBeHidden();

    await page.getByRole('link', { name: 'Skip to the text' }).focus();
    await term.focus();
    await expect(definition).toBeVisible();
    await expect(term).toHaveAccessibleDescription(/^mini-batch\. A handful of training examples/);
    const box = (await definition.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/glossary\/#mini-batch$/);
    await expect(page.locator('dt#mini-batch')).toBeInViewport();
  });

  test('opens under a finger within a narrow window', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto('training/');
    await alive(page);
    const terms = await page.locator('.prose .term').all();
    expect(terms.length).toBeGreaterThan(15);
    for (const term of terms.slice(0, 12)) {
      await term.click();
      const definition = page.locator('.definition:popover-open');
      // It gets its place in the frame after.
      const within = async () => {
        const { x, width } = (await definition.boundingBox())!;
        return x >= 0 && x + width <= 320;
      };
      await expect.poll(within).toBe(true);
      await page.keyboard.press('Escape');
    }
  });
});

test.describe('search', () => {
  test('opens at “/”, finds a section and goes there', async ({ page }) => {
    await page.goto('perceptrons/');
    await alive(page);
    await page.keyboard.press('/');
    const field = page.getByRole('searchbox', { name: 'Search the book' });
    await expect(field).toBeFocused();
    await field.fill('weights hidden units snow');
    const results = page.getByRole('dialog').getByRole('listitem');
    await expect(results.first()).toContainText('What the hidden units look at');
    await page.keyboard.press('ArrowDown');
    await expect(results.first().getByRole('link')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/training\/#what-the-hidden-units-look-at$/);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(
      page.getByRole('heading', { name: 'What the hidden units look at' }),
    ).toBeInViewport();
  });

  test('goes to a section of the page it is on', async ({ page }) => {
    await page.goto('training/');
    await alive(page);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('searchbox').fill('When it fails');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'When it fails' })).toBeInViewport();
  });

  test('bears empty and odd queries, and gives the focus back', async ({ page }) => {
    await page.goto('');
    await alive(page);
    const button = page.getByRole('button', { name: 'Search' });
    await button.click();
    const field = page.getByRole('searchbox');
    const status = page.getByRole('dialog').getByRole('status');
    await expect(status).toContainText('Type a word or two');
    await field.fill('  ');
    await expect(status).toContainText('Type a word or two');
    for (const odd of ['!?', '((', 'qqqq']) {
      await field.fill(odd);
      await expect(status).toContainText('Nothing in the book');
    }
    await field.fill('softmx');
    await expect(status).toContainText('place');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(button).toBeFocused();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has nothing that axe finds in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto('');
      await alive(page);
      await page.keyboard.press('/');
      await page.getByRole('searchbox').fill('gradient');
      await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
    });
  }
});

test('the appendix leads from a term and a work to the chapters', async ({ page }) => {
  await page.goto('glossary/');
  expect(await page.locator('dt').count()).toBeGreaterThanOrEqual(70);
  await page.locator('dt#momentum + dd').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Gradient descent');
  await page.goto('bibliography/');
  const work = page.getByRole('listitem').filter({ hasText: 'Minsky' });
  await work.getByRole('link', { name: 'Perceptrons' }).click();
  await expect(page).toHaveURL(/perceptrons\/#sources$/);
});
