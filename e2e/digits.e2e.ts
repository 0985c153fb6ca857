// Chapter 4: the wall of images, four readers that learn nothing, and the way of a drawing into its field.
import { expect, test, type Page } from '@playwright/test';
import { mainThreadTasks } from '../bench/page/main-thread.ts';
import { complaintsOf, longestButFew } from './testing.ts';

const names = {
  browser: 'The 70,000 images',
  darkness: 'Read by darkness',
  means: 'Ten mean images',
  nearest: 'The most similar image',
  xray: 'The way into the field',
} as const;

function figure(page: Page, name: keyof typeof names) {
  return page.getByRole('figure', { name: names[name] });
}

/** Opens the chapter at a figure; the complaints are filled while the page lives. */
async function open(page: Page, ...wanted: (keyof typeof names)[]): Promise<readonly string[]> {
  const complaints = complaintsOf(page);
  await page.goto('/digits/');
  const order = Object.keys(names);
  for (const name of wanted) {
    await page.locator('.figure-room').nth(order.indexOf(name)).scrollIntoViewIfNeeded();
    await expect(figure(page, name)).toBeVisible();
  }
  return complaints;
}

test('the wall shows what it is asked for, and any image opens into its numbers', async ({
  page,
}) => {
  const complaints = await open(page, 'browser');
  const on = figure(page, 'browser');
  const wall = on.getByRole('application', { name: /^Wall of/ });
  await expect(wall).toHaveAccessibleName('Wall of 70,000 images');
  await expect(on.getByText('number 7 of the training split. Its label says 3.')).toBeVisible();
  // Row 15, column 14 of the eighth training image.
  await expect(on.getByText('is 252 of 255, or 0.988')).toBeVisible();
  const numbers = on.getByRole('application', { name: 'The 784 numbers' });
  await numbers.press('ArrowUp');
  await numbers.press('ArrowLeft');
  await expect(on.getByText('row 14, column 13: entry x377')).toBeVisible();

  await on.getByLabel('Label').selectOption('7');
  await on.getByLabel('Split').selectOption('test');
  await expect(wall).toHaveAccessibleName('Wall of 1,028 images');
  await expect(on.getByText('number 0 of the test split. Its label says 7.')).toBeVisible();
  await wall.press('ArrowRight');
  await expect(on.getByText('number 17 of the test split. Its label says 7.')).toBeVisible();
  await wall.press('End');
  await expect(on.getByText(/of the test split. Its label says 7\./)).toBeVisible();
  // The wall has been painted: not all of it is paper. Read from a copy: to read the wall's own canvas twice is a warning.
  await expect
    .poll(() =>
      wall.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
        const { width, height } = canvas;
        const copy = new OffscreenCanvas(width, height);
        const context = copy.getContext('2d', { willReadFrequently: true })!;
        context.drawImage(canvas, 0, 0);
        const { data } = context.getImageData(0, 0, width, height);
        return data.filter((value, at) => at % 4 === 3 && value > 200).length;
      }),
    )
    .toBeGreaterThan(5000);

  const address = on.getByLabel('Image, 0 to 69,999');
  await address.fill('70000');
  await expect(on.getByText('Only 0 to 69999.')).toBeVisible();
  await address.fill('59999');
  await expect(on.getByText('number 9,999 of the validation split.')).toBeVisible();
  await expect(wall).toHaveAccessibleName('Wall of 70,000 images');
  expect(complaints).toEqual([]);
});

test('the wall scrolls without holding up a frame', async ({ page, browser }) => {
  await open(page, 'browser');
  const wall = figure(page, 'browser').getByRole('application', { name: /^Wall of/ });
  await expect(wall).toBeVisible();
  /** Sixty frames of a fast scroll. */
  const tasks = await mainThreadTasks(browser, page, () =>
    wall.evaluate(
      (view) =>
        new Promise<void>((resolve) => {
          let frames = 0;
          requestAnimationFrame(function next() {
            view.scrollTop += 250;
            frames += 1;
            if (frames < 60) requestAnimationFrame(next);
            else resolve();
          });
        }),
    ),
  );
  expect(tasks.length).toBeGreaterThan(60);
  expect(longestButFew(tasks)).toBeLessThan(50);
  expect(await wall.evaluate((view) => view.scrollTop)).toBe(15_000);
});

test('darkness and mean images read as many as they should, and the reader’s own digit', async ({
  page,
}) => {
  const complaints = await open(page, 'darkness', 'means');
  const darkness = figure(page, 'darkness');
  await expect(darkness.getByText('2,225 of 10,000')).toBeVisible();
  await expect(darkness.getByRole('status', { name: 'Verdict by darkness' })).toHaveText(/^\d$/);
  await darkness.getByRole('slider', { name: 'Mean pixel' }).press('Home');
  await expect(darkness.getByRole('status', { name: 'Verdict by darkness' })).toHaveText('1');
  await darkness.getByRole('slider', { name: 'Mean pixel' }).press('End');
  await expect(darkness.getByRole('status', { name: 'Verdict by darkness' })).toHaveText('0');

  const means = figure(page, 'means');
  await expect(means.getByText('8,200 of 10,000')).toBeVisible();
  await expect(means.getByRole('img', { name: 'mean 3' })).toBeVisible();
  await expect(means.getByRole('status', { name: 'Nearest mean', exact: true })).toHaveText('7');
  await means.getByLabel('Of each pixel, shown is').selectOption('difference');
  await means.getByLabel('Less the mean of').selectOption('9');
  await expect(means.getByRole('img', { name: 'mean 4 less mean 9' })).toBeVisible();
  await means.getByLabel('Image to read').selectOption('test');
  await means.getByLabel(/^Test image, label/).fill('0');
  await expect(means.getByLabel('Test image, label 7')).toHaveValue('0');
  // One pad for all figures: what is drawn in one is read in the other.
  await darkness.getByRole('button', { name: 'Clear' }).click();
  await means.getByLabel('Image to read').selectOption('own');
  await expect(means.getByText('Draw a digit: its distances will stand here.')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('shape beats ink, and the exercise knows', async ({ page }) => {
  const complaints = await open(page, 'nearest');
  const on = figure(page, 'nearest');
  // Measured while it is in sight.
  const scores = on.getByText('Right by shape');
  await scores.scrollIntoViewIfNeeded();
  await expect(on.getByText('7,125 of 10,000')).toBeVisible();
  await expect(on.getByText('1,380 of 10,000')).toBeVisible();
  await expect(on.getByRole('status', { name: 'Nearest by shape' })).toHaveText('7');
  await on.getByRole('slider', { name: 'Images remembered' }).fill('10000');
  await expect(on.getByText('Not measured with these settings yet.')).toBeVisible();
  await on.getByRole('button', { name: 'Read all 10,000 test images' }).click();
  await expect(on.getByText(/^[\d,]+ of 10,000 test images read\.$/)).toBeVisible();
  await on.getByRole('button', { name: 'Stop' }).click();
  await expect(on.getByText('Not measured with these settings yet.')).toBeVisible();

  const exercise = page.locator('.exercise', { hasText: 'Nine in ten from memory' });
  await expect(exercise.getByRole('status')).toHaveText('The figure does not show it yet.');
  await on.getByRole('slider', { name: 'Images remembered' }).fill('2000');
  await on.getByRole('button', { name: 'Read all 10,000 test images' }).click();
  await expect(on.getByText('9,139 of 10,000')).toBeVisible();
  await expect(exercise.getByRole('status')).toHaveText('✓ The figure shows it: done.');
  await on.getByRole('button', { name: 'Reset' }).click();
  await scores.scrollIntoViewIfNeeded();
  await expect(on.getByText('7,125 of 10,000')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a drawing goes its way, with a stage left out or not', async ({ page }) => {
  const complaints = await open(page, 'xray');
  const on = figure(page, 'xray');
  const found = on.getByRole('status', { name: 'Nearest of 5,000 training images' });
  await expect(found).toHaveText('7');
  await on.getByRole('button', { name: 'Into the corner' }).click();
  await expect(on.getByText('13.9 × 20.0')).toBeVisible();
  await expect(found).toHaveText('7');
  await on.getByLabel('Scale').uncheck();
  await expect(on.getByText('Without the scaling, the crop changes nothing.')).toBeVisible();
  await expect(on.getByText('13.9 × 20.0')).toHaveCount(0);
  await on.getByRole('button', { name: 'Reset' }).click();
  await expect(on.getByLabel('Scale')).toBeChecked();

  const row = (name: string) => on.getByRole('row', { name: new RegExp(`^${name} \\d`) });
  // Counting begins when the table is in sight.
  await on.getByRole('rowheader', { name: 'all stages' }).scrollIntoViewIfNeeded();
  await expect(on.getByText('All 6,000 readings made.')).toBeVisible();
  await expect(row('all stages')).toContainText('88.6 %');
  await expect(row('without centring')).toContainText('25.6 %');
  await on.getByRole('button', { name: 'Train it' }).click();
  // It has outputs once it has taken a step, and reads the drawings when it rests.
  await expect(on.getByRole('list', { name: 'Outputs for the drawing' })).toContainText(/0\.\d\d/);
  await on.getByRole('button', { name: 'Pause the training' }).click();
  await expect(row('all stages')).toContainText(/88\.6 %\s*\d+\.\d %/);
  expect(complaints).toEqual([]);
});

test('a link brings the figures back, a damaged one is told', async ({ page }) => {
  const state = { split: 'test', label: '7', size: 'large', image: 60_017, row: 3, column: 4 };
  const damaged = { remembered: 7 };
  const link = (key: string, value: object) =>
    `f.${key}=${encodeURIComponent(JSON.stringify(value))}`;
  await page.goto(`/digits/?${link('digits', state)}&${link('nearest', damaged)}`);
  const on = figure(page, 'browser');
  await page.locator('.figure-room').first().scrollIntoViewIfNeeded();
  await expect(on.getByText('number 17 of the test split. Its label says 7.')).toBeVisible();
  await expect(on.getByText('row 4, column 5')).toBeVisible();
  await page.locator('.figure-room').nth(3).scrollIntoViewIfNeeded();
  await expect(
    figure(page, 'nearest').getByText('could not be read, so it starts from its own'),
  ).toBeVisible();
});
