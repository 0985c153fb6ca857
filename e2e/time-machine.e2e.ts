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
  await expect(figure.getByText('estimate on 1,000')).toBeVisible();
  await expect(figure.getByText('Built, with its first')).toBeVisible();
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
});
