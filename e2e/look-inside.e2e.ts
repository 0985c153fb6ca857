// A reader asks what the laboratory's network gets wrong, why, and what it has forgotten since.
import { expect, test, type Locator } from '@playwright/test';
import { complaintsOf } from './testing.ts';

/** Of “Of all 10,000 test images: 1,234.” */
async function wrongOf(laboratory: Locator): Promise<number> {
  const text = (await laboratory.textContent()) ?? '';
  return Number(/Of all 10,000 test images: ([\d,]+)/.exec(text)![1]!.replace(',', ''));
}

async function countOf(figure: Locator, name: string): Promise<number> {
  const text = await figure.getByRole('status', { name, exact: true }).textContent();
  return Number((text ?? '').replace(',', ''));
}

test('mistakes are opened, a moment is remembered, and what was forgotten since is counted', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.goto('laboratory/');
  const laboratory = page.getByRole('figure', { name: 'The laboratory' });
  const train = laboratory.getByRole('button', { name: 'Train', exact: true });
  await expect(train).toBeVisible();
  await laboratory.getByRole('textbox', { name: 'Training images' }).fill('2000');
  await laboratory.getByLabel('Epochs').fill('1');
  await train.click();
  await expect(laboratory.getByText('The one epoch is done')).toBeVisible();
  const wrongThen = await wrongOf(laboratory);

  // A cell of the matrix, one of its images, and why it is read so.
  await page.getByText('What is taken for what').scrollIntoViewIfNeeded();
  const confusion = page.getByRole('figure', { name: 'What is taken for what' });
  const cell = confusion.getByRole('button', { pressed: true, name: /taken for/ });
  const [, label, verdict] = /^(\d) taken for (\d)/.exec((await cell.getAttribute('aria-label'))!)!;
  await confusion
    .getByRole('button', { name: /^Open test image/ })
    .first()
    .click();
  const opened = confusion.getByRole('region', { name: 'The opened mistake' });
  await expect(opened.getByRole('img', { name: new RegExp(`a ${label!}$`) })).toBeVisible();
  await expect(opened.getByRole('heading')).toHaveText(`Now: read as ${verdict!}`);

  // The reader's own drawing is taken along to the figure that says why.
  const pad = laboratory.getByLabel('Draw a digit');
  await pad.scrollIntoViewIfNeeded();
  const sheet = (await pad.boundingBox())!;
  await page.mouse.move(sheet.x + 0.3 * sheet.width, sheet.y + 0.2 * sheet.height);
  await page.mouse.down();
  await page.mouse.move(sheet.x + 0.7 * sheet.width, sheet.y + 0.2 * sheet.height, { steps: 3 });
  await page.mouse.move(sheet.x + 0.4 * sheet.width, sheet.y + 0.8 * sheet.height, { steps: 5 });
  await page.mouse.up();
  const onward = laboratory.getByRole('link', { name: 'Why?' });
  await expect(onward).toBeVisible();
  await onward.click();
  const reasons = page.getByRole('figure', { name: 'Why this digit?' });
  await expect(reasons.getByLabel('Draw a digit')).toBeInViewport();
  // Both come to the same, once both have read the end of the stroke.
  const reading = laboratory.getByRole('status', { name: 'Verdict' });
  const agree = async () =>
    (await reasons.textContent())!.includes(`read as ${(await reading.textContent())!}`);
  await expect.poll(agree).toBe(true);

  // Remembered, trained on, and compared.
  await page.getByText('Learned and forgotten').scrollIntoViewIfNeeded();
  const changes = page.getByRole('figure', { name: 'Learned and forgotten' });
  await changes.getByRole('button', { name: 'Remember this moment' }).click();
  await expect(changes).toContainText('Then, marked at epoch 1.00');
  await expect(changes.getByRole('status', { name: 'Learned', exact: true })).toHaveText('0');
  await laboratory.getByLabel('Epochs').fill('4');
  await train.click();
  await expect(laboratory.getByText('All 4 epochs done')).toBeVisible();
  await expect(changes).toContainText('Now, epoch 4');
  const wrongNow = await wrongOf(laboratory);
  const learned = await countOf(changes, 'Learned');
  const forgotten = await countOf(changes, 'Forgotten');
  expect(learned).toBeGreaterThan(0);
  expect(learned - forgotten).toBe(wrongThen - wrongNow);
  const image = changes.getByRole('button', { name: /^Open test image/ }).first();
  const [, then, now] = /read as (\d) then, as (\d) now/.exec(
    (await image.getAttribute('aria-label'))!,
  )!;
  await image.click();
  const readings = changes.getByRole('region', { name: 'The opened image' });
  await expect(readings.getByRole('heading').first()).toContainText(`read as ${then!}`);
  await expect(readings.getByRole('heading').last()).toContainText(`read as ${now!}`);
  // The outputs are those of the weights of then and of now: the largest is the one that was read.
  for (const [place, digit] of [then!, now!].entries()) {
    const bars = readings.getByRole('list').nth(place);
    await expect(bars.getByRole('listitem').nth(Number(digit))).not.toContainText('–');
    const outputs = (await bars.getByRole('listitem').allTextContents()).map((text) =>
      Number(text.slice(1)),
    );
    expect(outputs[Number(digit)]).toBe(Math.max(...outputs));
  }

  // It is the image in hand of the figures below.
  await readings.getByRole('button', { name: 'Take in hand' }).click();
  await readings.getByRole('link', { name: 'Why this digit?' }).click();
  const why = page.getByRole('figure', { name: 'Why this digit?' });
  await expect(why).toContainText(`read as ${now!}`);
  await why.getByRole('slider').press('End');
  await expect(why).toContainText(/erasing \d+ pixels, foretold−\d/);
  await readings.getByRole('link', { name: 'Look inside' }).click();
  const inside = page.getByRole('figure', { name: 'Look inside' });
  await inside.getByRole('button', { name: 'Layer 3, Dense' }).click();
  await inside.getByRole('slider', { name: 'Unit' }).press('ArrowRight');
  for (const name of ['Weights', 'Gradient', 'Outputs', 'Errors']) {
    await expect(inside.getByRole('img', { name: `${name} as an image` })).toBeVisible();
    await expect(inside.getByRole('img', { name: `${name} of layer 3: ` })).toHaveCount(1);
  }
  expect(complaints).toEqual([]);
});
