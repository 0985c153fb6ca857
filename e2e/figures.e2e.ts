// Every figure of the chapters before training is fetched, operated by keyboard and put back, without a complaint.
import { expect, test, type Page } from '@playwright/test';
import { complaintsOf } from './testing.ts';

const chapters = {
  perceptrons: 4,
  'sigmoid-neurons': 3,
  'gradient-descent': 4,
  backpropagation: 3,
} as const;

/** Opens a chapter with all its figures; the complaints are filled while the page lives. */
async function open(page: Page, address: string, figures: number): Promise<readonly string[]> {
  const complaints = complaintsOf(page);
  await page.goto(address);
  const rooms = page.locator('.figure-room');
  await expect(rooms).toHaveCount(figures);
  for (const room of await rooms.all()) {
    await room.scrollIntoViewIfNeeded();
    await expect(room.locator('figcaption')).toBeVisible();
  }
  return complaints;
}

for (const [slug, count] of Object.entries(chapters)) {
  test(`the figures of /${slug}/ come up, answer to keys and go back`, async ({ page }) => {
    const complaints = await open(page, `/${slug}/`, count);
    for (const room of await page.locator('.figure-room').all()) {
      const sliders = room.getByRole('slider');
      if ((await sliders.count()) === 0) continue;
      const slider = sliders.first();
      await slider.scrollIntoViewIfNeeded();
      const before = await slider.inputValue();
      await slider.press('ArrowRight');
      if ((await slider.inputValue()) === before) await slider.press('ArrowLeft');
      await expect(slider).not.toHaveValue(before);
      await room.getByRole('button', { name: 'Reset' }).click();
      await expect(slider).toHaveValue(before);
    }
    expect(complaints).toEqual([]);
  });
}

test('an exercise knows when the workbench makes OR, and remembers it', async ({ page }) => {
  await open(page, '/perceptrons/', chapters.perceptrons);
  const exercise = page.locator('.exercise', { hasText: 'Find OR' });
  await expect(exercise.getByRole('status')).toHaveText('The figure does not show it yet.');
  await page.getByRole('combobox', { name: 'Asked for' }).selectOption({ label: 'OR' });
  const bias = page.getByRole('slider', { name: 'Bias', exact: true });
  for (let press = 0; press < 5; press++) await bias.press('ArrowRight');
  await expect(page.getByText('All four rows right: this is OR.')).toBeVisible();
  await expect(exercise.getByRole('status')).toHaveText('✓ The figure shows it: done.');

  // The AND that is multiplied may be the reader's own.
  const scaled = page.locator('.exercise', { hasText: 'Nothing but proportion' });
  await page.getByRole('combobox', { name: 'Asked for' }).selectOption({ label: 'AND' });
  for (const [name, value] of [
    ['Weight 1', 1.1],
    ['Weight 2', 1],
    ['Bias', -1.5],
  ] as const) {
    await page.getByRole('slider', { name, exact: true }).fill(String(value));
  }
  await expect(page.getByText('All four rows right: this is AND.')).toBeVisible();
  await expect(scaled.getByRole('status')).toHaveText('The figure does not show it yet.');
  await page.getByRole('button', { name: 'Double all three' }).click();
  await expect(scaled.getByRole('status')).toHaveText('✓ The figure shows it: done.');

  await page.reload();
  await expect(exercise.getByRole('status')).toHaveText('✓ Done before.');

  // What is remembered is erased only when the reader says so twice.
  await page.goto('/');
  const remembered = page.locator('.progress-tools');
  await expect(remembered).toContainText('0 chapters read and 2 exercises done');
  await remembered.getByRole('button', { name: 'Forget it …' }).click();
  await remembered.getByRole('button', { name: 'Keep it' }).click();
  await expect(remembered).toContainText('2 exercises done');
  await remembered.getByRole('button', { name: 'Forget it …' }).click();
  await remembered.getByRole('button', { name: 'Forget it', exact: true }).click();
  await expect(remembered).toHaveCount(0);
});

test('a link opens a figure as it was, and a damaged one says so', async ({ page, context }) => {
  const state = encodeURIComponent(JSON.stringify({ w1: -2, w2: -2, b: 3, gate: 'nand' }));
  await open(page, `/perceptrons/?f.gate=${state}`, chapters.perceptrons);
  await expect(page.getByText('All four rows right: this is NAND.')).toBeVisible();
  // What a figure has come to is in its link, too.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const rule = page.getByRole('figure', { name: 'The perceptron learning rule' });
  await rule.getByRole('button', { name: 'Next mistake' }).click();
  await rule.getByLabel('A press places').selectOption('0');
  const numbers = await rule.locator('dl').innerText();
  expect(numbers).toMatch(/corrections\s*1\s/);
  await rule.getByRole('button', { name: 'Copy link' }).click();
  await expect(rule.getByRole('button', { name: 'Link copied' })).toBeVisible();
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  await expect(rule.locator('dl')).toHaveText(numbers, { useInnerText: true });
  await expect(rule).toBeInViewport();
  await expect(rule.getByLabel('A press places')).toHaveValue('0');
  await page.goto('/perceptrons/?f.gate=%7B');
  await page.locator('.figure-room').first().scrollIntoViewIfNeeded();
  await expect(page.getByText('could not be read, so it starts from its own')).toBeVisible();
});

test('x²y from (2, 2) with rate 0.5 lands on (−2, 0)', async ({ page }) => {
  const complaints = await open(page, '/gradient-descent/', chapters['gradient-descent']);
  const figure = page.locator('.figure-room').nth(1);
  await figure.getByRole('button', { name: 'Back to start' }).click();
  await figure.getByLabel('Rate η').fill('0.5');
  await figure.getByLabel('Rate η').press('Enter');
  await figure.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(figure.getByText('(−2.000, 0.000)')).toBeVisible();
  await expect(figure.getByText('−40.0000')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the code of an equation is lit with the equation, in the book’s own source', async ({
  page,
}) => {
  await page.goto('/backpropagation/');
  await page.locator('.figure-room').first().scrollIntoViewIfNeeded();
  const figure = page.getByRole('figure', { name: 'Backpropagation, step by step' });
  const lit = figure.getByRole('group', { name: /^Code of/ }).locator('mark');
  await expect(lit).toContainText(['let z =', 'z += w[j * inputs + k]! * a[k]!;']);
  const moment = figure.getByRole('slider', { name: 'Moment' });
  await moment.press('End');
  await expect(figure.getByText('BP4')).toBeVisible();
  await expect(lit).toHaveText(['gradientW[j * inputs + k]! += deltaJ * a[k]!;']);
});
