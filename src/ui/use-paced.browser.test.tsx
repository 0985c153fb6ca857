// A paced value on a busy page, in a real browser: its clock and its effects are what is tested.
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { usePaced } from './use-paced.ts';

const interval = 50;

function Shown({ value }: { readonly value: number }) {
  return <>{usePaced(value, interval)}</>;
}

it('is not put off by new values, and ends on the latest', async () => {
  const host = document.createElement('div');
  const root = createRoot(host);
  let latest = 0;
  const show = () => flushSync(() => root.render(<Shown value={latest} />));
  show();
  // Whenever it is due the page renders, with yet another value.
  for (let round = 0; round < 3; round++) {
    const due = (Math.floor(performance.now() / interval) + 1) * interval;
    while (performance.now() < due + 5) {
      latest++;
      show();
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  expect(Number(host.textContent)).toBeGreaterThan(0);
  await expect.poll(() => host.textContent).toBe(String(latest));
  root.unmount();
});
