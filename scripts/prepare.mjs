// Makes what the sources need beside them (packages, data, kernels, fonts): before the dev server and every build.
import { requireNode } from './setup/node-version.mjs';

requireNode();
const { install, main, prepare } = await import('./setup/steps.mjs');

await main(async () => {
  await install();
  await prepare();
});
