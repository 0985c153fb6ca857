// Checks: runs phases, prints each with its seconds and counts the tests in their reports.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { run } from './run.mjs';

/** No phase may hang for ever: whatever outlasts this is ended and has failed. */
const LIMIT_SECONDS = 900;

/**
 * @typedef {object} Phase
 * @property {string} name
 * @property {readonly string[]} command
 * @property {Record<string, string>} [env]
 * @property {string} [report] JSON that a test runner writes; a phase without one is a check
 *
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {{ name: string, ok: boolean, tests: Count | undefined }} PhaseResult
 */

/**
 * Passed and failed tests of a report by vitest (Jest's form) or Playwright. A test that was skipped, or that passed
 * only when it was tried again, has not passed.
 * @param {any} report
 * @returns {Count}
 */
export function countReport(report) {
  if (report.stats) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky + skipped };
  }
  return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests };
}

/**
 * All tests of all phases. A check that fails counts as one failed; so does a run of tests that ends badly, or
 * without a single test, when none of its tests says so.
 * @param {readonly PhaseResult[]} results
 * @returns {Count}
 */
export function countTests(results) {
  let [passed, failed] = [0, 0];
  for (const { ok, tests } of results) {
    passed += tests?.passed ?? 0;
    failed += tests?.failed ?? 0;
    if (!ok && !tests?.failed) failed += 1;
  }
  return { passed, failed };
}

/**
 * @param {Phase} phase
 * @returns {Promise<PhaseResult>}
 */
async function runPhase({ name, command, env = {}, report }) {
  // A report left by an earlier run must not be counted for this one.
  if (report) rmSync(report, { force: true });
  const { code, output, seconds, timedOut } = await run(command, {
    env,
    limitSeconds: LIMIT_SECONDS,
  });
  const tests =
    report && existsSync(report)
      ? countReport(JSON.parse(readFileSync(report, 'utf8')))
      : undefined;
  const missing = report !== undefined && !tests?.passed;
  const ok = code === 0 && !missing && !tests?.failed;
  const count = tests ? `, ${String(tests.passed)} passed, ${String(tests.failed)} failed` : '';
  if (!ok) {
    console.log(`\n--- ${name} ---\n${output.trimEnd()}`);
    if (timedOut) console.log(`Ended after ${String(LIMIT_SECONDS)} s without a result.`);
    else if (missing) console.log('No test passed.');
  }
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name}  ${seconds.toFixed(1)} s${count}`);
  return { name, ok, tests };
}

/**
 * Runs phases, in order or some at once; one that fails does not keep the others from running.
 * @param {readonly Phase[]} phases
 * @param {{ atOnce?: number }} [options]
 */
export async function runPhases(phases, { atOnce = 1 } = {}) {
  const waiting = [...phases];
  /** @type {PhaseResult[]} */
  const results = [];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      results.push(await runPhase(next));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}
