import { chromium } from 'playwright';
import { launchOptions } from './setup/browser.mjs';
const browser = await chromium.launch(await launchOptions());
const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
page.on('pageerror', e => console.log('ERR', e.message));
await page.goto('http://localhost:5302/digits/');
for (const room of await page.locator('.figure-room').all()) { await room.scrollIntoViewIfNeeded(); await room.locator('figcaption').waitFor(); }
const f = page.locator('.figure-room').nth(4);
await f.getByText('All 6,000 readings made').waitFor({ timeout: 120000 });
await f.getByRole('button', { name: 'Train it' }).click();
await f.getByRole('button', { name: 'Pause the training' }).waitFor({ timeout: 60000 });
console.log('training');
await f.getByRole('button', { name: 'Pause the training' }).waitFor({ state: 'detached', timeout: 240000 });
await page.waitForFunction(() => !/–/.test(document.querySelectorAll('.figure-room')[4].querySelector('tbody').textContent), null, { timeout: 60000 });
console.log(await f.locator('table').innerText());
console.log(await f.getByLabel('Outputs for the drawing').innerText());
await f.getByRole('button', { name: 'Into the corner' }).click();
for (const off of ['Centre', 'Scale', 'Crop']) {
  await f.getByLabel(off).uncheck();
  await page.waitForTimeout(1500);
  console.log('off', off, (await f.getByLabel('Nearest of 5,000 training images', { exact: true }).innerText()), (await f.getByLabel('Outputs for the drawing').innerText()).replace(/\n/g, ' '));
  await f.screenshot({ path: `/tmp/x-${off}.png` });
}
await browser.close();
