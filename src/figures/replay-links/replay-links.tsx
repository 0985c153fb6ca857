// Links that hold a run, and lessons made of the laboratory. Page thread.
import { useEffect, useState } from 'react';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import type { RunLog } from '../../training/run-state.ts';
import { useRun } from '../../training/use-run.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { FigureProps } from '../figure-props.ts';
import {
  controlIds,
  controls,
  openText,
  partIds,
  parts,
  taskLength,
  titleLength,
  type Lesson,
} from '../lesson/lesson.ts';
import { useBenchPlan } from '../open-laboratory/bench-plan.ts';
import { wholeText } from '../reading.ts';
import { ChangeList } from './change-list.tsx';
import { mostCharacters, writeRecording, type Recording, type WrittenLink } from './recording.ts';
import { countText } from './words.ts';
import styles from './replay-links.module.css';

const firstPlan = fullyConnectedPlan();
const firstLesson: Lesson = { title: '', task: '', open: ['rate', 'train'] };

export default function ReplayLinks({ number }: FigureProps) {
  const { state, actions } = useRun('laboratory', firstPlan);
  const { status, position, tweaks, epochs } = state;
  const bench = useBenchPlan();
  const resting = status === 'ready' || status === 'paused' || status === 'ended';
  const { readLog } = actions;
  /** The run as it rests; null: it is not open, or goes on. */
  const [log, setLog] = useState<RunLog | null>(null);
  const known = log !== null && resting && log.at.step === position.step ? log : null;
  useEffect(() => {
    if (!resting) return;
    let here = true;
    void readLog().then((read) => {
      if (here) setLog(read);
    });
    return () => {
      here = false;
    };
  }, [resting, readLog, position, tweaks]);

  const last = epochs.at(-1)?.test;
  const recording: Recording = {
    plan: known?.plan ?? bench ?? state.plan,
    run:
      known === null || known.given || known.at.step === 0
        ? null
        : {
            tweaks: known.tweaks,
            until: known.at.step,
            found: {
              backend: known.backend,
              print: known.print,
              accuracy: last ? last.correct / last.count : null,
            },
          },
    lesson: null,
  };
  return (
    <FigureFrame
      title="Links that replay, and lessons"
      number={number}
      tryThis="train, change η twice on the way, pause, and open the link in a private window: it comes to the same weights. Then make a lesson in which only η can be changed."
    >
      <div className={styles.parts}>
        <section aria-label="A link to this run">
          <h4>A link to this run</h4>
          {known?.given === true && (
            <Notice tone="note">
              This run began with weights out of a file or of another run, which no seed gives: the
              link holds its plan alone.
            </Notice>
          )}
          <p>
            {recording.run
              ? `The plan with its seed, and ${countText(recording.run.tweaks.length)} made while it ran, up to step ${wholeText(recording.run.until)}. Whoever opens it sees the run trained again: on the same kind of backend to the same weights, bit for bit; on another one to the same curve within a percentage point of test accuracy.`
              : status === 'training'
                ? 'The run goes on. Pause it, and the link holds all of it up to there.'
                : 'The plan with its seed: nothing has been trained yet that could be replayed.'}
          </p>
          <MadeLink label="Link to this run" copy="Copy link that replays" recording={recording} />
          {recording.run && recording.run.tweaks.length > 0 && (
            <ChangeList label="Changes made" tweaks={recording.run.tweaks} />
          )}
        </section>
        <LessonMaker recording={recording} />
      </div>
    </FigureFrame>
  );
}

function LessonMaker({ recording }: { readonly recording: Recording }) {
  const [lesson, setLesson] = useState(firstLesson);
  const [withRun, setWithRun] = useState(false);
  const { closed = [] } = lesson;
  const set = (change: Partial<Lesson>) => setLesson({ ...lesson, ...change });
  const made: Recording = {
    plan: recording.plan,
    run: withRun ? recording.run : null,
    lesson: { ...lesson, title: lesson.title.trim(), task: lesson.task.trim() },
  };
  return (
    <section aria-label="A lesson">
      <h4>A lesson</h4>
      <label className={styles.field}>
        Title
        <input
          type="text"
          value={lesson.title}
          maxLength={titleLength}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
      </label>
      <label className={styles.field}>
        Task
        <textarea
          value={lesson.task}
          maxLength={taskLength}
          onChange={(event) => set({ task: event.currentTarget.value })}
        />
      </label>
      <fieldset className={styles.choices}>
        <legend>Pupils can use</legend>
        {controlIds.map((id) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={lesson.open.includes(id)}
              onChange={(event) =>
                set({
                  open: event.currentTarget.checked
                    ? [...lesson.open, id]
                    : lesson.open.filter((other) => other !== id),
                })
              }
            />
            {controls[id]}
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.choices}>
        <legend>Locked besides</legend>
        {partIds.map((id) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={closed.includes(id)}
              onChange={(event) => {
                const next = event.currentTarget.checked
                  ? [...closed, id]
                  : closed.filter((other) => other !== id);
                set({ closed: next });
              }}
            />
            {parts[id]}
          </label>
        ))}
      </fieldset>
      <p className={styles.note}>{openText(lesson)}.</p>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={withRun}
          onChange={(event) => setWithRun(event.currentTarget.checked)}
        />
        It begins with this run replayed
      </label>
      <MadeLink label="Link to the lesson" copy="Copy lesson link" recording={made} />
    </section>
  );
}

interface MadeLinkProps {
  readonly label: string;
  /** On the button. */
  readonly copy: string;
  readonly recording: Recording;
}

function MadeLink({ label, copy, recording }: MadeLinkProps) {
  /** The latest link, null where there was no room, with what it was made of; undefined: none has been made yet. */
  const [latest, setLatest] = useState<{
    readonly of: string;
    readonly link: WrittenLink | null;
  }>();
  const [copied, setCopied] = useState<string | null>(null);
  // Told apart by what they say: they are made anew at every rendering.
  const text = JSON.stringify(recording);
  useEffect(() => {
    let here = true;
    void writeRecording(location.href, JSON.parse(text) as Recording).then((link) => {
      if (here) setLatest({ of: text, link });
    });
    return () => {
      here = false;
    };
  }, [text]);
  const made = latest?.link;
  if (made === null) {
    return (
      <Notice tone="error">
        Not even the plan has room in a link of {wholeText(mostCharacters)} characters. Save the
        network as a file instead.
      </Notice>
    );
  }
  const address = made?.address ?? '';
  return (
    <>
      <input
        className={styles.address}
        aria-label={label}
        aria-busy={latest?.of !== text}
        readOnly
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles.row}>
        <Button
          inactive={address === ''}
          onClick={() => {
            void navigator.clipboard.writeText(address).then(
              () => setCopied(address),
              () => setCopied(null),
            );
          }}
        >
          {copied === address && address !== '' ? 'Link copied' : copy}
        </Button>
        <p className={styles.note}>
          {wholeText(address.length)} of at most {wholeText(mostCharacters)} characters.
        </p>
      </div>
      {made !== undefined && made.left > 0 && (
        <Notice tone="note">
          The last {countText(made.left)} had no room: the link replays the run as far as the first
          of them. A saved network has room for all.
        </Notice>
      )}
    </>
  );
}
