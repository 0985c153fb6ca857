// A reader who goes back in a run, tries another setting from there, and takes changes back.
import { expect, test, type Page } from '@playwright/test';

async function open(page: Page, address = '/laboratory/') {
  await page.goto(address);
  const figure = page.getByRole('figure', { name: 'The laboratory' });
  const button = (name: string) => figure.getByRole('button', { name, exact: true });
  await expect(button('Train')).toBeVisible();
  const moment = figure.getByRole('slider', { name: 'Moment' });
  return { figure, button, moment };
}

test('a run is gone back in, parted and gone over to, and changes are taken back', async ({
  page,
}) => {
  const { figure, button, moment } = await open(page);
  const seed = figure.getByRole('textbox', { name: 'Seed' });
  await seed.fill('7');
  await page.keyboard.press('Control+z');
  await expect(seed).toHaveValue('1');
  await page.keyboard.press('Control+Shift+z');
  await expect(seed).toHaveValue('7');
  await button('Undo change').click();
  await expect(seed).toHaveValue('1');

  await figure.getByRole('textbox', { name: 'Training images' }).fill('500');
  await figure.getByRole('textbox', { name: 'Epochs' }).fill('3');
  for (const steps of ['1 step', '2 steps']) {
    await button('Step').click();
    await expect(figure.getByText(`Paused after ${steps}`)).toBeVisible();
  }
  await button('Train').click();
  await expect(figure.getByText('All 3 epochs done')).toBeVisible();
  const accuracy = figure.getByRole('status', { name: 'Test accuracy' });
  const first = await accuracy.textContent();

  await moment.press('Home');
  await expect(moment).toHaveAttribute('aria-valuetext', 'epoch 0.00, step 0');
  await expect(figure.getByText('Built, with its first')).toBeVisible();
  // The untrained network is tested too.
  const rooms = page.locator('.figure-room');
  await rooms.nth(2).scrollIntoViewIfNeeded();
  const confusion = page.getByRole('figure', { name: 'What is taken for what' });
  await expect(confusion.getByText(/^[89],\d{3} mistakes before the first step/)).toBeVisible();
  await moment.press('ArrowRight');
  await moment.press('ArrowRight');
  await expect(moment).toHaveAttribute('aria-valuetext', 'epoch 0.04, step 2');
  await expect(figure.getByText('Paused after 2 steps')).toBeVisible();

  await figure.getByRole('textbox', { name: '=' }).fill('0.2');
  await button('Fork here').click();
  await expect(figure.getByText('All 3 epochs done')).toBeVisible();
  await expect(accuracy).not.toHaveText(first!);
  const branch = figure.getByLabel('Branch');
  await expect(branch).toHaveValue('1');
  await branch.selectOption('Branch 1: as it began');
  await expect(accuracy).toHaveText(first!);
  await expect(figure.getByRole('textbox', { name: 'Learning rate η' })).toHaveValue('3');

  // Any setting that leaves the weights their shapes, from the middle of the run.
  await moment.press('Home');
  await moment.press('ArrowRight');
  await figure.getByLabel('Optimiser').selectOption('Adam');
  await expect(
    figure.getByText('Changed above: Adam, η 0.001. The optimiser begins'),
  ).toBeVisible();
  await button('Fork here with it').click();
  await expect(figure.getByText('All 3 epochs done')).toBeVisible();
  await expect(branch).toHaveValue('2');
  await button('Undo change').click();
  await expect(figure.getByText('Changed above: Gradient descent, η 3')).toBeVisible();
  await button('Redo').click();
  await expect(button('Fork here with it')).toBeDisabled();
});

test('two tabs keep their runs apart, and one comes back to what the other left', async ({
  page,
  context,
}) => {
  const train = async ({ figure, button }: Awaited<ReturnType<typeof open>>, images: string) => {
    await figure.getByRole('textbox', { name: 'Training images' }).fill(images);
    await figure.getByRole('textbox', { name: 'Epochs' }).fill('1');
    await button('Train').click();
    await expect(figure.getByText('The one epoch is done')).toBeVisible();
  };
  const one = await open(page);
  await train(one, '300');
  const other = await context.newPage();
  const two = await open(other);
  await expect(two.figure.getByText('this tab has one of its own')).toBeVisible();
  await train(two, '200');
  // What the other tab has trained stands here too, and what this one has is still its own.
  const earlier = one.figure.getByLabel('Earlier runs');
  await expect(earlier.locator('option')).toHaveText([/^epoch 1\.0, .*: 200 training images/]);
  await page.reload();
  await expect(one.figure.getByText('kept from before, at epoch 1.00')).toBeVisible();
  await one.button('Open what is kept').click();
  await expect(one.figure.getByRole('status', { name: 'Test accuracy' })).toHaveText(/%/);
  const images = one.figure.getByRole('textbox', { name: 'Training images' });
  await expect(images).toHaveValue('300');
  await other.close();
  await one.button('Come back to it').click();
  await expect(images).toHaveValue('200');
  await expect(one.figure.getByText('Paused after 20 steps')).toBeVisible();
  await expect(earlier.locator('option')).toHaveText([/^epoch 1\.0, .*: 300 training images/]);
});

test('a run goes into a link, and is repeated elsewhere to the same weights; a lesson locks what it should', async ({
  page,
  browser,
}) => {
  const { figure, button } = await open(page);
  await figure.getByRole('textbox', { name: 'Training images' }).fill('500');
  await figure.getByRole('textbox', { name: 'Epochs' }).fill('2');
  await button('Step').click();
  await expect(figure.getByText('Paused after 1 step')).toBeVisible();
  await figure.getByRole('textbox', { name: 'Learning rate η' }).fill('1.5');
  await button('Step').click();
  await expect(figure.getByText('Paused after 2 steps')).toBeVisible();
  await figure.getByRole('textbox', { name: 'Mini-batch' }).fill('20');
  await button('Train').click();
  await expect(figure.getByText('All 2 epochs done')).toBeVisible();

  const rooms = page.locator('.figure-room');
  await rooms.last().scrollIntoViewIfNeeded();
  const maker = page.getByRole('figure', { name: 'Links that replay, and lessons' });
  await expect(maker.getByText('2 changes made while it ran')).toBeVisible();
  await maker.getByRole('textbox', { name: 'Title' }).fill('Too large a step');
  await maker.getByRole('checkbox', { name: 'the seed' }).check();
  await maker.getByRole('checkbox', { name: 'Side by side' }).check();
  const address = maker.getByRole('textbox', { name: 'Link to this run' });
  const parts = async () =>
    new URL(await address.inputValue()).searchParams.get('replay')!.split('.');
  await expect(address).toHaveAttribute('aria-busy', 'false');
  const link = await address.inputValue();
  const lessonAddress = maker.getByRole('textbox', { name: 'Link to the lesson' });
  // It is made anew after every change, in a moment of its own.
  await expect(lessonAddress).toHaveAttribute('aria-busy', 'false');
  const lesson = await lessonAddress.inputValue();

  const fresh = await browser.newContext();
  const other = await fresh.newPage();
  const there = await open(other, link);
  await expect(there.figure.getByText('Replayed what was recorded: 2 changes')).toBeVisible();
  await expect(there.figure.getByText('the very same weights, bit for bit')).toBeVisible();
  await expect(
    there.figure.getByRole('list', { name: 'Recorded changes' }).locator('li'),
  ).toHaveText(['after step 1 η 1.5 ✓', 'after step 2 batch 20 ✓']);
  await expect(there.figure.getByRole('textbox', { name: 'Learning rate η' })).toHaveValue('1.5');

  // The lesson with the run in it, and that damaged: what is sound of it is opened.
  const [version, plan, log] = await parts();
  const task = new URL(lesson).searchParams.get('replay')!.split('.')[3];
  const damaged = new URL(lesson);
  damaged.searchParams.set('replay', [version, plan, log!.slice(0, -9), task].join('.'));
  await open(other, damaged.href);
  await expect(there.figure.getByRole('alert')).toContainText('1 could be read and 1 is lost');
  const whole = there.figure.getByRole('list', { name: 'Recorded changes' }).locator('li');
  await expect(whole).toHaveText(['after step 1 η 1.5 to come']);
  const banner = there.figure.getByRole('region', { name: 'Lesson' });
  await expect(banner).toContainText('Too large a step');
  await expect(banner).toContainText('“Side by side” is locked');
  await expect(banner).toContainText('only η, the seed and Train');
  const epochs = there.figure.getByRole('textbox', { name: 'Epochs' });
  await expect(epochs).toBeDisabled();
  await expect(there.figure.getByText('Locked in this lesson').first()).toBeVisible();
  await expect(there.figure.getByRole('textbox', { name: 'Seed' })).toBeEnabled();
  await there.button('Go to the seed').click();
  await expect(there.figure.getByRole('textbox', { name: 'Seed' })).toBeFocused();
  await expect(there.button('Add to comparison')).toHaveCount(0);
  // What trains the bench's run elsewhere on the page is under the same lock.
  await other.getByRole('heading', { name: 'What it gets wrong' }).scrollIntoViewIfNeeded();
  const confusion = other.getByRole('figure', { name: 'What is taken for what' });
  const trains = confusion.locator('[data-control=train]').getByRole('button');
  await expect(trains).toHaveText('Train the laboratory’s network');
  const locked = other.getByText('Locked in this lesson, “Too large a step”');
  await expect(locked).toBeVisible();
  await there.button('Leave the lesson').click();
  await expect(locked).toHaveCount(0);
  await expect(epochs).toBeEnabled();
  await fresh.close();
});
