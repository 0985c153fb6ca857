// What a worker's event changes in the page's picture of a run. Page thread. Pure: the same events give the same state.
import type { TrainingPlan } from '../network/training-plan.ts';
import { testsAlike } from '../network/dataset.ts';
import { dataChangedSince, joinedTweaks, tweakedPlan, type Tweak } from '../network/tweak.ts';
import { withEpoch } from '../protocol/epoch-summary.ts';
import type { EpochReport, ProgressReport, RunId, WorkerEvent } from '../protocol/messages.ts';
import { thinned } from './live-curve.ts';
import type { RunState } from './run-state.ts';

const start = { step: 0, epoch: 0 } as const;
/** So many notices are kept; older ones are no news. */
const noticeLimit = 10;
const tweakLimit = 200;

export function initialState(plan: TrainingPlan): RunState {
  return {
    status: 'idle',
    plan,
    backend: null,
    backends: [],
    backendReason: '',
    data: null,
    dataProblem: null,
    position: start,
    examplesPerSecond: null,
    epochs: [],
    live: [],
    tweaks: [],
    test: null,
    estimate: null,
    parameters: null,
    firstParameters: null,
    problem: null,
    notices: [],
    timeline: null,
    earlier: [],
  };
}

/** The worker was asked to open this plan from its first weights. What was known of the network before is forgotten, what is known of the device stays. */
export function openingState(state: RunState, plan: TrainingPlan): RunState {
  return {
    ...initialState(plan),
    status: 'opening',
    backend: state.backend,
    backends: state.backends,
    backendReason: state.backendReason,
    data: state.data,
    dataProblem: state.dataProblem,
    earlier: state.earlier,
  };
}

/** The worker was asked to open the run where its last checkpoint left it. What the page knows of it stays until then. */
export function resumingState(state: RunState): RunState {
  return { ...state, status: 'opening', examplesPerSecond: null, problem: null };
}

export function noticed(state: RunState, message: string): RunState {
  return { ...state, notices: [...state.notices, message].slice(-noticeLimit) };
}

type Placed = Pick<Extract<WorkerEvent, { type: 'opened' }>, 'plan' | 'position' | 'history'>;

/** The run stands here. What the page knows of a time after it is not its own any more. */
function placed(state: RunState, { plan, position, history }: Placed): RunState {
  const reached = ({ at }: { readonly at: { readonly step: number } }) => at.step <= position.step;
  const last = history.at(-1);
  return {
    ...state,
    status: position.step === 0 ? 'ready' : 'paused',
    plan,
    position,
    epochs: history,
    live: state.live.filter(({ epoch }) => epoch <= position.epoch),
    tweaks: state.tweaks.filter(reached),
    test: last ? { evaluation: last.test, at: last } : null,
    estimate: null,
    problem: null,
    examplesPerSecond: null,
  };
}

function visited(state: RunState, event: Extract<WorkerEvent, { type: 'visited' }>): RunState {
  const { history, tweaks } = event;
  const now = { ...placed(state, event), tweaks: tweaks.slice(-tweakLimit) };
  // It is tested anew: what was found on other data is not shown meanwhile.
  return dataChangedSince(tweaks, history.at(-1)?.step ?? 0) ? { ...now, test: null } : now;
}

function progressed(state: RunState, report: ProgressReport): RunState {
  const { step, epoch, estimate } = report;
  return {
    ...state,
    position: { step, epoch },
    examplesPerSecond: state.status === 'training' ? report.examplesPerSecond : null,
    live: thinned([
      ...state.live,
      {
        epoch,
        cost: report.cost,
        trainingAccuracy: report.correct / report.examples,
        testAccuracy: estimate && estimate.correct / estimate.count,
      },
    ]),
    estimate: estimate ? { evaluation: estimate, at: { step, epoch } } : state.estimate,
  };
}

function epochDone(state: RunState, report: EpochReport): RunState {
  const at = { step: report.step, epoch: report.epoch };
  return {
    ...state,
    position: at,
    epochs: withEpoch(state.epochs, report),
    test: { evaluation: report.test, at },
    estimate: null,
  };
}

/** The plan has changed already, when the reader moved the slider; here the change gets its place in the run. A replay moves no slider. */
function tweaked(state: RunState, event: Extract<WorkerEvent, { type: 'tweaked' }>): RunState {
  const { tweak, at, recorded } = event;
  const before = state.tweaks.at(-1);
  // A slider that is dragged while the run rests is one change.
  const same = before?.at.step === at.step;
  const kept = same ? state.tweaks.slice(0, -1) : state.tweaks.slice(-tweakLimit + 1);
  const changed = recorded ? onOtherData(state, tweak) : state;
  return {
    ...changed,
    plan: recorded ? tweakedPlan(state.plan, tweak) : state.plan,
    tweaks: [...kept, { tweak: same ? joinedTweaks(before.tweak, tweak) : tweak, at }],
  };
}

/** What was found on other test examples is forgotten. @param state before the change */
export function onOtherData(state: RunState, { data }: Tweak): RunState {
  if (data === undefined || testsAlike(state.plan.data, data)) return state;
  return { ...state, test: null, estimate: null };
}

type RunEvent = Extract<WorkerEvent, { readonly run: RunId | null }>;

/** Events about the run itself. */
function reduceOwn(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'opened':
      return { ...placed(state, event), backend: event.backend };
    case 'backends':
      return {
        ...state,
        backend: event.backends.find(({ status }) => status === 'running')?.id ?? state.backend,
        backends: event.backends,
        backendReason: event.reason,
      };
    case 'training':
      return { ...state, status: 'training' };
    case 'paused':
      return { ...state, status: 'paused', position: event.position, examplesPerSecond: null };
    case 'ended':
      return { ...state, status: 'ended', position: event.position, examplesPerSecond: null };
    case 'tweaked':
      return tweaked(state, event);
    case 'progress':
      return progressed(state, event.report);
    case 'epoch':
      return epochDone(state, event.report);
    case 'weights': {
      const { parameters, at } = event;
      const firstParameters = at.step === 0 ? parameters : state.firstParameters;
      return { ...state, parameters, firstParameters };
    }
    case 'timeline':
      return { ...state, timeline: event.timeline };
    case 'visited':
      return visited(state, event);
    case 'estimated': {
      const { evaluation, at } = event;
      return { ...state, estimate: { evaluation, at } };
    }
    case 'tested': {
      const { evaluation, at } = event;
      return { ...state, test: { evaluation, at }, estimate: null };
    }
    case 'notice':
      return noticed(state, event.message);
    case 'failed':
      return {
        ...state,
        status: 'failed',
        problem: event.problem,
        position: event.position ?? state.position,
        examplesPerSecond: null,
      };
    // Answers go to who asked; what is kept is noted in the run's memory.
    case 'prediction':
    case 'inspection':
    case 'log':
    case 'measured':
    case 'kept':
    case 'saved':
      return state;
  }
}

/** While a run is being opened, only these events can be about the new one: the others are late news of the one before. */
const whileOpening: ReadonlySet<WorkerEvent['type']> = new Set([
  'opened',
  'backends',
  'notice',
  'failed',
]);

/** The state of the run `id` after an event; the very same object when the event does not concern it. */
export function reduce(state: RunState, event: WorkerEvent, id: RunId): RunState {
  switch (event.type) {
    case 'data':
      return { ...state, data: event.progress, dataProblem: null };
    case 'data-failed':
      return { ...state, dataProblem: event.problem };
    case 'alive':
    case 'examples':
    case 'baseline':
    case 'study':
    case 'device':
    case 'house-numbers':
    case 'house-number-images':
      return state;
    default: {
      if (event.type === 'failed' && event.run === null) {
        return noticed(state, `${event.problem.message} ${event.problem.hint}`);
      }
      if (event.run !== id || state.status === 'idle') return state;
      if (state.status === 'opening' && !whileOpening.has(event.type)) return state;
      return reduceOwn(state, event);
    }
  }
}
