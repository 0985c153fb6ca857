// The chapter on records: every figure operated, its numbers read, an exercise's goal reached.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { complaintsOf } from './testing.ts';

const titles = [
  'The road to 99.67',
  'Three activations',
  'One digit, many times',
  'A vote',
] as const;

/** The chapter with all its figures. */
async function open(page: Page, search = '') {
  const complaints = complaintsOf(page);
  await page.goto(`/records/${search}`);
  const rooms = page.locator('.figure-room');
  await expect(rooms).toHaveCount(titles.length);
  for (const room of await rooms.all()) {
    await room.scrollIntoViewIfNeeded();
    await expect(room.locator('figcaption')).toBeVisible();
  }
  const figure = (title: (typeof titles)[number]): Locator =>
    page.getByRole('figure', { name: title, exact: true });
  return { figure, complaints };
}

const cell = (figure: Locator, row: string, column: number) =>
  figure.getByRole('row', { name: row }).getByRole('cell').nth(column);
const verdict = (page: Page, title: string) =>
  page.locator('.exercise', { hasText: title }).getByRole('status');
const done = '✓ The figure shows it: done.';

test('five networks vote better than any of them, and a row runs in place', async ({ page }) => {
  const { figure, complaints } = await open(page);
  // The race has a test of its own, and would take its share of the worker.
  const waiting = figure('Three activations');
  await waiting.scrollIntoViewIfNeeded();
  await waiting.getByRole('button', { name: 'Pause' }).click();
  const votes = figure('A vote');
  await expect(votes.getByText('All 5 are trained.')).toBeVisible();
  await expect(cell(votes, 'the vote', 0)).toHaveText(/^\d+$/);
  const wrong = async (row: string) =>
    Number((await cell(votes, row, 0).textContent())?.replace(',', ''));
  const members = await Promise.all([1, 2, 3, 4, 5].map((seed) => wrong(`seed ${String(seed)} 4`)));
  const together = await wrong('the vote');
  expect(together).toBeGreaterThan(200);
  expect(together).toBeLessThan(Math.min(...members));

  // The first mistake of the vote: its label is not what most of the five said.
  const verdicts = votes.getByRole('list', { name: 'Verdicts' }).getByRole('listitem');
  const said = (await verdicts.locator('b').allTextContents()).map(Number);
  const voted = said.pop();
  expect(said.filter((digit) => digit === voted).length).toBeGreaterThan(1);
  const label = /labelled (\d)/.exec((await votes.getByText(/labelled \d/).textContent()) ?? '');
  expect(Number(label?.[1])).not.toBe(voted);
  await votes.getByRole('button', { name: 'Next' }).click();
  await expect(votes.getByText(/^2 of \d+: test image/)).toBeVisible();
  await votes.getByRole('combobox', { name: 'Images' }).selectOption('all-wrong');
  await expect(votes.getByText(/^1 of \d+: test image/)).toBeVisible();
  await expect(verdicts.locator('b')).toHaveCount(6);

  const table = figure('The road to 99.67');
  await expect(cell(table, '100 hidden units, softmax', 1)).toHaveText('97.80');
  await expect(cell(table, '100 hidden units, softmax', 2)).toContainText('98.00');
  await expect(verdict(page, 'A row of your own')).not.toHaveText(done);
  await table.getByRole('slider', { name: 'Epochs' }).press('Home');
  await table.getByRole('button', { name: 'Train an epoch' }).click();
  await expect(verdict(page, 'A row of your own')).toHaveText(done);
  await expect(table.getByText(/^9[0-4]\.\d\d %$/)).toBeVisible();
  await table.getByRole('combobox', { name: 'In order of' }).selectOption('parameters');
  await expect(table.getByRole('rowheader').first()).toHaveText('Three feature maps');
  await table.getByRole('button', { name: 'Five of them, voting' }).click();
  await expect(table.getByText('here one of the 5 is trained')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a digit is distorted, and three activations begin to race', async ({ page }) => {
  const { figure, complaints } = await open(page);
  const copies = figure('One digit, many times');
  const shown = copies.getByRole('list', { name: /^Copies of/ }).getByRole('listitem');
  await expect(shown).toHaveCount(32);
  await copies.getByRole('button', { name: 'One-pixel shifts' }).click();
  await expect(shown).toHaveText(['itself', '5.1', '5.1', '4.7', '4.7']);
  await expect(copies.getByText('7.70, a 9')).toBeVisible();
  await copies.getByRole('slider', { name: 'Translation' }).press('End');
  await expect(verdict(page, 'Farther than a nine')).toHaveText(done);
  await copies.getByRole('button', { name: 'Reset' }).click();
  await expect(verdict(page, 'Farther than a nine')).not.toHaveText(done);

  // Off the screen it rests.
  const race = figure('Three activations');
  await race.scrollIntoViewIfNeeded();
  for (const name of ['sigmoid', 'tanh', 'ReLU']) {
    await expect(cell(race, name, 0)).not.toHaveText('0.0');
  }
  await race.getByRole('button', { name: 'Pause' }).click();
  await expect(race.getByRole('button', { name: 'Train all three' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a link restores a figure, and a damaged one says so', async ({ page }) => {
  const state = encodeURIComponent(
    JSON.stringify({ order: 'year', row: 'simard-conv', epochs: 5 }),
  );
  const { figure } = await open(page, `?f.records=${state}&f.copies=%7B`);
  const table = figure('The road to 99.67');
  await expect(table.getByText('Simard, Steinkraus and Platt, ICDAR 2003')).toBeVisible();
  await expect(table.getByRole('button', { name: 'Train 5 epochs' })).toBeVisible();
  await table.getByRole('button', { name: 'Reset' }).click();
  await expect(table.getByRole('button', { name: 'Train 3 epochs' })).toBeVisible();
  await expect(
    figure('One digit, many times').getByText('could not be read, so it starts from its own'),
  ).toBeVisible();
});
