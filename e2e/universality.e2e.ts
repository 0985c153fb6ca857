// The chapter on universality: its figures built by hand, drawn on, and trained.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { complaintsOf } from './testing.ts';

/** Opens the chapter; the complaints are filled while the page lives. */
async function open(page: Page, address = 'universality/'): Promise<readonly string[]> {
  const complaints = complaintsOf(page);
  await page.goto(address);
  return complaints;
}

async function figure(page: Page, index: number): Promise<Locator> {
  const room = page.locator('.figure-room').nth(index);
  await room.scrollIntoViewIfNeeded();
  await expect(room.locator('figcaption')).toBeVisible();
  return room;
}

const distance = (room: Locator, fit: string) =>
  room.getByRole('cell', { name: `greatest distance, ${fit}` });

test('a step, a bump and a tower are made by hand', async ({ page }) => {
  const complaints = await open(page);
  const exercise = page.locator('.exercise', { hasText: 'A step to order' });
  const step = await figure(page, 0);
  await step.getByRole('slider', { name: 'Weight' }).fill('92');
  await expect(exercise.getByRole('status')).toContainText('not show it yet');
  await step.getByRole('slider', { name: 'Place' }).fill('0.4');
  await expect(step.getByText('−36.80')).toBeVisible();
  await expect(exercise.getByRole('status')).toContainText('done');
  // The steepness moves, the place stays.
  await step.getByRole('slider', { name: 'Steepness' }).press('End');
  await expect(step.getByRole('slider', { name: 'Bias' })).toHaveValue('-80');

  const bump = await figure(page, 1);
  await bump.getByRole('slider', { name: 'Width' }).fill('0.2');
  await bump.getByRole('slider', { name: 'Steepness' }).fill('10');
  await expect(bump.getByRole('status')).toContainText('reaches only 0.370 of 0.80');

  const tower = await figure(page, 3);
  await tower.getByLabel('Show').selectOption({ label: 'five units: a tower' });
  await tower.getByRole('slider', { name: 'Second layer’s weights' }).fill('10');
  await expect(tower.getByText('0.9933')).toBeVisible();
  await expect(tower.getByText('0.0067')).toBeVisible();
  await tower.getByRole('application').press('ArrowRight');
  expect(complaints).toEqual([]);
});

test('a curve is drawn, bumps follow it, and a link restores it', async ({ page }) => {
  const complaints = await open(page);
  const room = await figure(page, 2);
  await expect(distance(room, 'bumps by hand')).toHaveText('0.4903');
  // The network is there before it is trained.
  await expect(distance(room, 'untrained')).toHaveText('1.3261');
  await room.getByRole('slider', { name: 'Bumps' }).fill('26');
  await expect(distance(room, 'bumps by hand')).toHaveText(/^0\.09/);

  await room.getByLabel('In the plot, the pointer').selectOption({ label: 'draws the curve' });
  const plot = room.getByRole('img').first();
  const box = (await plot.boundingBox())!;
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(0.3, 0.3));
  await page.mouse.down();
  await page.mouse.move(...at(0.7, 0.7), { steps: 5 });
  await page.mouse.up();
  await expect(room.getByLabel('Curve', { exact: true })).toHaveValue('own');

  // The same with keys: pulled at a place.
  const height = room.getByRole('slider', { name: 'to the height' });
  await expect(height).not.toHaveValue('1');
  await height.press('End');
  await expect(height).toHaveValue('1');
  await room.getByRole('button', { name: 'Reset' }).click();
  await expect(distance(room, 'bumps by hand')).toHaveText('0.4903');

  const state = {
    curve: 'roof',
    own: null,
    bumps: 10,
    heights: null,
    steepness: 400,
    pointer: 'bumps',
    units: 4,
    seed: 1,
  };
  await page.goto(`universality/?f.fit=${encodeURIComponent(JSON.stringify(state))}`);
  await expect(distance(await figure(page, 2), 'bumps by hand')).toHaveText('0.1600');
  expect(complaints).toEqual([]);
});

test('training comes nearer than the bumps, in one variable and in two', async ({ page }) => {
  const complaints = await open(page);
  const exercise = page.locator('.exercise', { hasText: 'Within a tenth, by training' });
  const line = await figure(page, 2);
  await line.getByRole('button', { name: 'Train' }).click();
  await expect(exercise.getByRole('status')).toContainText('✓');
  await expect(distance(line, 'trained')).toHaveText(/^0\.0\d/);
  // What was learnt of one curve does not stand for another, nor after Reset.
  await line.getByLabel('Curve', { exact: true }).selectOption('roof');
  await expect(distance(line, 'untrained')).toHaveText(/^[01]\.\d/);
  await line.getByRole('button', { name: 'Train' }).click();
  await expect(distance(line, 'trained')).toHaveText(/^0\./);
  await line.getByRole('button', { name: 'Reset' }).click();
  await expect(distance(line, 'untrained')).toHaveText('1.3261');

  const plane = await figure(page, 4);
  await expect(distance(plane, 'untrained')).toHaveText('1.1259');
  await plane.getByRole('button', { name: 'Train' }).click();
  await expect(distance(plane, 'trained')).toHaveText(/^0\.[0-2]\d/);
  await plane.getByLabel('Show').selectOption({ label: 'what is left over' });
  await expect(plane.getByRole('application', { name: /Left over of the network/ })).toBeVisible();
  expect(complaints).toEqual([]);
});
