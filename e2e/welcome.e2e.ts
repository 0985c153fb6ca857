// The first page: one press, nine digits in ten read within seconds, and the reader's own.
import { expect, test } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { complaintsOf } from './testing.ts';

for (const address of ['', 'welcome/']) {
  test(`the network of /${address} learns at a press and reads a drawn 1`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.goto(address);
    const figure = page.getByRole('figure', { name: 'A network that learns to read' });
    const accuracy = figure.getByRole('status', { name: 'Test accuracy' });
    await expect(accuracy).toHaveText('–');
    await figure.getByRole('button', { name: 'Train', exact: true }).click();
    const percent = async () => Number.parseFloat((await accuracy.textContent()) ?? '');
    await expect.poll(percent).toBeGreaterThan(93);
    await expect.poll(() => figure.locator('li[data-verdict="right"]').count()).toBeGreaterThan(24);

    // Before it is drawn on: a fast device is soon through with all epochs.
    await figure.getByRole('button', { name: 'Pause' }).click();
    await expect(figure.getByRole('button', { name: 'Go on' })).toBeVisible();
    await expect(figure.getByText(/^After [\d,]+ examples/)).toBeVisible();

    const sheet = figure.getByLabel('Draw a digit', { exact: true });
    await sheet.focus();
    for (let press = 0; press < 8; press++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    for (let press = 0; press < 16; press++) await page.keyboard.press('ArrowDown');
    await expect(figure.getByRole('status', { name: 'Verdict' })).toHaveText('1');

    expect(complaints).toEqual([]);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in a trained network in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('');
    const figure = page.getByRole('figure', { name: 'A network that learns to read' });
    await figure.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(figure.locator('li[data-verdict="right"]').first()).toBeVisible();
    await figure.getByRole('button', { name: 'Pause' }).click();
    expect(await axeFindings(page)).toEqual([]);
  });
}
