// The runner of checks: what it counts, and that nothing which failed can pass for having passed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countReport, countTests, runPhases } from './phases.mjs';

/** A phase that runs a line of JavaScript. */
const script = (code: string): string[] => [process.execPath, '-e', code];

describe('a report', () => {
  it('of vitest counts what passed, and the rest as failed', () => {
    const report = { numTotalTests: 9, numPassedTests: 6, numFailedTests: 2, numPendingTests: 1 };
    expect(countReport(report)).toEqual({ passed: 6, failed: 3 });
  });

  it('of Playwright counts flaky and skipped tests as failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 1 };
    expect(countReport({ stats })).toEqual({ passed: 5, failed: 4 });
  });
});

describe('the count of all phases', () => {
  it('adds up tests, and counts a failed check as one', () => {
    const results = [
      { name: 'lint', ok: false, tests: undefined },
      { name: 'types', ok: true, tests: undefined },
      { name: 'unit', ok: true, tests: { passed: 10, failed: 0 } },
      { name: 'browser', ok: false, tests: { passed: 3, failed: 2 } },
    ];
    expect(countTests(results)).toEqual({ passed: 13, failed: 3 });
  });

  it('counts a run that ended badly although no test failed', () => {
    const results = [{ name: 'unit', ok: false, tests: { passed: 10, failed: 0 } }];
    expect(countTests(results)).toEqual({ passed: 10, failed: 1 });
  });
});

describe('phases', () => {
  let folder = '';
  let printed = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'phases-'));
    printed = '';
    vi.spyOn(console, 'log').mockImplementation((line: string) => {
      printed += `${line}\n`;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  it('all run, in order, and each is named with its seconds', async () => {
    const results = await runPhases([
      { name: 'first', command: script('process.exit(3)') },
      { name: 'second', command: script('') },
    ]);
    expect(results.map(({ name, ok }) => [name, ok])).toEqual([
      ['first', false],
      ['second', true],
    ]);
    expect(printed).toMatch(/FAILED {2}first {2}\d+\.\d s\nok {6}second {2}\d+\.\d s\n$/);
  });

  it('show the output of one that failed, and keep that of others back', async () => {
    await runPhases([
      { name: 'bad', command: script('console.error("why"); process.exit(1)') },
      { name: 'good', command: script('console.log("chatter")') },
    ]);
    expect(printed).toContain('why');
    expect(printed).not.toContain('chatter');
  });

  it('fail where the command does not exist', async () => {
    const [result] = await runPhases([{ name: 'gone', command: [join(folder, 'nothing')] }]);
    expect(result?.ok).toBe(false);
  });

  it.each([
    ['writes no report', () => ''],
    [
      'runs no test',
      (report: string) =>
        `fs.writeFileSync(${JSON.stringify(report)}, '{"numTotalTests":0,"numPassedTests":0}')`,
    ],
  ])('fail where a runner of tests %s', async (_what, code) => {
    const report = join(folder, 'report.json');
    const [result] = await runPhases([{ name: 'tests', command: script(code(report)), report }]);
    expect(result?.ok).toBe(false);
  });
});
