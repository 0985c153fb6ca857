// A reader in the open laboratory: builds, errs, trains, takes the network home and brings it back.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';

async function open(page: Page) {
  await page.goto('');
  await page.getByRole('link', { name: 'Laboratory' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Laboratory' })).toBeVisible();
  const figure = page.getByRole('figure', { name: 'The laboratory' });
  const button = (name: string) => figure.getByRole('button', { name, exact: true });
  await expect(button('Train')).toBeVisible();
  const layers = figure.getByRole('list', { name: 'Layers' }).locator('> li');
  return { figure, button, layers };
}

async function downloaded(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return readFile(await download.path(), 'utf8');
}

test('a network is built from layers, and a mistake is said at its layer', async ({ page }) => {
  const { figure, button, layers } = await open(page);
  await expect(figure.getByText('23,860 parameters')).toBeVisible();

  await figure.getByLabel('Place').selectOption('at the end');
  await figure.getByLabel('New layer').selectOption('Convolution');
  await button('Add').click();
  await expect(layers.nth(4)).toContainText('A convolution takes an image');
  await expect(figure.getByRole('alert')).toContainText('Layer 5 does not fit');

  // Up to the front, by keyboard, with an image for it to look at.
  await figure.getByLabel('The digit comes in as').selectOption('28 × 28 image');
  await button('Move layer 5, convolution up').focus();
  for (let place = 4; place >= 1; place--) {
    await page.keyboard.press('Enter');
    await expect(button(`Move layer ${String(place)}, convolution up`)).toBeFocused();
  }
  await expect(layers.nth(0)).toContainText('→ 24 × 24 × 8');
  await expect(layers.nth(1)).toContainText('Put a flatten layer before it');
  await figure.getByLabel('Place').selectOption('before 2, dense');
  await figure.getByLabel('New layer').selectOption('Flatten');
  await button('Add').click();
  await expect(figure.getByRole('alert')).toHaveCount(0);
  // 8 (25 + 1) + 30 (4,608 + 1) + 310
  await expect(figure.getByText('138,788 parameters')).toBeVisible();

  await button('Remove layer 1, convolution').click();
  await figure.getByLabel('Units').first().fill('10000');
  await figure.getByLabel('Units').nth(1).fill('9');
  await expect(layers.nth(3)).toContainText('Give the last dense layer 10 units');
  await button('Back to the last one that can').click();
  await expect(figure.getByLabel('Units').nth(1)).toHaveValue('10');

  for (let i = 0; i < 2; i++) {
    await figure.getByLabel('New layer').selectOption('Dense');
    await button('Add').click();
    await figure.getByLabel('Units').first().fill('10000');
  }
  await expect(figure.getByRole('alert')).toContainText(/needs about \d\.\d GB/);
});

test('it trains, is taken home, and comes back', async ({ page }) => {
  const { figure, button } = await open(page);
  await figure.getByRole('textbox', { name: 'Training images' }).fill('2000');
  await figure.getByLabel('Epochs').fill('2');
  await button('Train').click();
  await expect(figure.getByText('All 2 epochs done')).toBeVisible();
  const accuracy = figure.getByRole('status', { name: 'Test accuracy' });
  expect(Number.parseFloat((await accuracy.textContent()) ?? '')).toBeGreaterThan(30);

  const curve = await downloaded(page, () => button('CSV').click());
  expect(curve.trim().split('\n')).toHaveLength(3);
  const model = await downloaded(page, () => button('model.json').click());
  expect(JSON.parse(model)).toMatchObject({ format: 'layers-model' });
  const onnx = await downloaded(page, () => button('network.onnx').click());
  expect(onnx).toMatch(/pixels[^]*Gemm[^]*outputs/);
  await figure.getByLabel('Weights to begin with').selectOption('the first ones of this run');
  const program = await downloaded(page, () => button('NumPy').click());
  expect(program).toContain('"training": 2000');
  expect(program.length).toBeGreaterThan(23_860 * 4);
  const saved = await downloaded(page, () => button('Save').click());

  await figure.getByLabel('Experiment').selectOption('Two convolutions');
  await expect(figure.getByText('Changed since')).toBeVisible();
  const load = (text: string) =>
    figure.getByLabel('File of a network').setInputFiles({
      name: 'mine.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
  await load(saved.slice(0, -100));
  await expect(figure.getByRole('alert')).toContainText('It is not JSON, or was cut off');
  await load(saved);
  await expect(figure.getByText('mine.json is loaded')).toBeVisible();
  await expect(figure.getByRole('textbox', { name: 'Training images' })).toHaveValue('2000');
  await expect(figure.getByText('Paused after 400 steps')).toBeVisible();
  const again = await downloaded(page, () => button('Save').click());
  expect(JSON.parse(again)).toEqual(JSON.parse(saved));
});

test('a run that diverges says at which step, and starts again with a smaller rate', async ({
  page,
}) => {
  const { figure, button } = await open(page);
  await figure.getByLabel('Experiment').selectOption('Two convolutions, ReLU');
  await figure.getByRole('textbox', { name: 'Training images' }).fill('2000');
  const rate = figure.getByRole('textbox', { name: 'Learning rate' });
  await rate.fill('1000');
  await button('Train').click();
  const alert = figure.getByRole('alert');
  await expect(alert).toContainText(/step \d/);
  const again = figure.getByRole('button', { name: /^Start again with η = / });
  const smaller = Number(/= ([\d.]+)$/.exec((await again.textContent()) ?? '')?.[1]);
  expect(smaller).toBeLessThan(1000);
  await again.click();
  await expect(rate).toHaveValue(String(smaller));
});
