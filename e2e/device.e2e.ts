// The appendix on what computes: asks this device, checks and times its backends at a press, and says what came out.
import { expect, test } from '@playwright/test';

test('the backends of this device are told, checked and timed', async ({ page }) => {
  await page.goto('how-this-book-computes/');
  await page.locator('.figure-room').scrollIntoViewIfNeeded();
  const figure = page.getByRole('figure', { name: 'What computes here' });
  const rows = figure.locator('tbody tr');
  await expect(rows).toHaveCount(6);
  const plain = rows.filter({ hasText: 'Plain TypeScript' });
  await expect(plain).toContainText('can run. runs everywhere');
  await expect(plain).toContainText('not yet');
  await expect(rows.filter({ hasText: 'WebGPU' })).toContainText('not here.');

  await figure.getByRole('button', { name: 'Check and time them' }).click();
  const state = figure.getByRole('status', { name: 'State of the report' });
  await expect(state).toContainText(/784-30-10: .+, [\d.]+ times as fast as plain TypeScript\./);
  const kernels = rows.filter({ hasText: 'WebAssembly SIMD' });
  for (const row of [plain, kernels]) await expect(row).toContainText('passed');
  const speed = async (row: typeof rows, column: number) =>
    Number((await row.getByRole('cell').nth(column).textContent())?.replaceAll(',', ''));
  for (const column of [2, 3]) {
    expect(await speed(plain, column)).toBeGreaterThan(0);
    expect(await speed(kernels, column)).toBeGreaterThan(await speed(plain, column));
  }
});
