// The page of published experiments: a run that goes on while its reader is elsewhere, and what this device keeps.
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { alive, complaintsOf } from './testing.ts';

const row = (page: Page, id: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(id, { exact: true }) });
const queue = (page: Page) => page.getByRole('region', { name: 'Queue' });

const ownRecord = new URL('../experiments/baselines/nearest-image.json', import.meta.url);
const { byInk, byShape } = JSON.parse(readFileSync(ownRecord, 'utf8')) as {
  readonly byInk: readonly [number];
  readonly byShape: readonly [number];
};
const inWords = (right: number) => right.toLocaleString('en');

async function open(page: Page): Promise<readonly string[]> {
  const complaints = complaintsOf(page);
  await page.goto('experiments/');
  await alive(page);
  await expect(queue(page).getByText('Nothing trains now.')).toBeVisible();
  return complaints;
}

/** What trains rests first, so that it stays the same until it is told to go. */
async function takeOut(page: Page): Promise<void> {
  const pause = queue(page).getByRole('button', { name: 'Pause' });
  if (await pause.isVisible()) await pause.click();
  await queue(page)
    .getByRole('button', { name: /^(Take out|End here and keep)$/ })
    .click();
  // Asked in answer to the press itself, where nothing of it could be kept.
  const sure = queue(page).getByRole('button', { name: 'Take it out all the same' });
  if (await sure.isVisible()) await sure.click();
}

test('a short run goes on in another chapter, and is kept over a reload', async ({ page }) => {
  const complaints = await open(page);
  await row(page, 'fc-784-30-10').getByRole('button', { name: '3 epochs' }).click();
  await row(page, 'conv20-fc100').getByRole('button', { name: '3 epochs' }).click();
  await row(page, 'softmax-regression').getByRole('button', { name: '3 epochs' }).click();
  await queue(page).getByRole('button', { name: 'Take out No hidden layer' }).click();

  await page.getByRole('link', { name: 'Neural Networks, Live' }).click();
  await page.getByRole('link', { name: 'Perceptrons', exact: true }).click();
  const note = page.getByRole('complementary', { name: 'Experiment under way' });
  await expect(page.getByRole('heading', { level: 1, name: 'Perceptrons' })).toBeVisible();
  // The short one is done, and the one behind it gets on, while nobody looks.
  await expect(note).not.toContainText('waiting');
  await expect(note).toHaveText(/ [1-9]\d? %$/);

  await page.getByRole('link', { name: 'Neural Networks, Live' }).click();
  await page.getByRole('link', { name: 'Published experiments' }).click();
  await expect(queue(page).getByRole('heading', { name: /^Twenty feature maps/ })).toBeVisible();
  await takeOut(page);
  const mine = row(page, 'fc-784-30-10');
  await expect(mine.getByText(/^[89],\d{3} of 10,000$/)).toBeVisible();
  await expect(mine.getByText('as measured here')).toBeVisible();
  const best = await mine.getByText(/^[89],\d{3} of 10,000$/).textContent();
  await page.reload();
  await expect(mine.getByText(best!)).toBeVisible();
  // A short run is held against the beginnings of ours, not against the band of whole ones.
  await expect(mine.getByText(/(In|Above|Below) the band of 3 epochs: [89],\d{3}\./)).toBeVisible();

  await mine.getByText('Curves and 1 run').click();
  await expect(mine.getByRole('img', { name: /after 3 epochs/ })).toBeVisible();
  await mine.getByRole('button', { name: 'Delete the run of seed 1' }).click();
  await mine.getByRole('button', { name: 'Keep it' }).click();
  await mine.getByRole('button', { name: 'Delete the run of seed 1' }).click();
  await mine.getByRole('button', { name: 'Delete for good the run of seed 1' }).click();
  await expect(mine.getByText('not run yet')).toBeVisible();
  await page.reload();
  await expect(mine.getByText('not run yet')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the convolutional network trains, rests, and waits where a reload left it', async ({
  page,
}) => {
  const complaints = await open(page);
  await row(page, 'conv20-fc100').getByRole('button', { name: '3 epochs' }).click();
  await expect(queue(page).getByText(/^epoch 0\.[1-9] of 3$/)).toBeVisible();
  await queue(page).getByRole('button', { name: 'Pause' }).click();
  await expect(queue(page).getByRole('button', { name: 'Go on' })).toBeVisible();
  await expect(queue(page).getByText('paused', { exact: true })).toBeVisible();
  // The place where it rests is noted before the page is left.
  await page.waitForFunction(() => localStorage.getItem('run:experiments') !== null);
  await page.reload();
  await expect(queue(page).getByText(/^epoch 0\.\d of 3$/)).toBeVisible();
  await queue(page).getByRole('button', { name: 'Go on' }).click();
  await expect(queue(page).getByText(/^epoch 0\.[2-9] of 3$/)).toBeVisible();
  // One press does not lose what is not kept yet. It rests: a first epoch that is done can be kept.
  await queue(page).getByRole('button', { name: 'Pause' }).click();
  await queue(page).getByRole('button', { name: 'Take out' }).click();
  await expect(queue(page).getByRole('status')).toContainText('cannot be kept');
  await queue(page).getByRole('button', { name: 'Leave it' }).click();
  await expect(queue(page).getByRole('status')).toHaveCount(0);
  await takeOut(page);
  await expect(queue(page).getByText('Nothing trains now.')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a second tab shows what the first one trains, and goes on when that one is closed', async ({
  page,
  context,
}) => {
  await open(page);
  await row(page, 'conv20-fc100').getByRole('button', { name: '3 epochs' }).click();
  await expect(queue(page).getByText(/^epoch 0\.[1-9] of 3$/)).toBeVisible();
  const other = await context.newPage();
  await other.goto('experiments/');
  const note = queue(other).getByText('Another tab of this book trains it.');
  await expect(note).toBeVisible();
  await expect(queue(other).getByText(/^epoch \d\.\d of 3$/)).toBeVisible();
  await row(other, 'fc-784-30-10').getByRole('button', { name: '3 epochs' }).click();
  await expect(
    queue(page).getByText('30 hidden units, seed 1, 3 epochs', { exact: true }),
  ).toBeVisible();
  await page.close();
  await expect(note).toHaveCount(0);
  await expect(queue(other).getByText(/^epoch \d\.[1-9] of 3$/)).toBeVisible();
  await takeOut(other);
  await queue(other).getByRole('button', { name: 'Go on' }).click();
  await expect(queue(other).getByText('Nothing trains now.')).toBeVisible();
  const mine = row(other, 'fc-784-30-10');
  await expect(mine.getByText(/^[89],\d{3} of 10,000$/)).toBeVisible();
  await expect(mine.getByText('Curves and 1 run')).toBeVisible();
});

/** What earlier visits would have kept: 100 runs of 60 epochs, one of an older book, one damaged. */
async function plant(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('neural-networks-live-experiments', 1);
        // The page may not have made it yet.
        request.onupgradeneeded = () => request.result.createObjectStore('finished');
        request.onsuccess = () => {
          const transaction = request.result.transaction('finished', 'readwrite');
          const store = transaction.objectStore('finished');
          const run = (id: string, seed: number) => ({
            version: 1,
            id,
            preset: 'fc-100-softmax',
            seed,
            backend: 'kernels',
            finishedAt: seed,
            seconds: 10,
            testImages: 10_000,
            testCorrect: Array.from({ length: 60 }, (_, epoch) => 9_700 + epoch + (seed % 40)),
            trainingCost: Array.from({ length: 60 }, () => 0.1),
          });
          for (let seed = 1; seed <= 100; seed++)
            store.put(run(`run-${String(seed)}`, seed), `run-${String(seed)}`);
          // Three of the five say 7 to every image, and two say 1.
          for (let seed = 1; seed <= 5; seed++) {
            const id = `member-${String(seed)}`;
            const verdicts = new Uint8Array(10_000).fill(seed <= 3 ? 7 : 1);
            store.put({ ...run(id, seed), preset: 'ensemble-5', verdicts }, id);
          }
          store.put({ ...run('old', 1), version: 0 }, 'old');
          store.put('noise', 'torn');
          transaction.oncomplete = () => {
            request.result.close();
            resolve();
          };
          transaction.onabort = () => reject(new Error('not planted'));
        };
      }),
  );
}

test('a hundred kept runs open, the unreadable ones say so, and a long run asks first', async ({
  page,
}) => {
  const complaints = await open(page);
  await plant(page);
  await page.reload();
  const mine = row(page, 'fc-100-softmax');
  await expect(mine.getByText('9,798 of 10,000')).toBeVisible();
  await expect(mine.getByText('reproduced')).toBeVisible();
  await mine.getByText('Curves and 100 runs').click();
  await expect(mine.getByRole('row')).toHaveCount(101);
  const old = page.getByText('another version of this book (0');
  await expect(old).toBeVisible();
  await expect(page.getByText('It is damaged')).toBeVisible();
  await page.getByRole('button', { name: 'Delete it' }).first().click();
  await expect(old).toHaveCount(0);
  await expect(page.getByText('It is damaged')).toBeVisible();

  // The test set has 1,028 sevens.
  await expect(row(page, 'ensemble-5').getByText('1,028 of 10,000')).toBeVisible();
  await expect(row(page, 'ensemble-5').getByText('8,972 wrong by the vote.')).toBeVisible();
  // Image 0 is one of them, and image 1 a two.
  const wrong = row(page, 'ensemble-5').getByRole('list', { name: /^Images still wrong/ });
  await expect(wrong.getByRole('listitem')).toHaveCount(33);
  await expect(wrong.getByRole('listitem').first()).toHaveText('true 2 given 7');
  await row(page, 'ensemble-5').getByRole('button', { name: 'Next 33' }).click();
  await expect(row(page, 'ensemble-5').getByText('Shown: 34 to 66 of 8,972.')).toBeVisible();

  // The reader that learns nothing works in whole numbers: its seed 1 is ours to the image.
  const nearest = row(page, 'nearest-image');
  await nearest.getByRole('button', { name: 'Run' }).click();
  await expect(nearest.getByText(`${inWords(byInk[0])} of 10,000 by ink`)).toBeVisible();
  await expect(nearest.getByText(`${inWords(byShape[0])} of 10,000 by shape`)).toBeVisible();
  await expect(nearest.getByText(/^In the band/)).toHaveCount(2);

  const deep = row(page, 'deep-mlp');
  await expect(deep.getByText(/^Many hours, on the server/)).toBeVisible();
  await deep.getByRole('button', { name: 'Run' }).click();
  await expect(deep.getByRole('status')).toContainText('This would train for about');
  await expect(queue(page).getByText('Nothing trains now.')).toBeVisible();
  await deep.getByRole('button', { name: 'Leave it' }).click();
  await expect(deep.getByRole('status')).toHaveCount(0);
  expect(complaints).toEqual([]);
});
