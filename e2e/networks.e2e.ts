// The chapter on networks: shapes that follow, numbers that add up, and regions learnt live.
import { expect, test, type Page } from '@playwright/test';
import { complaintsOf } from './testing.ts';

async function open(page: Page, address = '/networks/'): Promise<readonly string[]> {
  const complaints = complaintsOf(page);
  await page.goto(address);
  const rooms = page.locator('.figure-room');
  await expect(rooms).toHaveCount(3);
  for (const room of await rooms.all()) {
    await room.scrollIntoViewIfNeeded();
    await expect(room.locator('figcaption')).toBeVisible();
  }
  return complaints;
}

test('the count of parameters follows the layers, and the exercise knows 31,810', async ({
  page,
}) => {
  const complaints = await open(page);
  const total = page.getByLabel('Parameters', { exact: true });
  await expect(total).toHaveText('23,860');
  const sizes = page.getByLabel('Neurons, layer by layer');
  await sizes.fill('784-0-10');
  await expect(page.getByText('Every layer needs at least one neuron.')).toBeVisible();
  await expect(total).toHaveText('23,860');
  await sizes.fill('784-40-10');
  await expect(total).toHaveText('31,810');
  const exercise = page.locator('.exercise', { hasText: 'How many hidden neurons are there?' });
  await expect(exercise.getByRole('status')).toHaveText('✓ The figure shows it: done.');

  // A small network is written out, and its numbers can be taken up and changed from the keyboard.
  const figure = page.getByRole('figure', { name: 'Layers, shapes, parameters' });
  await figure.getByRole('button', { name: '2-3-1', exact: true }).click();
  await expect(total).toHaveText('13');
  const before = await figure.getByRole('img').getAttribute('aria-label');
  await figure.getByRole('button', { name: /^w²₂₁,/ }).click();
  await page.keyboard.press('ArrowUp');
  await expect(figure.getByRole('button', { name: /^w²₁₁,/ })).toBeFocused();
  await figure.getByLabel('Value of w²₁₁').fill('-4.5');
  await expect(figure.getByRole('button', { name: 'w²₁₁, −4.50' })).toBeVisible();
  await expect(figure.getByRole('img')).not.toHaveAttribute('aria-label', before!);
  expect(complaints).toEqual([]);
});

test('the forward pass of the text comes out, and an edited weight changes it', async ({
  page,
}) => {
  await open(page);
  const figure = page.locator('.figure-room').nth(1);
  await expect(figure).toContainText('= 0.862');
  await figure.getByLabel('Input x₁').fill('0');
  await expect(figure).toContainText('= 0.092');
  await figure.getByLabel('Weight or bias').selectOption('w³₁₂');
  await figure.getByLabel('Value of w³₁₂').fill('4');
  await expect(figure).not.toContainText('= 0.092');
});

test('three hidden units learn the disc, and own points start a run anew', async ({ page }) => {
  const complaints = await open(page);
  const figure = page.locator('.figure-room').nth(2);
  await figure.getByRole('button', { name: 'Train' }).click();
  await expect(figure.getByText('160 of 160')).toBeVisible();
  const exercise = page.locator('.exercise', { hasText: 'Three lines around a disc' });
  await expect(exercise.getByRole('status')).toContainText('✓');
  // Its settings are the first ones still, but the network has learnt: a reset takes that back.
  const reset = figure.getByRole('button', { name: 'Reset' });
  const untrained = figure.getByText('80 of 160', { exact: true });
  await reset.click();
  await expect(untrained).toBeVisible();
  await figure.getByText('Noise, and single points').click();
  await figure.getByRole('button', { name: 'Delete all' }).click();
  await expect(figure.getByText('There are no points.')).toBeVisible();
  await expect(untrained).toBeHidden();
  await figure.getByRole('button', { name: 'Add a point' }).click();
  await figure.getByRole('button', { name: 'Train' }).click();
  await expect(figure.getByText('1 of 1', { exact: true }).first()).toBeVisible();
  await reset.click();
  await expect(untrained).toBeVisible();
  await expect(figure.getByRole('button', { name: 'Train' })).toBeVisible();
  expect(complaints).toEqual([]);
});
