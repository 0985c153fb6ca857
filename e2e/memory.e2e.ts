// What the worker holds: no more after twenty further epochs, and all of MNIST in well under 250 MB.
import { expect, test, type Locator } from '@playwright/test';
import { totalOf, WorkerTarget, type WorkerMemory } from '../bench/page/worker-target.ts';

const stepsInEpoch = 5_000;
const mebibyte = 2 ** 20;

async function stepsTaken(figure: Locator): Promise<number> {
  const found = /(?:step|after) ([\d,]+)/.exec((await figure.textContent()) ?? '')?.[1] ?? '0';
  return Number(found.replaceAll(',', ''));
}

test('the worker’s memory does not grow from epoch to epoch', async ({ page }) => {
  await page.goto('training/');
  const figure = page.getByRole('figure', { name: 'The laboratory' });
  const button = (name: string) => figure.getByRole('button', { name, exact: true });
  await figure.scrollIntoViewIfNeeded();
  await figure.getByRole('slider', { name: 'Epochs', exact: true }).fill('60');
  const started = await WorkerTarget.watch(page);
  await button('Train').click();
  const worker = await started();

  // The other backends are fetched and timed while the run begins: that is no growth.
  const untimed = figure.locator('tr[data-status="ready"] td:last-child', { hasText: '–' });
  await expect(figure.locator('tr[data-status="ready"]').first()).toBeAttached();
  // They are timed while it trains, and a quick device is through with all epochs before.
  await expect
    .poll(async () => {
      if (await figure.getByText(/^Epoch 60:/).isVisible()) {
        await button('Reset').click();
        await button('Train').click();
      }
      return untimed.count();
    })
    .toBe(0);
  await button('Reset').click();
  await button('Train').click();
  await expect.poll(() => stepsTaken(figure)).toBeGreaterThan(2 * stepsInEpoch);

  const resting = async (): Promise<WorkerMemory> => {
    await button('Pause').click();
    await expect(figure).toContainText('Paused after');
    await worker.collectGarbage();
    return worker.memory();
  };
  const early = await resting();
  const from = await stepsTaken(figure);
  await button('Train').click();
  await expect
    .poll(() => stepsTaken(figure), { timeout: 300_000 })
    .toBeGreaterThan(from + 20 * stepsInEpoch);
  const late = await resting();

  // All 70,000 images are there, as bytes and in the kernels' memory.
  expect(early.arrays).toBeGreaterThan(40 * mebibyte);
  expect(early.wasm).toBeGreaterThan(40 * mebibyte);
  expect(totalOf(late)).toBeLessThan(250 * mebibyte);
  expect(late.wasm).toBe(early.wasm);
  // Twenty copies of the network would be 1.9 MB, the orders of twenty epochs 4 MB. Code that V8 compiles meanwhile, and one
  // order more or less that is at hand, are no growth.
  expect(late.used - early.used).toBeLessThan(500_000);
  expect(late.arrays - early.arrays).toBeLessThan(500_000);
});
