// The run's past under the reader's thumb: back to any of its moments, off from there with another setting, and over to
// what was tried before. Page thread.
import { memo, useId, useMemo, useState } from 'react';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { tweakedPlan, type Tweak } from '../../network/tweak.ts';
import type { RunActions, RunState, RunStatus, Timeline } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Slider } from '../../ui/slider.tsx';
import { NumberField } from '../landscape/number-field.tsx';
import { wholeText } from '../reading.ts';
import { EarlierRuns } from './earlier-runs.tsx';
import { ForkDrafted } from './fork-drafted.tsx';
import { branchText, leadsThrough, momentScale, momentsTo } from './path.ts';
import styles from './time-bar.module.css';

interface TimeBarProps {
  readonly status: RunStatus;
  readonly plan: TrainingPlan;
  readonly position: RunState['position'];
  readonly timeline: Timeline | null;
  readonly earlier: RunState['earlier'];
  /** What the settings that have been changed since would make of the run; null: they cannot, or none have. */
  readonly drafted: Tweak | null;
  /** Why the run cannot go on with them. */
  readonly obstacle: string | null;
  readonly actions: RunActions;
}

/** Before there is a past. */
const nothing = momentScale([0, 1]);
const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(bytes < 10 * 2 ** 20 ? 1 : 0);

export const TimeBar = memo(function TimeBar(props: TimeBarProps) {
  const { status, plan, position, timeline, earlier, drafted, obstacle, actions } = props;
  const id = useId();
  /** The branch along which the thumb goes: it may have come from before that one parted. */
  const [chosen, setChosen] = useState<number | null>(null);
  const leads =
    chosen !== null &&
    timeline !== null &&
    status !== 'training' &&
    leadsThrough(timeline, chosen, timeline.branch);
  const way = leads ? chosen : (timeline?.branch ?? 0);
  const moments = useMemo(
    () => (timeline === null ? [] : momentsTo(timeline, way)),
    [timeline, way],
  );
  /** Where the run stands may not be kept yet; the way back is open all the same. */
  const steps = useMemo(
    () => [...new Set([...moments.map(({ at }) => at.step), position.step])].sort((a, b) => a - b),
    [moments, position.step],
  );
  const live = moments.length > 0 && steps.length > 1;
  const scale = useMemo(() => (live ? momentScale(steps) : nothing), [live, steps]);
  /** Where the thumb is while the worker is on its way there. */
  const [target, setTarget] = useState<number | null>(null);
  const underWay = target !== null && moments.some(({ at }) => at.step === target);
  if (target !== null && (target === position.step || status === 'training')) setTarget(null);
  const step = underWay ? target : position.step;
  const epochOf = (value: number) =>
    value === position.step
      ? position.epoch
      : (moments.find(({ at }) => at.step === value)?.at.epoch ?? position.epoch);
  const kept = timeline?.moments.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
  const closed = status === 'idle' || status === 'opening' || status === 'failed';

  function go(value: number): void {
    const moment = moments.find(({ at }) => at.step === value);
    if (!live || moment === undefined) return;
    setTarget(value);
    setChosen(way);
    actions.goTo(moment.id);
  }

  return (
    <section className={styles.bar} aria-labelledby={id} data-live={live}>
      <div className={styles.head}>
        <h4 id={id}>Time machine</h4>
        {timeline !== null && timeline.branches.length > 1 && (
          <Select
            label="Branch"
            value={String(way)}
            options={timeline.branches.map((branch) => ({
              value: String(branch.id),
              label: branchText(branch),
            }))}
            onChange={(branch) => {
              const end = momentsTo(timeline, Number(branch)).at(-1);
              setChosen(Number(branch));
              if (end) actions.goTo(end.id);
            }}
          />
        )}
      </div>
      <Slider
        label="Moment"
        value={step}
        scale={scale}
        format={(value) => `epoch ${epochOf(value).toFixed(2)}, step ${wholeText(value)}`}
        describe={(value) => `epoch ${epochOf(value).toFixed(2)}, step ${wholeText(value)}`}
        onChange={go}
        note={
          live
            ? `${timeline!.moments.length === 1 ? 'One moment is' : `${String(timeline!.moments.length)} moments are`} kept on this device, ${megabytes(kept)} of at most ${megabytes(timeline!.limit)} MB.`
            : 'The start, every epoch and every rest is kept once the network trains; here you go back to them.'
        }
      />
      <Fork
        key={plan.regularisation.kind}
        plan={plan}
        isEnd={step >= (moments.at(-1)?.at.step ?? 0)}
        inactive={closed}
        onFork={actions.fork}
      />
      <ForkDrafted
        plan={plan}
        drafted={drafted}
        obstacle={obstacle}
        inactive={closed}
        onFork={actions.fork}
      />
      <EarlierRuns earlier={earlier} plan={plan} onComeBack={actions.comeBack} />
    </section>
  );
});

const settings = {
  learningRate: { label: 'η', min: 1e-6, max: 1000, whole: false },
  batchSize: { label: 'mini-batch', min: 1, max: 10_000, whole: true },
  lambda: { label: 'λ', min: 0, max: 1000, whole: false },
} as const;
type Setting = keyof typeof settings;

function valueOf({ optimiser, batchSize, regularisation }: TrainingPlan, setting: Setting): number {
  switch (setting) {
    case 'learningRate':
      return optimiser.learningRate;
    case 'batchSize':
      return batchSize;
    case 'lambda':
      return regularisation.kind === 'none' ? 0 : regularisation.lambda;
  }
}

interface ForkProps {
  readonly plan: TrainingPlan;
  /** Nothing is known of the time after this. */
  readonly isEnd: boolean;
  readonly inactive: boolean;
  readonly onFork: (change: Tweak) => void;
}

function Fork({ plan, isEnd, inactive, onFork }: ForkProps) {
  const [setting, setSetting] = useState<Setting>('learningRate');
  /** null: half of what it is now, or as it is where that cannot be. */
  const [typed, setTyped] = useState<number | null>(null);
  const offered = (['learningRate', 'batchSize', 'lambda'] as const).filter(
    (one) => one !== 'lambda' || plan.regularisation.kind !== 'none',
  );
  const { min, max, whole } = settings[setting];
  const half = valueOf(plan, setting) / 2;
  const value = typed ?? Math.max(min, whole ? Math.round(half) : Number(half.toPrecision(3)));
  const change: Tweak = { [setting]: value };
  const same = valueOf(tweakedPlan(plan, change), setting) === valueOf(plan, setting);
  return (
    <div className={styles.fork}>
      <Select
        label="From here with"
        value={setting}
        options={offered.map((one) => ({ value: one, label: settings[one].label }))}
        onChange={(next) => {
          setSetting(next);
          setTyped(null);
        }}
      />
      <NumberField label="=" value={value} min={min} max={max} whole={whole} onChange={setTyped} />
      <Button inactive={inactive || same} onClick={() => onFork(change)}>
        Fork here
      </Button>
      <p>
        {isEnd
          ? 'At the end of its branch: it goes on with that.'
          : 'A new branch begins; what came after this moment stays beside it, paler.'}
      </p>
    </div>
  );
}
