// The suite that every backend must pass, in Node or in a browser. Tests only.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../network/backend.ts';
import { inputSize } from '../../network/network-spec.ts';
import { referenceBackend } from '../reference/index.ts';
import { conformanceCases, type ConformanceCase } from './cases.ts';
import { conformanceTolerance, worstDifference } from './compare.ts';
import { conformanceSizes } from './examples.ts';
import { caseHyper, caseOrder, runCase, runCaseInTwoParts, withTrainer } from './run.ts';

export interface ConformanceOptions {
  /** Names of cases that the backend must refuse by supports(); it must accept all others. */
  readonly unsupported?: readonly string[];
  /** Only these cases, where a device is so slow that all would take minutes. */
  readonly only?: readonly string[];
  /** What the backend holds on its device, such as tf.memory().numTensors; must not grow. */
  readonly allocations?: () => number;
}

export function describeConformance(backend: Backend, options: ConformanceOptions = {}): void {
  const { unsupported = [], only, allocations } = options;
  const names = new Set(conformanceCases.map(({ name }) => name));
  for (const name of [...unsupported, ...(only ?? [])]) {
    if (!names.has(name)) throw new Error(`there is no conformance case “${name}”`);
  }
  const cases = conformanceCases.filter(({ name }) => only?.includes(name) ?? true);

  describe(`conformance of ${backend.id}`, () => {
    beforeAll(async () => {
      const availability = await backend.probe();
      expect(availability.status).not.toBe('unavailable');
    });

    for (const conformanceCase of cases) {
      const { name, plan } = conformanceCase;
      if (unsupported.includes(name)) {
        it(`refuses: ${name}`, () => {
          expect(backend.supports(plan)).toMatchObject({ supported: false });
        });
      } else {
        describe(name, () => {
          describeCase(backend, conformanceCase, allocations);
        });
      }
    }
  });
}

function describeCase(
  backend: Backend,
  conformanceCase: ConformanceCase,
  allocations: (() => number) | undefined,
): void {
  const { plan } = conformanceCase;

  it('agrees with the reference after 20 steps', async () => {
    expect(backend.supports(plan)).toEqual({ supported: true });
    const reference = await runCase(referenceBackend, conformanceCase);
    const actual = await runCase(backend, conformanceCase);

    const worst = worstDifference(actual, reference);
    expect(worst.relative, worst.name).toBeLessThanOrEqual(conformanceTolerance);
    const { cost, ...counts } = actual.report;
    const { cost: expectedCost, ...expectedCounts } = reference.report;
    expect(counts).toEqual(expectedCounts);
    expect(counts).toMatchObject({ steps: 20, divergedAt: null });
    expect(cost).toBeCloseTo(expectedCost, 3);
    expect(actual.state.step).toBe(20);
    expect(actual.evaluation.verdicts).toEqual(reference.evaluation.verdicts);
    expect(actual.evaluation.correct).toBe(reference.evaluation.correct);
  });

  it('tests as it predicts', async () => {
    const { evaluation, outputs } = await runCase(backend, conformanceCase);
    const { count, verdicts, costs, cost } = evaluation;
    expect(evaluation).toMatchObject({ split: 'test', from: 0, count: conformanceSizes.test });
    expect(verdicts).toHaveLength(count);
    const largest = Array.from({ length: count }, (_, i) => {
      const shares = outputs.slice(i * 10, (i + 1) * 10);
      return shares.indexOf(Math.max(...shares));
    });
    expect([...verdicts]).toEqual(largest);
    const mean = costs.reduce((sum, next) => sum + next, 0) / count;
    expect(Math.abs(cost - mean)).toBeLessThanOrEqual(conformanceTolerance * Math.abs(mean));
  });

  it('tests a part as it tests the whole', async () => {
    await withTrainer(backend, conformanceCase, async (trainer) => {
      const whole = await trainer.evaluate('test', 0, conformanceSizes.test);
      const part = await trainer.evaluate('test', 5, 7);
      expect(part).toMatchObject({ from: 5, count: 7 });
      expect(part.verdicts).toEqual(whole.verdicts.slice(5, 12));
    });
  });

  it('repeats itself bit for bit, paused or not', async () => {
    const { state } = await runCase(backend, conformanceCase);
    const again = await runCase(backend, conformanceCase);
    expect(again.state).toEqual(state);
    expect(await runCaseInTwoParts(backend, conformanceCase, 7)).toEqual(state);
  });

  it('gives back what was written, as a copy', async () => {
    await withTrainer(backend, conformanceCase, async (trainer) => {
      const before = await trainer.read();
      const same = structuredClone(before);
      await trainer.steps(caseOrder(conformanceCase), plan.batchSize, caseHyper(plan));
      expect(before).toEqual(same);
      expect(await trainer.read()).not.toEqual(same);
      await trainer.write(same);
      expect(await trainer.read()).toEqual(same);
    });
  });

  if (allocations !== undefined) {
    it('frees what it allocates', async () => {
      // What a backend keeps for good, such as a compiled program, is made by the first run.
      await runCase(backend, conformanceCase);
      const before = allocations();
      await withTrainer(backend, conformanceCase, async (trainer) => {
        const input = new Float32Array(inputSize(plan.network));
        const work = async () => {
          await trainer.steps(caseOrder(conformanceCase), plan.batchSize, caseHyper(plan));
          await trainer.evaluate('test', 0, conformanceSizes.test);
          await trainer.predict(input, 1);
          await trainer.write(await trainer.read());
        };
        await work();
        const once = allocations();
        await work();
        await work();
        expect(allocations()).toBe(once);
      });
      expect(allocations()).toBe(before);
    });
  }
}
