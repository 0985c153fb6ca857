// npm start: installs, packs, builds what is missing, then serves the book. Needs Node and nothing else.
import { requireNode } from './setup/node-version.mjs';

const FIRST_PORT = 4173;
const PORTS_TRIED = 20;

requireNode();
const { build, install, main } = await import('./setup/steps.mjs');
const { SetupError } = await import('./setup/run.mjs');
const { serve } = await import('./serve.mjs');

await main(async () => {
  await install();
  await build();
  for (let port = FIRST_PORT; port < FIRST_PORT + PORTS_TRIED; port++) {
    const running = await serve({ root: 'dist', port });
    if (!running) continue;
    const moved = port === FIRST_PORT ? '' : ` (port ${FIRST_PORT} is taken)`;
    console.log(`The book is at ${running.url}${moved}. Ctrl-C ends it.`);
    return;
  }
  const last = FIRST_PORT + PORTS_TRIED - 1;
  throw new SetupError(`Ports ${FIRST_PORT} to ${last} are all taken: free one and try again.`);
});
