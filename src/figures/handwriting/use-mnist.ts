// How the network on the bench fares on MNIST's test images: as its last epoch found, or measured at a press. Page thread.
import { useEffect, useMemo, useState } from 'react';
import type { Confusion } from '../../network/baselines.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { testCount } from '../baseline/digits-data.ts';
import { confusionOf, mnistConfusion, readTestImages } from './measure.ts';

export interface OnMnist {
  /** null: not known yet. */
  readonly confusion: Confusion | null;
  /** Epoch of the network that it is of. */
  readonly epoch: number;
  /** Images read so far by a measurement that is under way; null: none is. */
  readonly done: number | null;
  readonly problem: string | null;
  /** null where it makes no sense: what is known is of the network as it is. */
  readonly measure: (() => void) | null;
}

interface Measured {
  readonly at: RunState['position'];
  readonly confusion: Confusion;
}

export function useMnist(run: RunState, predict: RunActions['predict']): OnMnist {
  const [labels, setLabels] = useState<Uint8Array | null>(null);
  const [measured, setMeasured] = useState<Measured | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { position, parameters } = run;
  const test = run.plan.data.dataset === 'mnist' ? run.test : null;

  const needed = test !== null;
  useEffect(() => {
    if (!needed) return undefined;
    let wanted = true;
    readTestImages().then(
      (images) => {
        if (wanted) setLabels(images.labels);
      },
      // The bench itself says what is wrong with the data.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [needed]);

  const found = useMemo(
    () =>
      test === null || labels === null || test.evaluation.count !== testCount
        ? null
        : { at: test.at, confusion: confusionOf(labels, test.evaluation.verdicts) },
    [test, labels],
  );
  // What was measured belongs to the very network that was there.
  const latest = measured !== null && measured.at === position ? measured : found;

  async function measure(): Promise<void> {
    setDone(0);
    setProblem(null);
    try {
      const confusion = await mnistConfusion(predict, (count) => {
        setDone(count);
        return true;
      });
      if (confusion === null) setProblem('The network did not answer. Try again.');
      else setMeasured({ at: position, confusion });
    } catch {
      setProblem('MNIST’s test images could not be had. Try again.');
    }
    setDone(null);
  }

  const idle = run.status === 'ready' || run.status === 'paused' || run.status === 'ended';
  const stale = latest?.at.step !== position.step;
  return {
    confusion: latest?.confusion ?? null,
    epoch: latest?.at.epoch ?? position.epoch,
    done,
    problem,
    measure: idle && parameters !== null && stale && done === null ? () => void measure() : null,
  };
}
