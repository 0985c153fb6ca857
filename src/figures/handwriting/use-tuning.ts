// Fine-tuning under way: it trains from station to station, and at each is measured on the reader's digits that were held out
// and on all test images of MNIST. Page thread.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Confusion } from '../../network/baselines.ts';
import type { Parameters } from '../../network/parameters.ts';
import { reasonOf } from '../../network/reason-of.ts';
import { parsePlan, type TrainingPlan } from '../../network/training-plan.ts';
import type { RunState } from '../../training/run-state.ts';
import { useRunActions, useRunListener } from '../../training/use-run.ts';
import { stationsOf, tuningPlan, type Tuning } from './fine-tuning.ts';
import { mnistConfusion, ownConfusion } from './measure.ts';
import type { Divided } from './own-digit.ts';

export interface Station {
  readonly epoch: number;
  /** On the digits that were held out. */
  readonly own: Confusion;
  readonly mnist: Confusion;
}

export interface TuningState {
  readonly status: 'none' | 'running' | 'done' | 'failed';
  readonly stations: readonly Station[];
  /** What is being done, while it runs. */
  readonly doing: string;
  /** Why it failed, for the reader. */
  readonly problem: string | null;
  /** How many it is to learn for. */
  readonly epochs: number;
  /** Of the last station. */
  readonly parameters: Parameters | null;
}

const nothing: TuningState = {
  status: 'none',
  stations: [],
  doing: '',
  problem: null,
  epochs: 0,
  parameters: null,
};

/** Ends the work without a word. */
class GivenUp extends Error {}

type Heard = (state: RunState) => void;

/** @param initialPlan what the run is before it is first used */
export function useTuning(run: string, initialPlan: TrainingPlan) {
  const [state, setState] = useState(nothing);
  const actions = useRunActions(run, initialPlan);
  const waiting = useRef<Heard | null>(null);
  /** Counts the starts: what an earlier one still does is of no use. */
  const turn = useRef(0);
  const heard = useCallback((now: RunState) => waiting.current?.(now), []);
  useRunListener(run, initialPlan, heard);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );

  function until(reached: (now: RunState) => boolean): Promise<RunState> {
    return new Promise((resolve, reject) => {
      waiting.current = (now) => {
        if (now.status === 'failed') {
          const { message = '', hint = '' } = now.problem ?? {};
          reject(new Error(`${message} ${hint}`));
        } else if (reached(now)) {
          resolve(now);
        }
      };
    });
  }

  async function tune(
    bench: TrainingPlan,
    start: Parameters,
    parts: Divided,
    tuning: Tuning,
    mine: number,
  ): Promise<void> {
    const wanted = () => turn.current === mine;
    const tell = (change: Partial<TuningState>) => {
      if (!wanted()) throw new GivenUp();
      setState((before) => ({ ...before, ...change }));
    };
    const plan = parsePlan(tuningPlan(bench, parts, tuning));
    if (!plan.ok) throw new Error(`${plan.problem.message} ${plan.problem.hint}`);
    const stations: Station[] = [];
    for (const epoch of stationsOf(tuning.epochs)) {
      tell({ doing: `epoch ${String(epoch)} of ${String(tuning.epochs)}` });
      let reached: Promise<RunState>;
      if (epoch === 0) {
        actions.reset(plan.value, start);
        reached = until(({ status }) => status === 'ready');
      } else {
        actions.tweak({ epochs: epoch });
        actions.train();
        reached = until(
          ({ status, position }) => status === 'ended' && position.epoch > epoch - 0.5,
        );
      }
      const { parameters } = await reached;
      const own = await ownConfusion(actions.predict, parts.heldOut, wanted);
      const mnist = await mnistConfusion(actions.predict, (done) => {
        if (wanted()) {
          tell({ doing: `epoch ${String(epoch)}: ${String(done)} of 10,000 test images read` });
        }
        return wanted();
      });
      if (!wanted()) throw new GivenUp();
      if (own === null || mnist === null) throw new Error('The network did not answer.');
      stations.push({ epoch, own, mnist });
      tell({ stations: [...stations], parameters });
    }
    tell({ status: 'done', doing: '' });
  }

  return {
    state,
    start: (bench: TrainingPlan, start: Parameters, parts: Divided, tuning: Tuning) => {
      turn.current += 1;
      setState({ ...nothing, epochs: tuning.epochs, status: 'running' });
      tune(bench, start, parts, tuning, turn.current).catch((error: unknown) => {
        if (error instanceof GivenUp) return;
        const problem = reasonOf(error);
        setState((before) => ({ ...before, status: 'failed', problem }));
      });
    },
    /** What is known so far stays. */
    stop: () => {
      turn.current += 1;
      actions.pause();
      setState((before) => ({ ...before, status: before.stations.length > 1 ? 'done' : 'none' }));
    },
    forget: () => {
      turn.current += 1;
      setState(nothing);
    },
  };
}
