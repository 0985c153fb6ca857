// The chapter on depth: gradients that explode by hand, and vanish and come back in networks that train.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { complaintsOf } from './testing.ts';

/** Opens the chapter; the complaints are filled while the page lives. */
async function open(page: Page): Promise<readonly string[]> {
  const complaints = complaintsOf(page);
  await page.goto('depth/');
  return complaints;
}

async function figure(page: Page, index: number): Promise<Locator> {
  const room = page.locator('.figure-room').nth(index);
  await room.scrollIntoViewIfNeeded();
  await expect(room.locator('figcaption')).toBeVisible();
  return room;
}

const done = (page: Page, title: string) =>
  expect(page.locator('.exercise', { hasText: title }).getByRole('status'));

test('the chain vanishes with weights of 1 and explodes with 100', async ({ page }) => {
  const complaints = await open(page);
  const chain = await figure(page, 0);
  const ratio = chain.locator('dl > div').last();
  await chain.getByRole('button', { name: 'All w = 1', exact: true }).click();
  await chain.getByRole('button', { name: 'Centre all sums' }).click();
  await expect(ratio).toContainText('3.91 · 10⁻³');
  await chain.getByRole('button', { name: 'All w = 100' }).click();
  await chain.getByRole('button', { name: 'Centre all sums' }).click();
  await expect(ratio).toContainText('3.91 · 10⁵');
  await done(page, 'An explosion').toContainText('done');
  await chain.getByRole('slider', { name: 'Bias 1' }).press('ArrowRight');
  await expect(ratio).not.toContainText('10⁵');
  await chain.getByRole('button', { name: 'Reset' }).click();
  await expect(ratio).toContainText('2.15 · 10⁻³');
  expect(complaints).toEqual([]);
});

test('the first layer’s error vanishes with depth, and ReLU brings it back', async ({ page }) => {
  const complaints = await open(page);
  const room = await figure(page, 1);
  const ratio = room.locator('dl > div').first();
  await expect(ratio).toContainText('2.75 · 10⁻³');
  await room.getByRole('slider', { name: 'Hidden layers' }).press('End');
  await expect(ratio).toContainText('1.52 · 10⁻⁴');
  // The slopes of the first layer's weights, in their histogram, and ReLUs that are silent.
  const histogram = (name: RegExp) => room.getByRole('img', { name });
  await expect(histogram(/^∂C\/∂w, layer 1: .* deviation 2e−6/)).toBeVisible();
  await done(page, 'Make it vanish').toContainText('done');

  await room.getByLabel('Hidden units').selectOption({ label: 'ReLU' });
  await room.getByLabel('First weights').selectOption({ label: '√2/√n (He)' });
  await expect(ratio).toContainText('0.71');
  await expect(histogram(/^activations a, layer 1: .* [23],\d{3} exactly 0/)).toBeVisible();
  await room.getByRole('button', { name: 'Train' }).click();
  await done(page, 'Bring it back').toContainText('✓');
  await room.getByRole('button', { name: 'Pause' }).click();
  await expect(room.getByRole('button', { name: 'Go on' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a shallow network leaves a deep one behind', async ({ page }) => {
  const complaints = await open(page);
  const room = await figure(page, 2);
  // Two epochs go by themselves.
  const row = room.getByRole('row', { name: /read right/ });
  await expect(row.getByRole('cell').nth(0)).toHaveText(/^9\d\.\d %$/);
  await expect(row.getByRole('cell').nth(1)).toHaveText(/^(9|1\d)\.\d %$/);
  await expect(room.getByRole('button', { name: 'Go on' })).toBeVisible();
  // With other settings they wait to be asked; after Reset they set off by themselves, as at first sight.
  await room.getByRole('slider', { name: 'Hidden layers of the one' }).press('ArrowRight');
  await expect(row.getByRole('cell').nth(0)).toHaveText('–');
  await room.getByRole('button', { name: 'Reset' }).click();
  await expect(row.getByRole('cell').nth(0)).toHaveText(/%$/);
  expect(complaints).toEqual([]);
});

test('six depths train at once, and the shallow one sets off while the deep one waits', async ({
  page,
}) => {
  const complaints = await open(page);
  const room = await figure(page, 3);
  const networks = room
    .getByRole('list', { name: 'Networks of one to six hidden layers' })
    .getByRole('listitem');
  await expect(networks).toHaveCount(6);
  await expect(networks.last()).toContainText('first ÷ output 1.52 · 10⁻⁴');
  await room.getByRole('button', { name: 'Train all six' }).click();
  await expect(networks.first()).toContainText(/right 9\d\.\d %/);
  await expect(networks.last()).toContainText(/output \d\.\d\d · 10⁻[⁴⁵]/);
  await room.getByRole('button', { name: 'Pause' }).click();
  await expect(room.getByRole('button', { name: 'Go on' })).toBeVisible();
  expect(complaints).toEqual([]);
});
