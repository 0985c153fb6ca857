// The open laboratory: any network that the layers allow, trained on MNIST in any way that a plan can say, and taken home.
// Page thread. What is edited is a draft; the run keeps the last network that could be built.
import { useEffect, useMemo, useRef, useState } from 'react';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { presetOf, presets } from '../../network/presets/index.ts';
import { failure, success, type Result } from '../../network/result.ts';
import { planSchema, type TrainingPlan } from '../../network/training-plan.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { tweakedPlan, type Tweak } from '../../network/tweak.ts';
import { changeBetween, obstacleBetween, tweakBetween } from '../../training/tweak-between.ts';
import { keepMoments, useRun } from '../../training/use-run.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import type { FigureProps } from '../figure-props.ts';
import { BackendPicker } from '../laboratory/backend-picker.tsx';
import { Buttons } from '../laboratory/controls.tsx';
import { CurvePanels } from '../laboratory/curve-panels.tsx';
import { DrawPad } from '../laboratory/draw-pad.tsx';
import { Loading, RunLine } from '../laboratory/run-line.tsx';
import { sampleCount } from '../laboratory/sample-sheet.ts';
import { Samples } from '../laboratory/samples.tsx';
import { epochSentence, firstVerdicts, statusSentence } from '../laboratory/status-line.ts';
import { Troubles } from '../laboratory/troubles.tsx';
import { latestTest, wholeText } from '../reading.ts';
import { readLink, writeLink } from '../state/figure-state.ts';
import { AddToComparison } from '../compare/add-to-comparison.tsx';
import { takeInHand } from '../look-inside/hand.ts';
import { Lockable } from '../lesson/lockable.tsx';
import { LessonLock } from '../lesson/lesson-lock.tsx';
import { showLesson, useLesson } from '../lesson/lesson-store.ts';
import { LessonBanner } from '../lesson/lesson-banner.tsx';
import type { RecordedRun } from '../replay-links/log.ts';
import { ReplayNotice } from '../replay-links/replay-notice.tsx';
import { useRecording } from '../replay-links/use-recording.ts';
import { pastCurves } from '../time-machine/path.ts';
import { TimeBar } from '../time-machine/time-bar.tsx';
import { bytesText, judge, memoryLimit, samePlan, type Verdict } from './draft.ts';
import { useBench } from './bench-plan.ts';
import { LayerList } from './layer-list.tsx';
import { ownSamples } from './own-samples.ts';
import { PlaneView } from './plane-view.tsx';
import { useChanges } from './use-changes.ts';
import { SettingsPanel } from './settings-panel.tsx';
import type { SavedNetwork } from './take-home/network-file.ts';
import { TakeHome } from './take-home/take-home.tsx';
import styles from './open-laboratory.module.css';

/** Chromium alone tells how much memory a device has, in GB. */
interface DeviceNavigator extends Navigator {
  readonly deviceMemory?: number;
}

const figure = 'laboratory';
const firstPlan = fullyConnectedPlan();
keepMoments('laboratory', firstPlan);
/** One network each: an ensemble's plan is that of its members. */
const experiments = presets.filter(({ members }) => members === undefined);
/** Milliseconds: on a fast device epochs pass quicker than they can be spoken. */
const spokenInterval = 5000;

/** What is being edited and has not been built, for as long as the page lives. */
let keptDraft: TrainingPlan | null = null;

export default function OpenLaboratory({ number }: FigureProps) {
  const { state, actions } = useRun('laboratory', firstPlan);
  const { status, plan, position, timeline, earlier } = state;
  const limit = useMemo(() => memoryLimit(navigator as DeviceNavigator), []);
  const linked = useMemo(() => readLink(location.search, figure, planSchema), []);
  const [draft, setDraft] = useState(linked?.ok ? linked.state : keptDraft);
  /** The last draft that could be built; null: that is the run's own plan. */
  const [good, setGood] = useState<TrainingPlan | null>(null);
  const edited = draft ?? plan;
  const verdict = useMemo(() => judge(edited, limit), [edited, limit]);
  const next = verdict.ok ? edited : (good ?? plan);
  const pending = !samePlan(next, plan);
  useEffect(() => {
    keptDraft = draft;
  }, [draft]);
  // The run has become what was drafted.
  if (draft !== null && verdict.ok && !pending) {
    setDraft(null);
    setGood(null);
  }

  const running = status !== 'idle' && status !== 'failed';
  function apply(changed: TrainingPlan): void {
    const fits = judge(changed, limit).ok;
    if (fits) setGood(changed);
    setDraft(changed);
    // What can change while a run goes on, does.
    const tweak = running && fits ? tweakBetween(plan, changed) : null;
    if (tweak && samePlan(tweakedPlan(plan, tweak), changed)) actions.tweak(tweak);
  }

  const room = useRef<HTMLElement>(null);
  const { edit, note, undo, redo } = useChanges(room, edited, apply);

  function discard(): void {
    setDraft(null);
    setGood(null);
  }

  useBench(next, edit);

  const lesson = useLesson();
  const [replays, setReplays] = useState(false);
  const recording = useRecording((link) => {
    showLesson(link.lesson);
    if (link.plan === null) return;
    // What the reader has kept here is not replaced unasked.
    const runs = link.run !== null && judge(link.plan, limit).ok;
    if (runs && status === 'idle' && position.step === 0) replay(link.plan, link.run);
    else if (!runs) apply(link.plan);
  });
  function replay(recorded: TrainingPlan, { tweaks, until }: RecordedRun): void {
    discard();
    setReplays(true);
    actions.replay(recorded, tweaks, until);
  }

  function load({ plan: saved, parameters, run }: SavedNetwork): Result<unknown> {
    const judged = judge(saved, limit);
    if (!judged.ok) {
      const { code, message } = judged.problem;
      return failure(code, message, 'The laboratory is as it was.');
    }
    discard();
    setReplays(false);
    if (run) actions.load(run);
    else actions.reset(saved, parameters);
    return success(null);
  }

  /** What the drafted settings would make of the run as it is. */
  const drafted = useMemo(
    () => (pending ? changeBetween(plan, next) : null),
    [pending, plan, next],
  );
  const obstacle = useMemo(
    () => (pending ? obstacleBetween(plan, next) : null),
    [pending, plan, next],
  );
  const barActions = {
    ...actions,
    fork: (change: Tweak) => {
      const to = tweakedPlan(edited, change);
      note(to);
      if (draft !== null) setDraft(to);
      actions.fork(change);
    },
    comeBack: (place: string) => {
      discard();
      setReplays(false);
      actions.comeBack(place);
    },
  };

  function build(): void {
    setReplays(false);
    actions.reset(next);
  }
  const begin = (then: () => void) => () => {
    if (pending) build();
    then();
  };
  const guarded = {
    ...actions,
    train: begin(actions.train),
    step: begin(actions.step),
    reset: build,
  };

  const spoken = usePaced(epochSentence(state), spokenInterval);
  const preset = experiments.find((one) => samePlan(one.plan, edited));
  const published = experiments.find((one) => samePlan(one.plan, plan))?.published.curve ?? null;
  return (
    <FigureFrame
      title="The laboratory"
      number={number}
      room={room}
      run={
        <div className={styles.run}>
          <RunLine state={state} />
          <FigureTools
            onReset={() => edit((lesson && recording?.plan) ?? firstPlan)}
            resetLabel="Reset settings"
            link={() => writeLink(location.href, figure, edited)}
          />
        </div>
      }
      tryThis="load “Two convolutions, ReLU”, cut the training images to 2,000, and train. Then add a dropout layer before its last dense one, and train again. The rate η can be changed while it trains."
    >
      {linked?.ok === false && (
        <Notice tone="error">
          The link’s network could not be read, so the laboratory starts from its own.
        </Notice>
      )}
      {lesson && <LessonBanner lesson={lesson} onLeave={() => showLesson(null)} />}
      {recording && (
        <ReplayNotice
          key={String(replays)}
          link={recording}
          begun={replays}
          state={state}
          readLog={actions.readLog}
          onReplay={() => {
            if (recording.plan && recording.run) replay(recording.plan, recording.run);
          }}
        />
      )}
      <div className={styles.build}>
        <div>
          <Lockable control="experiment">
            <Select
              label="Experiment"
              value={preset?.id ?? own}
              options={[
                ...(preset ? [] : [{ value: own, label: 'Your own' }]),
                ...experiments.map(({ id, title }) => ({ value: id, label: title })),
              ]}
              onChange={(id) => {
                const chosen = presetOf(id);
                if (chosen) edit(chosen.plan);
              }}
            />
          </Lockable>
          <p className={styles.source}>
            {preset
              ? `${preset.published.source}${preset.published.figure === null ? '' : `: ${preset.published.figure}`}.`
              : 'Every experiment that the book repeats can be loaded here and changed.'}
          </p>
          <Lockable control="network">
            <LayerList
              network={edited.network}
              verdict={verdict}
              onChange={(network) => edit({ ...edited, network })}
            />
          </Lockable>
        </div>
        <SettingsPanel plan={edited} onChange={edit} />
      </div>
      <div className={styles.judged}>
        <Judgement
          verdict={verdict}
          waits={pending && running}
          onDiscard={() => edit(plan)}
          onBack={() => edit(good ?? plan)}
        />
        <Button inactive={undo === null} onClick={() => undo?.()}>
          Undo change
        </Button>
        <Button inactive={redo === null} onClick={() => redo?.()}>
          Redo
        </Button>
      </div>
      <Troubles state={state} actions={actions} />
      <div className={styles.train}>
        <div>
          <Lockable control="train">
            <Buttons
              status={status}
              done={!pending && status === 'ended' && position.epoch >= plan.epochs}
              actions={guarded}
            />
          </Lockable>
          <div className={styles.status}>
            <p>{statusSentence(state)}</p>
            <Loading state={state} />
          </div>
          <AddToComparison plan={next} />
        </div>
        <div>
          <CurvePanels state={state} published={published} past={pastCurves} />
          <Lockable control="time">
            <TimeBar
              status={status}
              plan={plan}
              position={position}
              timeline={timeline}
              earlier={earlier}
              drafted={drafted}
              obstacle={obstacle}
              actions={barActions}
            />
          </Lockable>
          <Shown state={state} predict={actions.predict} />
        </div>
      </div>
      <BackendPicker backends={state.backends} reason={state.backendReason} onMove={actions.move} />
      <LessonLock part="home">
        <TakeHome state={state} onSave={actions.save} onLoad={load} />
      </LessonLock>
      <LiveRegion>{spoken}</LiveRegion>
    </FigureFrame>
  );
}

const own = 'own';

/** From the drawing's verdict to the figure that looks for its reasons. */
const askWhy = (
  <a href="#why" onClick={() => takeInHand({ source: 'own' })}>
    Why?
  </a>
);

/** What the run is tested on, with what it makes of it. */
function Shown({ state, predict }: { readonly state: RunState } & Pick<RunActions, 'predict'>) {
  const { status, position, test } = state;
  const { data } = state.plan;
  const others = useMemo(
    () => (data.dataset === 'own-images' ? ownSamples(data, sampleCount) : undefined),
    [data],
  );
  if (data.dataset === 'plane') {
    const evaluation = latestTest(state)?.evaluation ?? null;
    return <PlaneView data={data} status={status} position={position} evaluation={evaluation} />;
  }
  return (
    <div className={styles.under}>
      <Samples
        verdicts={firstVerdicts(state, others?.images.length ?? sampleCount)}
        wrong={test && test.evaluation.count - test.evaluation.correct}
        {...(others && { others })}
      />
      <DrawPad status={status} position={position} predict={predict} onward={askWhy} />
    </div>
  );
}

interface JudgementProps {
  readonly verdict: Verdict;
  /** The draft can be built, and another network is there meanwhile. */
  readonly waits: boolean;
  readonly onDiscard: () => void;
  /** To the last draft that could be built. */
  readonly onBack: () => void;
}

/** Whether the draft can be built, how large it is, and what stands below meanwhile. */
function Judgement({ verdict, waits, onDiscard, onBack }: JudgementProps) {
  if (!verdict.ok) {
    const { problem, layer } = verdict;
    return (
      <Notice tone="error" action={<Button onClick={onBack}>Back to the last one that can</Button>}>
        {layer === null
          ? `${problem.message} ${problem.hint}`
          : `Layer ${String(layer + 1)} does not fit; why is said there.`}{' '}
        Below is the last network that could be built.
      </Notice>
    );
  }
  const { parameters, bytes } = verdict;
  return (
    <Notice tone="note" action={waits && <Button onClick={onDiscard}>Discard the changes</Button>}>
      <b>{wholeText(parameters)}</b> parameters; about {bytesText(bytes)} with the images.{' '}
      {waits &&
        'Changed since: below is the network from before. Train, Step and Reset build the new one.'}
    </Notice>
  );
}
