// A reader in the laboratory: trains, stops, turns knobs, loses a file on the way, and the page answers all along.
import { expect, test, type Page } from '@playwright/test';
import { mainThreadTasks } from '../bench/page/main-thread.ts';
import { complaintsOf, longestButFew } from './testing.ts';

function laboratory(page: Page) {
  const figure = page.getByRole('figure', { name: 'The laboratory' });
  const button = (name: string) => figure.getByRole('button', { name, exact: true });
  return {
    figure,
    train: button('Train'),
    pause: button('Pause'),
    step: button('Step'),
    reset: button('Reset'),
    retry: button('Retry'),
    slider: (name: string) => figure.getByRole('slider', { name, exact: true }),
    accuracy: figure.getByRole('status', { name: 'Test accuracy' }),
    backend: figure.getByRole('status', { name: 'Backend' }),
  };
}

async function open(page: Page) {
  await page.goto('training/');
  const found = laboratory(page);
  await found.figure.scrollIntoViewIfNeeded();
  await expect(found.train).toBeVisible();
  return found;
}

/** Waits until the laboratory says so many percent. */
async function percentAbove(page: Page, bound: number): Promise<void> {
  const { accuracy } = laboratory(page);
  const percent = async () => Number.parseFloat((await accuracy.textContent()) || '0');
  await expect.poll(percent).toBeGreaterThan(bound);
}

/** Training steps taken, as the laboratory writes them. */
async function steps(page: Page): Promise<number> {
  const text = (await laboratory(page).figure.textContent()) ?? '';
  const found = /(?:step|after) ([\d,]+)/.exec(text)?.[1] ?? '0';
  return Number(found.replaceAll(',', ''));
}

/** The page's clock, so many milliseconds from now. */
function clock(page: Page, ahead: number): Promise<number> {
  return page.evaluate((more) => performance.now() + more, ahead);
}

test.describe('the laboratory', () => {
  test('trains past nine in ten while its figures follow', async ({ page }) => {
    const complaints = complaintsOf(page);
    const { train, backend, figure } = await open(page);
    await expect(backend).toHaveText('');
    // Figures are fetched when they come near. Before a step is taken they show what the first weights make of the images.
    const mistakes = page.getByRole('figure', { name: 'The worst mistakes' });
    await page.getByText('The worst mistakes').scrollIntoViewIfNeeded();
    await expect(mistakes.getByText(/^[89],\d{3} of 10,000 wrong before the first/)).toBeVisible();
    await expect(mistakes.getByRole('listitem').first()).toHaveText(/\d read as \d/);
    const confusion = page.getByRole('figure', { name: 'What is taken for what' });
    await page.getByText('What is taken for what', { exact: true }).scrollIntoViewIfNeeded();
    await expect(confusion.getByText(/^[89],\d{3} mistakes before the first step/)).toBeVisible();
    await train.click();
    await percentAbove(page, 90);
    await expect(backend).not.toHaveText('');

    const samples = figure.locator('li[data-verdict]');
    await expect(samples).toHaveCount(30);
    await expect.poll(() => figure.locator('li[data-verdict="right"]').count()).toBeGreaterThan(23);
    await expect(samples.first()).toHaveText(/[0-9]/);

    await expect(mistakes.getByText(/ of 10,000 wrong after epoch \d/)).toBeVisible();
    await expect(mistakes.getByRole('listitem').first()).toHaveText(/\d read as \d/);
    const cell = confusion.getByRole('button', { name: /^4 taken for 9: \d/ });
    await cell.click();
    await expect(confusion.getByText(/^4 taken for 9: (one|\d+) image/)).toBeVisible();
    await expect(confusion.getByRole('img', { name: /^test image \d/ }).first()).toBeVisible();
    await cell.press('ArrowLeft');
    await expect(confusion.getByRole('button', { pressed: true })).toHaveAccessibleName(
      /^4 taken for 8/,
    );
    await page.getByText('The weights of the hidden layer').scrollIntoViewIfNeeded();
    const weights = page.getByRole('figure', { name: 'The weights of the hidden layer' });
    await expect(weights.getByRole('button', { name: 'Unit 30', exact: true })).toBeVisible();
    await weights.getByRole('button', { name: 'Unit 7', exact: true }).click();
    await expect(weights.getByRole('img', { name: /^Unit 7,/ })).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test('pauses, takes single steps, goes on and goes back to the start', async ({ page }) => {
    const { train, pause, step, reset, slider, figure } = await open(page);
    await slider('Epochs').fill('60');
    // So small that a fast device does not come to the end of them between two presses.
    await slider('Mini-batch size').fill('1');
    await step.click();
    await expect(figure).toContainText('Paused after 1 step.');
    await step.click();
    await expect(figure).toContainText('Paused after 2 steps.');

    await expect(pause).toHaveAttribute('aria-disabled', 'true');
    await train.click();
    await expect(train).toHaveAttribute('aria-disabled', 'true');
    await expect.poll(() => steps(page)).toBeGreaterThan(50);
    await pause.click();
    await expect(figure).toContainText('Paused after');
    const paused = await steps(page);

    await step.click();
    await expect.poll(() => steps(page)).toBe(paused + 1);
    await train.click();
    await expect.poll(() => steps(page)).toBeGreaterThan(paused + 50);
    await reset.click();
    await expect(figure).toContainText('Built, with its first, random weights.');
    await expect(figure).toContainText('epoch 0.0 of 60');
  });

  test('takes new settings while it trains, and starts anew for a new network', async ({
    page,
  }) => {
    const { train, slider, figure } = await open(page);
    await slider('Epochs').fill('60');
    await slider('Mini-batch size').fill('1');
    await train.click();
    await expect.poll(() => steps(page)).toBeGreaterThan(200);

    await slider('Learning rate').fill('0.37');
    await expect(slider('Learning rate')).toHaveAttribute('aria-valuetext', '0.37');
    await slider('Learning rate').press('ArrowRight');
    await expect(slider('Learning rate')).toHaveValue('0.4');
    await expect(figure.getByText('η 0.4').first()).toBeVisible();
    const before = await steps(page);
    await expect.poll(() => steps(page)).toBeGreaterThan(before);

    await slider('Hidden units').press('Home');
    await expect(slider('Hidden units')).toHaveAttribute('aria-valuetext', 'no hidden layer');
    await expect(figure).toContainText('7,850 parameters');
    // From the start again, and still training.
    await expect(figure).toContainText('Training on 50,000 images');
    await expect(slider('Learning rate')).toHaveValue('0.4');
  });

  test('follows the pointer on a slider’s own scale', async ({ page }) => {
    const { slider } = await open(page);
    const rate = slider('Learning rate');
    const box = (await rate.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.up();
    await expect(rate).toHaveValue('1');
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 40, box.y, { steps: 5 });
    await page.mouse.up();
    await expect(rate).toHaveValue('100');
  });

  test('lets the reader choose where it runs', async ({ page }) => {
    const { step, train, backend, figure } = await open(page);
    await step.click();
    await expect(figure).toContainText('Paused after 1 step.');
    await figure.getByText('Where it runs').click();
    await figure.getByRole('radio', { name: /TypeScript/ }).check();
    await expect(backend).toHaveText(/TypeScript/);
    await train.click();
    await expect.poll(() => steps(page)).toBeGreaterThan(20);
  });

  test('never keeps the page from answering while it trains', async ({ browser, page }) => {
    const { step, train, slider, figure } = await open(page);
    await slider('Epochs').fill('60');
    await step.click();
    await expect(figure).toContainText('Paused after 1 step.');
    // The book's own code: slow enough to be at it for the whole of the time.
    await figure.getByText('Where it runs').click();
    await figure.getByRole('radio', { name: /TypeScript/ }).check();
    await train.click();
    await expect.poll(() => steps(page)).toBeGreaterThan(20);
    const tasks = await mainThreadTasks(browser, page, async () =>
      page.waitForFunction((end) => performance.now() > end, await clock(page, 10_000)),
    );
    await expect(figure).toContainText('Training on 50,000 images');
    expect(tasks.length).toBeGreaterThan(100);
    expect(longestButFew(tasks)).toBeLessThan(50);
  });

  test('is set as a link says, and goes back to its first settings', async ({ page }) => {
    const settings = { learningRate: 0.5, batchSize: 20, lambda: 1, epochs: 5 };
    const more = { hiddenUnits: 40, activation: 'tanh', seed: 7 };
    const state = JSON.stringify({ settings: { ...settings, ...more } });
    await page.goto(`training/?f.laboratory=${encodeURIComponent(state)}`);
    const { figure, slider } = laboratory(page);
    await page.locator('.figure-room').first().scrollIntoViewIfNeeded();
    await expect(figure).toContainText('31,810 parameters');
    await expect(slider('Epochs')).toHaveAttribute('aria-valuetext', '5 epochs');
    await figure.getByRole('button', { name: 'First settings' }).click();
    await expect(figure).toContainText('23,860 parameters');
  });

  test('names a data file that is missing, and carries on once it is there', async ({ page }) => {
    await page.route(/training-20000-.*\.bin/, (route) => route.fulfill({ status: 404 }));
    const { train, retry, figure } = await open(page);
    await train.click();
    await expect(figure.getByRole('alert')).toContainText('training-20000-');
    await page.unroute(/training-20000-.*\.bin/);
    await retry.click();
    await expect(figure.getByRole('alert')).toHaveCount(0);
    await percentAbove(page, 90);
  });
});
