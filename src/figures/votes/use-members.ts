// The networks that vote, trained one after another, each under a run of its own. Page thread.
import { useEffect, useState } from 'react';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { useRun } from '../../training/use-run.ts';
import type { Verdicts } from './count.ts';
import { votesPlan, type NetworkId } from './networks.ts';

interface Run {
  readonly state: RunState;
  readonly actions: RunActions;
}

export interface Member extends Run {
  readonly seed: number;
  /** Of all test images, once its last epoch is done; null before, and while it is still a network of another seed. */
  readonly verdicts: Verdicts | null;
}

export const mostMembers = 5;

/**
 * @param count how many of them are trained and vote
 * @param seed of the first; each of the others has the next
 */
export function useMembers(network: NetworkId, count: number, seed: number) {
  // As many hooks at every rendering, whatever the reader has chosen.
  const runs: readonly Run[] = [
    useRun(`votes-${network}-1`, votesPlan(network, seed)),
    useRun(`votes-${network}-2`, votesPlan(network, seed + 1)),
    useRun(`votes-${network}-3`, votesPlan(network, seed + 2)),
    useRun(`votes-${network}-4`, votesPlan(network, seed + 3)),
    useRun(`votes-${network}-5`, votesPlan(network, seed + 4)),
  ];
  /** The first view is a vote: its networks train as soon as they are seen. */
  const [going, setGoing] = useState(true);
  const members = runs.slice(0, count).map((run, index) => memberOf(run, seed + index));
  const at = members.findIndex(({ verdicts }) => verdicts === null);
  const next = members[at];
  if (going && next?.state.status === 'failed') setGoing(false);
  if (going && next === undefined) setGoing(false);

  const actions = next?.actions;
  const wanted = next?.seed;
  const stale = next !== undefined && next.state.plan.seed !== next.seed;
  const rests = next !== undefined && ['idle', 'ready', 'paused'].includes(next.state.status);
  useEffect(() => {
    if (!going || actions === undefined || wanted === undefined) return;
    if (stale) actions.reset(votesPlan(network, wanted));
    else if (rests) actions.train();
  }, [going, actions, wanted, stale, rests, network]);

  return {
    members,
    /** Index of the network in training; null when none is. */
    at: going && at >= 0 ? at : null,
    done: at < 0,
    train: () => setGoing(true),
    pause: () => {
      setGoing(false);
      for (const run of runs) if (run.state.status === 'training') run.actions.pause();
    },
    /** All back to their first weights, with these seeds. */
    startOver: (first: number) => {
      runs
        .slice(0, count)
        .forEach((run, index) => run.actions.reset(votesPlan(network, first + index)));
      setGoing(true);
    },
  };
}

function memberOf(run: Run, seed: number): Member {
  const { plan, epochs } = run.state;
  const last = epochs.at(-1);
  const whole = plan.seed === seed && last !== undefined && last.epoch >= plan.epochs;
  return { ...run, seed, verdicts: whole ? last.test.verdicts : null };
}
