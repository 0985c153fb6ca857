// The last chapter: the reader's own network is fooled and run backwards.
import { expect, test, type Page } from '@playwright/test';

/** Trains the shared network until it reads most digits, and lets it rest. */
async function trainABit(page: Page): Promise<void> {
  const figure = page.locator('.figure-room').nth(0);
  await figure.scrollIntoViewIfNeeded();
  await figure.getByRole('button', { name: 'Train' }).click();
  await expect(figure.getByText(/a network that reads (8|9)\d\.\d %/)).toBeVisible();
  await figure.getByRole('button', { name: 'Pause' }).click();
}

test('a small change turns the reading, and a random one does not', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto('/beyond/');
  await trainABit(page);

  const figure = page.locator('.figure-room').nth(0);
  const others = figure.getByRole('list', { name: 'Changes for each other reading' });
  await expect(others.getByRole('button', { name: /a change of \d/ }).first()).toBeVisible();
  const length = async () =>
    Number(
      await figure.locator('dt', { hasText: 'length of the change' }).locator('+ dd').textContent(),
    );
  const smallest = await length();
  expect(smallest).toBeGreaterThan(0);
  expect(smallest).toBeLessThan(4);
  for (const name of await others.getByRole('button', { name: /a change of/ }).all()) {
    const text = (await name.getAttribute('aria-label')) ?? '';
    expect(Number(/[\d.]+$/.exec(text)?.[0])).toBeGreaterThanOrEqual(smallest);
  }
  await others
    .getByRole('button', { name: /a change of/ })
    .last()
    .press('Enter');
  await expect(others.getByRole('button', { pressed: true })).toHaveCount(1);
  expect(await length()).toBeGreaterThanOrEqual(smallest);

  const dreams = page.locator('.figure-room').nth(1);
  await dreams.scrollIntoViewIfNeeded();
  const steps = dreams.getByRole('slider', { name: 'Steps' });
  await expect(dreams.getByText(/Output above 0.99 for ([3-9]|10) of the ten/)).toBeVisible();
  await steps.press('Home');
  // Noise as it is: nothing has been asked for yet.
  await expect(dreams.getByText(/Output above 0.99 for [0-2] of the ten/)).toBeVisible();

  expect(complaints).toEqual([]);
});

test('a number that no test image has is refused at the field', async ({ page }) => {
  await page.goto('/beyond/');
  const figure = page.locator('.figure-room').nth(0);
  await figure.scrollIntoViewIfNeeded();
  await figure.getByRole('combobox', { name: 'The digit' }).selectOption('a test image');
  const field = figure.getByLabel('Number of the test image');
  await field.fill('10000');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(figure.getByRole('img', { name: 'Test image 0' })).toBeVisible();
});

test('an LSTM learns what the plain network forgets, and it rests when it is told to', async ({
  page,
}) => {
  await page.goto('/beyond/');
  const figure = page.locator('.figure-room').nth(2);
  await figure.scrollIntoViewIfNeeded();
  const reading = (name: string) => figure.locator('dt', { hasText: name }).locator('+ dd');
  await expect(figure.getByRole('status')).toContainText('0.054');
  const noise = figure.getByRole('slider', { name: 'Noise' });
  await noise.press('Home');
  for (let n = 0; n < 2; n++) await noise.press('PageUp');
  await expect(figure.getByRole('img', { name: /16 cells by 12 moments/ })).toBeVisible();
  await figure.getByRole('button', { name: 'Train both' }).click();
  await expect(reading('LSTM, right')).toHaveText('100.0 %');
  await figure.getByRole('button', { name: 'Pause' }).click();
  await expect(figure.getByRole('button', { name: 'Go on' })).toBeVisible();
  await figure.getByRole('combobox').selectOption('cells c');
  await expect(figure.getByRole('img', { name: /The LSTM’s cells c over/ })).toBeVisible();
  // What was learnt with less noise is not shown with more.
  await noise.press('ArrowRight');
  await expect(reading('step')).toHaveText('0 of 300');
});

test('a Boltzmann machine learns from images, and its chains leave the noise', async ({ page }) => {
  await page.goto('/beyond/');
  const figure = page.locator('.figure-room').nth(3);
  await figure.scrollIntoViewIfNeeded();
  const reading = (name: string) => figure.locator('dt', { hasText: name }).locator('+ dd');
  await figure.getByRole('button', { name: 'Train', exact: true }).click();
  // It begins above 50, as the chapter says.
  await expect
    .poll(async () => Number(await reading('squared distance').textContent()))
    .toBeGreaterThan(0);
  await expect
    .poll(async () => Number(await reading('squared distance').textContent()), {
      timeout: 90_000,
    })
    .toBeLessThan(35);
  await figure.getByRole('button', { name: 'Pause' }).click();
  await figure.getByRole('combobox', { name: 'Chains begin with' }).selectOption('half');
  const turns = figure.getByRole('status', { name: 'Turns of the chains' });
  await figure.getByRole('button', { name: 'One turn' }).click();
  await expect(turns).toHaveText('1');
  await figure.getByRole('button', { name: 'Run the chains' }).click();
  await expect(turns).toHaveText(/[5-9]\d|\d{3}/);
  await figure.getByRole('button', { name: 'Stop the chains' }).click();
});
