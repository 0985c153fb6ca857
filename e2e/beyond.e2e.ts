// The last chapter: the reader's own network is fooled and run backwards.
import { expect, test, type Page } from '@playwright/test';
import { houseNumbersFile } from '../src/data/svhn/testing/mat-files.ts';
import { complaintsOf } from './testing.ts';

/** The shared network learns for an epoch by itself when the first figure comes into sight, and rests. */
async function learnt(page: Page): Promise<void> {
  const figure = page.locator('.figure-room').nth(0);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByText(/a network that reads (8|9)\d\.\d %/)).toBeVisible();
  await expect(figure.getByRole('button', { name: 'Go on' })).toBeVisible();
}

test('a small change turns the reading, and a random one does not', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto('/beyond/');
  await learnt(page);

  const figure = page.locator('.figure-room').nth(0);
  const others = figure.getByRole('list', { name: 'Changes for each other reading' });
  await expect(others.getByRole('button', { name: /a change of \d/ }).first()).toBeVisible();
  // All of one search, read at once: the changes are sought anew when the network has come to rest.
  const lengths = () =>
    figure.evaluate((element) => ({
      shown: Number(
        [...element.querySelectorAll('dt')].find(
          ({ textContent }) => textContent === 'length of the change',
        )?.nextElementSibling?.textContent,
      ),
      pressed: element.querySelector('[aria-pressed="true"]')?.getAttribute('aria-label') ?? '',
      all: [...element.querySelectorAll('[aria-label*="a change of "]')].map((one) =>
        Number(/[\d.]+$/.exec(one.getAttribute('aria-label')!)?.[0]),
      ),
    }));
  const { shown, pressed, all } = await lengths();
  expect(shown).toBeGreaterThan(0);
  expect(shown).toBeLessThan(4);
  expect(shown).toBe(Math.min(...all));
  expect(pressed).toContain(`a change of ${shown.toFixed(2)}`);
  const last = others.getByRole('button', { name: /a change of/ }).last();
  await last.press('Enter');
  await expect(last).toHaveAttribute('aria-pressed', 'true');
  await expect(others.getByRole('button', { pressed: true })).toHaveCount(1);
  const then = await lengths();
  expect(then.shown).toBe(then.all.at(-1));
  // A drawing is nobody's label, so it is not read rightly either.
  await expect(
    page.locator('.exercise', { hasText: 'Near a border' }).getByRole('status'),
  ).toHaveText('The figure does not show it yet.');

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
  // A pad that was cleared has the example again after Reset.
  await figure.getByRole('button', { name: 'Clear' }).click();
  await expect(figure.getByText('Draw a digit first.')).toBeVisible();
  await figure.getByRole('button', { name: 'Reset' }).click();
  await expect(figure.getByText('Draw a digit first.')).toHaveCount(0);
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
  // Untrained, they do about as well as guessing.
  await expect(reading('LSTM, right')).toHaveText(/^[1-4]\d\.\d %$/);
  const noise = figure.getByRole('slider', { name: 'Noise' });
  await noise.press('Home');
  for (let n = 0; n < 2; n++) await noise.press('PageUp');
  await expect(figure.getByRole('img', { name: /16 cells by 12 moments/ })).toBeVisible();
  await figure.getByRole('button', { name: 'Train both' }).click();
  // At once: a fast device is soon through with the three hundred.
  await expect(reading('step')).toHaveText(/^[1-9]\d* of 300$/);
  await figure.getByRole('button', { name: 'Pause' }).click();
  await figure.getByRole('button', { name: 'Go on' }).click();
  await expect(reading('LSTM, right')).toHaveText('100.0 %');
  await figure.getByRole('combobox').selectOption('cells c');
  await expect(figure.getByRole('img', { name: /The LSTM’s cells c over/ })).toBeVisible();
  // What was learnt with less noise is not shown with more.
  await noise.press('ArrowRight');
  await expect(reading('step')).toHaveText('0 of 300');
});

test('a Boltzmann machine learns from images, and its chains leave the noise', async ({ page }) => {
  const part = /training-20000-.*\.bin/;
  await page.route(part, (route) => route.fulfill({ status: 404 }));
  await page.goto('/beyond/');
  const figure = page.locator('.figure-room').nth(3);
  await figure.scrollIntoViewIfNeeded();
  const reading = (name: string) => figure.locator('dt', { hasText: name }).locator('+ dd');
  await figure.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(figure.getByRole('alert')).toContainText('training-20000-');
  await page.unroute(part);
  await figure.getByRole('button', { name: 'Retry' }).click();
  await expect(figure.getByRole('alert')).toHaveCount(0);
  // It begins above 50, as the chapter says.
  await expect
    .poll(async () => Number(await reading('squared distance').textContent()))
    .toBeGreaterThan(0);
  await expect
    .poll(async () => Number(await reading('squared distance').textContent()))
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

test('house numbers come from the reader’s own file, and what is none is refused', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.goto('/beyond/');
  const room = page.locator('.figure-room').nth(4);
  await room.scrollIntoViewIfNeeded();
  await expect(room.getByText('No file yet.')).toBeVisible();
  await expect(room.getByRole('list', { name: 'Numbers drawn by this page' })).toBeVisible();

  const file = room.getByLabel('File of house numbers');
  const buffer = houseNumbersFile(400, { compressed: true });
  await file.setInputFiles({ name: 'street.mat', mimeType: 'application/octet-stream', buffer });
  await expect(room.getByText('street.mat: 400 images.')).toBeVisible();
  const images = room.getByRole('list', { name: 'House numbers' }).getByRole('listitem');
  await expect(images).toHaveCount(40);
  await room.getByRole('button', { name: 'Later' }).click();
  await expect(room.getByText('41 to 80 of 400.')).toBeVisible();

  // These ten kinds are told apart by their place alone, which a network without hidden layer can learn.
  await room.getByRole('combobox', { name: 'Network' }).selectOption('no hidden layer');
  await room.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(
    room.locator('dt', { hasText: 'test images read right' }).locator('+ dd'),
  ).toHaveText('100.0 %');
  await room.getByRole('combobox', { name: 'Show' }).selectOption('test images read wrongly');
  await expect(room.getByText('all test images are read right')).toBeVisible();
  await room.getByRole('combobox', { name: 'Show' }).selectOption('all images');
  await expect(room.getByText(/40 of these 40 are read right by this network/)).toBeVisible();
  await room.getByRole('combobox', { name: 'Read by' }).selectOption('the digit network');
  await expect(room.getByText('The digit network has not been trained')).toBeVisible();

  const newer = Buffer.from('MATLAB 7.3 MAT-file, Platform: GLNXA64'.padEnd(600));
  await file.setInputFiles({
    name: 'newer.mat',
    mimeType: 'application/octet-stream',
    buffer: newer,
  });
  const alert = room.getByRole('alert');
  await expect(alert).toContainText('newer.mat: This is a MAT-file of version 7.3');
  await expect(alert).toContainText('What was read before stays in use.');
  await expect(images).toHaveCount(40);

  const small = [...houseNumbersFile(12)];
  const transfer = await page.evaluateHandle((bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(bytes)], 'dropped.mat'));
    return data;
  }, small);
  await room.getByRole('figure').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(room.getByText('dropped.mat: 12 images.')).toBeVisible();
  await expect(alert).toHaveCount(0);
  await expect(images).toHaveCount(12);
  await room.getByRole('button', { name: 'Put them away' }).click();
  await expect(room.getByText('No file yet.')).toBeVisible();
  expect(complaints).toEqual([]);
});
