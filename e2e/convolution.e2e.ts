// Every figure of the chapter on convolution is operated, and says what the chapter says of it.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { complaintsOf } from './testing.ts';

interface Chapter {
  /** By its name. */
  readonly figure: (name: string) => Locator;
  readonly complaints: readonly string[];
}

async function open(page: Page, search = ''): Promise<Chapter> {
  const complaints = complaintsOf(page);
  await page.goto(`/convolution/${search}`);
  const rooms = page.locator('.figure-room');
  await expect(rooms).toHaveCount(6);
  for (const room of await rooms.all()) {
    await room.scrollIntoViewIfNeeded();
    await expect(room.locator('figcaption')).toBeVisible();
  }
  return { figure: (name) => page.getByRole('figure', { name }), complaints };
}

const exercise = (page: Page, title: string) =>
  page.locator('.exercise', { hasText: title }).getByRole('status');

test('the figures that compute in the page say what the chapter says of them', async ({ page }) => {
  const { figure, complaints } = await open(page);

  await test.step('the field and its cell lead each other, and the sum is that of the products', async () => {
    const frame = figure('A field moved over a digit');
    const field = frame.getByRole('slider', { name: /^Field on the image/ });
    const cell = frame.getByRole('slider', { name: 'Cell of the feature map' });
    const sum = frame.getByRole('status', { name: 'Sum of the products' });
    await expect(sum).toHaveText('0.74');

    await field.press('ArrowRight');
    await expect(cell).toHaveAttribute('aria-valuetext', /^row 16, column 13:/);
    const products = frame.getByRole('table', { name: 'Products w × x' }).locator('td');
    const values = (await products.allTextContents()).map((text) => Number(text.replace('−', '-')));
    const shown = Number((await sum.textContent())!.replace('−', '-'));
    expect(Math.abs(values.reduce((all, value) => all + value, 0) - shown)).toBeLessThan(0.13);

    // The other way: a press into the upper left corner of the map takes the field there, where there is no ink.
    await cell.click({ position: { x: 3, y: 3 } });
    await expect(field).toHaveAttribute('aria-valuetext', 'cell in row 0, column 0 of the map');
    await expect(sum).toHaveText('0.00');
    await expect(frame.getByText('There is no ink under the field')).toBeVisible();

    await frame.getByLabel('Stride s').selectOption('2');
    await expect(frame.getByRole('heading', { name: 'The map, 12 × 12' })).toBeVisible();
    await frame.getByLabel('Padding p').selectOption('full');
    await expect(frame.getByRole('heading', { name: 'The map, 16 × 16' })).toBeVisible();
    await frame.getByRole('button', { name: 'Reset' }).click();
    await expect(sum).toHaveText('0.74');
  });

  await test.step('twenty maps cost 520 with fields of five, and 1,000 with fields of seven', async () => {
    const frame = figure('The price of a layer');
    const counts = frame.getByRole('list', { name: 'Weights and biases' });
    await expect(counts).toContainText('23,550');
    const maps = frame.getByRole('slider', { name: 'Maps' });
    for (const key of ['PageUp', 'PageUp', 'PageUp', 'PageUp', 'ArrowLeft']) await maps.press(key);
    await expect(counts.getByRole('listitem').first()).toContainText('520');
    const field = frame.getByRole('slider', { name: 'Field' });
    await field.press('ArrowRight');
    await field.press('ArrowRight');
    await expect(counts.getByRole('listitem').first()).toContainText('1,000');
    await expect(exercise(page, 'The price of twenty maps')).toHaveText(/done/);
  });

  await test.step('a kernel turned by keys, pointer and wheel answers to horizontal strokes only', async () => {
    const frame = figure('A kernel in your hands');
    const answer = (stroke: string) =>
      frame.getByRole('status', { name: `Answer to a ${stroke} stroke` });
    await expect(answer('vertical')).toHaveText('10.00');
    await expect(answer('horizontal')).toHaveText('0.00');

    await frame.getByRole('button', { name: 'Zeros' }).click();
    await frame.getByLabel('Field').selectOption('3');
    const weight = (row: number, column: number) =>
      frame.getByRole('spinbutton', { name: `row ${String(row)}, column ${String(column)}` });
    for (const column of [1, 2, 3]) await weight(1, column).press('PageDown');
    await weight(2, 1).press('PageUp');
    await weight(2, 1).press('ArrowRight');
    await expect(weight(2, 2)).toBeFocused();
    await weight(2, 2).hover();
    await page.mouse.wheel(0, -100);
    await expect(weight(2, 2)).toHaveText('0.1');
    await weight(2, 2).press('End');
    await weight(2, 2).press('0');
    await weight(2, 2).press('PageUp');
    const box = (await weight(2, 3).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 - 40, { steps: 4 });
    await page.mouse.up();
    await expect(weight(2, 3)).toHaveText('1');
    await expect(answer('horizontal')).toHaveText('3.00');
    await expect(answer('vertical')).toHaveText('0.00');
    await expect(exercise(page, 'Horizontal only')).toHaveText(/done/);

    // A shift moves the digit; the way back is one press.
    await frame.getByRole('button', { name: /^Shift right/ }).click();
    await expect(frame.getByRole('button', { name: 'Back to the middle' })).toContainText('1, 0');
    await frame.getByRole('button', { name: 'Back to the middle' }).click();
    await frame.getByRole('button', { name: 'Your own' }).click();
    await expect(frame.getByRole('img', { name: /^your drawing/ })).toBeVisible();
  });

  await test.step('a square of three does not notice any move of its middle cell', async () => {
    const frame = figure('What pooling does not notice');
    await expect(frame.getByText('3 of 8', { exact: true })).toBeVisible();
    await frame.getByLabel('Squares of').selectOption('3');
    await expect(frame.getByText('4.44 of 8')).toBeVisible();
    const cell = frame.getByRole('slider', { name: 'The bright cell' });
    await cell.press('ArrowRight');
    await expect(frame.getByText('8 of 8', { exact: true })).toBeVisible();
    await expect(exercise(page, 'What a pool cannot see')).toHaveText(/done/);
  });

  await test.step('backpropagation and central differences agree through the pool', async () => {
    const frame = figure('Backwards through a convolution and its pool');
    const reading = (name: string) => frame.locator('dl > div', { hasText: name }).locator('dd');
    await expect(reading('backpropagation')).toHaveText('0.03168242');
    await expect(reading('central difference')).toHaveText('0.03168242');
    await frame.getByRole('button', { name: /^pixel in row 3, column 2/ }).click();
    await frame.getByRole('button', { name: /^slope of the weight in row 1, column 1/ }).click();
    await expect(reading('backpropagation')).not.toHaveText(/^(0\.03168242|0\.0+)$/);
    const both = await frame.locator('dl > div dd').allTextContents();
    const [, slope = NaN, difference = NaN] = both.map((text) => Number(text.replace('−', '-')));
    expect(Math.abs(slope - difference)).toBeLessThan(1e-7);
    const step = frame.getByRole('slider', { name: 'Step' });
    await step.press('Home');
    await expect(frame.getByText('Within this ε another cell wins')).toBeVisible();
  });

  expect(complaints).toEqual([]);
});

test('the convnet learns, shows its maps of the digit, and lends its kernels', async ({ page }) => {
  const { figure, complaints } = await open(page);
  const frame = figure('A convolutional network at work');
  await frame.getByLabel('Maps', { exact: true }).selectOption('3');
  await expect(frame.getByText('4,408 parameters')).toBeVisible();
  await frame.getByRole('button', { name: 'Train' }).click();
  const accuracy = frame.getByRole('status', { name: 'Test accuracy' });
  const percent = async () => Number.parseFloat((await accuracy.textContent()) || '0');
  await expect.poll(percent).toBeGreaterThan(88);
  await frame.getByRole('button', { name: 'Pause' }).click();
  await expect(frame.getByText(/^Paused after/)).toBeVisible();
  await expect(frame.getByRole('img', { name: /^Kernel of map/ })).toHaveCount(3);
  await expect(frame.getByRole('img', { name: 'Pooled map 3' })).toHaveAttribute('width', '12');
  await expect(frame.getByRole('status', { name: 'Verdict of the convnet' })).toHaveText('7');

  const bench = figure('A kernel in your hands');
  const before = await bench.getByRole('spinbutton').allTextContents();
  await bench.getByRole('button', { name: 'Take learnt kernel 2' }).click();
  await expect(bench.getByRole('combobox', { name: 'Activation' })).toHaveValue('sigmoid');
  await expect(bench.getByRole('spinbutton')).not.toHaveText(before);
  expect(complaints).toEqual([]);
});

test('a link brings the figures back; a damaged one says so', async ({ page }) => {
  const state = { size: 4, row: 5, column: 5 };
  const convnet = { digit: 0, maps: 3, hidden: 0, learningRate: 0.2, epochs: 12 };
  const linked = (value: object) => encodeURIComponent(JSON.stringify(value));
  const { figure } = await open(page, `?f.pool=${linked(state)}&f.convnet=${linked(convnet)}`);
  await expect(figure('What pooling does not notice').getByText('5.25 of 8')).toBeVisible();
  const net = figure('A convolutional network at work');
  await expect(net.getByRole('combobox', { name: 'Maps' })).toHaveValue('3');
  await expect(net.getByRole('slider', { name: 'Learning rate' })).toHaveValue('0.2');
  await expect(net.getByRole('slider', { name: 'Epochs' })).toHaveValue('12');
  const damaged = await open(page, '?f.kernel=%7B');
  await expect(
    damaged.figure('A kernel in your hands').getByText('could not be read'),
  ).toBeVisible();
});
