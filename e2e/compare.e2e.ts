// A reader with a question: two plans from the bench side by side from several seeds, what the bands say, a search, and all of
// it again after a reload and over a link.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { complaintsOf } from './testing.ts';

const figureOf = (page: Page) => page.getByRole('figure', { name: 'Side by side' });
const benchOf = (page: Page) => page.getByRole('figure', { name: 'The laboratory' });

async function open(page: Page, address = 'laboratory/') {
  await page.goto(address);
  const bench = benchOf(page);
  await expect(bench.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
  await page.getByRole('heading', { name: 'Several at once' }).scrollIntoViewIfNeeded();
  const figure = figureOf(page);
  const button = (name: string | RegExp) => figure.getByRole('button', { name, exact: true });
  await expect(button('Train')).toBeVisible();
  return { figure, bench, button };
}

async function downloaded(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return readFile(await download.path());
}

test('plans from the bench are compared over seeds, searched, kept and linked to', async ({
  page,
  context,
}) => {
  const complaints = complaintsOf(page);
  const { figure, bench, button } = await open(page);
  const plans = figure.getByRole('list', { name: 'Compared plans' }).getByRole('listitem');

  // A small network of few images, and the same with a rate too large to learn with.
  await button('To the bench with A').click();
  await bench.getByLabel('Training images').fill('500');
  await bench.getByLabel('Epochs').fill('2');
  await button('Remove all').click();
  await bench.getByRole('button', { name: 'Add to comparison' }).click();
  await bench.getByLabel('Learning rate η').fill('100');
  await button('Add to comparison').click();
  await expect(plans).toHaveCount(2);
  await expect(plans.nth(0)).toContainText('η 0.3');
  await expect(plans.nth(1)).toContainText('η 100');
  await expect(figure.getByText('The plan on the bench is B of the comparison.')).toBeVisible();
  await figure.getByRole('slider', { name: 'Seeds of each plan' }).fill('2');
  await button('Train').click();
  await expect(figure.getByText('All 4 runs are done.')).toBeVisible();
  const sentence = figure.getByRole('paragraph').filter({ hasText: 'After epoch 2' });
  await expect(sentence).toHaveText(
    /A has the highest median of A and B: \d\d\.\d\d.%\. Its range, .* over 2 seeds, does not overlap that of B/,
  );
  const said = await sentence.textContent();

  const table = (await downloaded(page, () => button('CSV').click())).toString();
  // A head, and two epochs of two seeds of two plans.
  expect(table.trim().split('\n')).toHaveLength(1 + 2 * 2 * 2);
  // On light paper, however dark the page is.
  await page.emulateMedia({ colorScheme: 'dark' });
  const svg = (await downloaded(page, () => button('SVG').click())).toString();
  expect(svg).toMatch(/^<svg .*Accuracy on the test images.*<\/svg>$/s);
  expect(svg).not.toContain('var(');
  expect(svg).toContain('fill="rgb(253, 252, 249)"');
  const png = await downloaded(page, () => button('PNG').click());
  expect(png.subarray(1, 4).toString()).toBe('PNG');

  // A search around the plan on the bench, two values of two settings.
  await button('Search around the plan on the bench').click();
  const rate = figure.getByRole('group', { name: 'Learning rate η' });
  await rate.getByLabel('From').fill('200');
  await expect(rate.getByRole('alert')).toContainText('smaller than the last');
  await rate.getByLabel('From').fill('0.1');
  await rate.getByLabel('Values').fill('2');
  await figure.getByRole('group', { name: 'Momentum μ' }).getByLabel('Values').fill('2');
  await button('Search').click();
  await expect(figure.getByText(/^Best of 4 so far/)).toBeVisible();
  await button(/^η 0.1, μ 0: \d+\.\d\d percent$/).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const cell = figure.getByRole('group', { name: 'η 0.1, μ 0.9' });
  await expect(cell.getByRole('img', { name: /by epoch/ })).toBeVisible();
  await cell.getByRole('button', { name: 'Put on the bench' }).click();
  await expect(bench.getByLabel('Momentum μ')).toHaveValue('0.9');

  // Kept on the device, and told by a link to another reader, who trains for themselves.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await button('Copy link').click();
  await expect(button('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length).toBeLessThan(4_000);
  await page.reload();
  await expect(bench.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
  await page.getByRole('heading', { name: 'Several at once' }).scrollIntoViewIfNeeded();
  await expect(sentence).toHaveText(said!);

  await page.evaluate(() => {
    localStorage.clear();
    indexedDB.deleteDatabase('neural-networks-live-comparisons');
  });
  await page.goto(link);
  await expect(plans.nth(1)).toContainText('η 100');
  await expect(plans.nth(1)).toContainText('not trained yet');
  expect(complaints).toEqual([]);
});
