import { chromium } from 'playwright';
import { launchOptions } from '/work/wt/digits/scripts/setup/browser.mjs';
const [,, base='http://localhost:5302', tag='a', widths='1280', scheme='light'] = process.argv;
const browser = await chromium.launch(await launchOptions());
for (const w of widths.split(',')) {
  const page = await browser.newPage({ viewport: { width: +w, height: 1000 }, colorScheme: scheme });
  page.on('console', m => { if (['error','warning'].includes(m.type())) console.log('CONSOLE', m.text().slice(0,300)); });
  page.on('pageerror', e => console.log('ERR', e.message));
  await page.goto(base + '/digits/', { waitUntil: 'load', timeout: 120000 });
  await page.locator('.figure-room').first().waitFor({timeout: 60000});
  await page.addStyleTag({content: "header.top, .skip, header:has(nav){position:static!important}"});
  const rooms = await page.locator('.figure-room').all();
  for (const [i, room] of rooms.entries()) {
    await room.scrollIntoViewIfNeeded();
    await room.locator('figcaption').waitFor({timeout: 60000});
  }
  await page.getByText('All 10,000 test images read').waitFor({ timeout: 120000 });
  for (const [i, room] of rooms.entries()) {
    await room.scrollIntoViewIfNeeded();
    await page.waitForTimeout(1200);
    const h = await room.locator('figure').first().evaluate(e => Math.round(e.getBoundingClientRect().height));
    console.log(w, i + 1, 'height', h);
    await room.screenshot({ path: `/tmp/d-${tag}-${w}-${i + 1}.png` });
  }
  await page.close();
}
await browser.close();
