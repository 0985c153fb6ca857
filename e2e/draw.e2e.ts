// A reader draws digits with mouse, finger and keys, and the network in training reads them.
import { expect, test, type CDPSession, type Locator, type Page } from '@playwright/test';

type Stroke = readonly (readonly [x: number, y: number])[];

/** In sides of the pad. */
const one: Stroke = [
  [0.52, 0.15],
  [0.51, 0.4],
  [0.5, 0.6],
  [0.49, 0.85],
];
const zero: Stroke = Array.from({ length: 25 }, (_, index) => {
  const angle = (index / 24) * 2 * Math.PI;
  return [0.5 - 0.2 * Math.sin(angle), 0.5 - 0.32 * Math.cos(angle)] as const;
});

function pad(page: Page) {
  const figure = page.getByRole('figure', { name: 'The laboratory' });
  return {
    figure,
    sheet: page.getByLabel('Draw a digit', { exact: true }),
    verdict: page.getByRole('status', { name: 'Verdict' }),
    outputs: page.getByRole('list', { name: 'Outputs' }),
    undo: page.getByRole('button', { name: 'Undo', exact: true }),
    clear: page.getByRole('button', { name: 'Clear', exact: true }),
    train: figure.getByRole('button', { name: 'Train', exact: true }),
    pause: figure.getByRole('button', { name: 'Pause', exact: true }),
  };
}

async function open(page: Page) {
  await page.goto('training/');
  const found = pad(page);
  await found.figure.scrollIntoViewIfNeeded();
  await found.sheet.scrollIntoViewIfNeeded();
  return found;
}

/** Trains until it is good enough to read a plain digit. */
async function trained(page: Page): Promise<void> {
  const { train } = pad(page);
  await train.click();
  const accuracy = page.getByRole('status', { name: 'Test accuracy' });
  const percent = async () => Number.parseFloat((await accuracy.textContent()) || '0');
  await expect.poll(percent).toBeGreaterThan(93);
}

async function drawWithMouse(page: Page, sheet: Locator, stroke: Stroke): Promise<void> {
  const box = (await sheet.boundingBox())!;
  const place = ([x, y]: Stroke[number]) =>
    [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...place(stroke[0]!));
  await page.mouse.down();
  for (const point of stroke.slice(1)) await page.mouse.move(...place(point), { steps: 3 });
  await page.mouse.up();
}

async function drawWithFinger(page: Page, sheet: Locator, stroke: Stroke): Promise<void> {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  const box = (await sheet.boundingBox())!;
  const touch = (type: 'touchStart' | 'touchMove', [x, y]: Stroke[number]) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: [{ x: box.x + x * box.width, y: box.y + y * box.height }],
    });
  await touch('touchStart', stroke[0]!);
  for (const point of stroke.slice(1)) await touch('touchMove', point);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test.describe('the pad', () => {
  test('reads what a mouse draws, and nothing on an empty sheet', async ({ page }) => {
    const { sheet, verdict, outputs, undo, clear } = await open(page);
    await expect(verdict).toHaveText('');
    await trained(page);

    await drawWithMouse(page, sheet, one);
    await expect(verdict).toHaveText('1');
    await expect(outputs.getByRole('listitem')).toHaveCount(10);
    await expect(outputs.getByRole('listitem').nth(1)).toHaveText(/^1\D*[01]\.\d\d$/);

    await clear.click();
    await expect(verdict).toHaveText('');
    await drawWithMouse(page, sheet, zero);
    await expect(verdict).toHaveText('0');

    await undo.click();
    await expect(verdict).toHaveText('');
    await undo.click();
    await expect(verdict).toHaveText('1');
  });

  test('answers before any training, and says that it is untrained', async ({ page }) => {
    const { sheet, verdict, figure } = await open(page);
    await drawWithMouse(page, sheet, one);
    await expect(verdict).toHaveText(/^\d$/);
    await expect(figure.getByText('untrained')).toBeVisible();
  });

  test('follows training without another stroke', async ({ page }) => {
    const { sheet, verdict, outputs } = await open(page);
    await drawWithMouse(page, sheet, zero);
    await expect(verdict).toHaveText(/^\d$/);
    const before = await outputs.textContent();
    await trained(page);
    await expect(verdict).toHaveText('0');
    await expect(outputs).not.toHaveText(before!);
  });

  test('can be drawn on with keys', async ({ page }) => {
    const { sheet, verdict } = await open(page);
    await trained(page);
    await sheet.focus();
    for (let count = 0; count < 8; count += 1) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    for (let count = 0; count < 16; count += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect(verdict).toHaveText('1');
    await page.keyboard.press('Backspace');
    await expect(verdict).toHaveText('');
  });

  test('keeps the drawing when the page is left and found again', async ({ page }) => {
    const { sheet, verdict } = await open(page);
    await drawWithMouse(page, sheet, zero);
    await expect(verdict).toHaveText(/^\d$/);
    await page.reload();
    const again = await open(page);
    await expect(again.verdict).toHaveText('');
    await trained(page);
    await expect(again.verdict).toHaveText('0');
  });
});

test.describe('the pad under a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('draws, and the page stays where it is', async ({ page }) => {
    const { sheet, verdict } = await open(page);
    await trained(page);
    await sheet.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    await drawWithFinger(page, sheet, one);
    await expect(verdict).toHaveText('1');
    expect(await page.evaluate(() => scrollY)).toBe(before);
  });
});
