// npm test: installs what is missing, then every check and every test; `--static` leaves out what is built and run.
import { requireNode } from './setup/node-version.mjs';

requireNode();
const { install, main, prepare } = await import('./setup/steps.mjs');
const { countTests, runPhases } = await import('./setup/phases.mjs');
const { npm, tool } = await import('./setup/run.mjs');

const UNIT_REPORT = '.cache/test/unit.json';
const BROWSER_REPORT = '.cache/test/browser.json';
const JOURNEYS_REPORT = '.cache/test/journeys.json';
const MEASURED_REPORT = '.cache/test/measured.json';

await main(async () => {
  await install();
  await prepare();
  const staticOnly = process.argv.includes('--static');

  const vitest = (/** @type {string} */ project, /** @type {string} */ report) =>
    tool(
      'vitest',
      ...['run', '--project', project],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    );

  const playwright = (
    /** @type {string[]} */ projects,
    /** @type {string} */ report,
    /** @type {number} */ atOnce,
  ) => ({
    command: tool(
      '@playwright/test',
      ...['test', '--workers', String(atOnce), '--reporter=list,json'],
      ...projects.flatMap((project) => ['--project', project]),
    ),
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    report,
  });

  // The longest first, so that two cores end together.
  /** @type {import('./setup/phases.mjs').Phase[]} */
  const checks = [
    { name: 'lint', command: tool('eslint', '.', '--max-warnings=0') },
    { name: 'types, page', command: tool('typescript', '-p', 'tsconfig.page.json') },
    { name: 'types, worker', command: tool('typescript', '-p', 'tsconfig.worker.json') },
    { name: 'types, node', command: tool('typescript', '-p', 'tsconfig.node.json') },
    { name: 'format', command: tool('prettier', '--check', '.') },
    { name: 'import rules', command: [process.execPath, 'scripts/check-imports.mjs'] },
    { name: 'dead code', command: tool('knip') },
  ];
  if (!staticOnly) {
    const { ensureBrowser } = await import('./setup/install-browser.mjs');
    const { ensureNumpy } = await import('./setup/install-numpy.mjs');
    await ensureBrowser();
    await ensureNumpy();
    checks.push(
      { name: 'build', command: npm('run', 'build') },
      { name: 'unit tests', command: vitest('unit', UNIT_REPORT), report: UNIT_REPORT },
    );
  }
  let results = await runPhases(checks, { atOnce: 2 });

  if (!staticOnly) {
    results = results.concat(
      await runPhases([
        { name: 'size budgets', command: [process.execPath, 'scripts/budgets.mjs'] },
        {
          name: 'browser tests',
          command: vitest('browser', BROWSER_REPORT),
          report: BROWSER_REPORT,
        },
        { name: 'pages and journeys', ...playwright(['pages', 'journeys'], JOURNEYS_REPORT, 2) },
        { name: 'measured in a browser', ...playwright(['measured'], MEASURED_REPORT, 1) },
      ]),
    );
  }

  const { passed, failed } = countTests(results);
  console.log(`${String(passed)} passed, ${String(failed)} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
});
