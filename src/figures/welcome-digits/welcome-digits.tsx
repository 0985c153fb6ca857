// The book's first figure: one press, one number, some test digits and a pad for the reader's own. Page thread.
import type { FigureProps } from '../figure-props.ts';
import type { RunState } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { digitsPlan, useDigitsRun } from '../digits-run.ts';
import { DrawPad } from '../laboratory/draw-pad.tsx';
import { sampleCount } from '../laboratory/sample-sheet.ts';
import { Samples } from '../laboratory/samples.tsx';
import { epochSentence, firstVerdicts } from '../laboratory/status-line.ts';
import { Troubles } from '../laboratory/troubles.tsx';
import { latestTest, percentRight, percentText, speedText } from '../reading.ts';
import { act, isUntouched, pressOf, seenSentence } from './press.ts';
import styles from './welcome-digits.module.css';

/** A sentence in so many milliseconds: on a fast device epochs pass quicker than they can be spoken. */
const spokenInterval = 5000;

export default function WelcomeDigits({ number }: FigureProps) {
  const { state, actions } = useDigitsRun();
  const spoken = usePaced(epochSentence(state), spokenInterval);
  const press = pressOf(state);
  const test = latestTest(state);

  return (
    <FigureFrame
      title="A network that learns to read"
      number={number}
      run={<RunLine state={state} />}
      tryThis={
        <>
          press the button, and watch the verdicts under the digits. Then draw a digit of your own:
          the ten bars say what the network takes it for while you draw.
        </>
      }
    >
      <Troubles state={state} actions={actions} />
      <div className={styles.press}>
        <div className={styles.buttons}>
          <Button primary onClick={() => act(press, actions)}>
            {press.label}
          </Button>
          <Button onClick={() => actions.reset(digitsPlan)} inactive={isUntouched(state)}>
            Reset
          </Button>
        </div>
        <p className={styles.number}>
          <output aria-label="Test accuracy">
            {test === null ? '–' : percentText(percentRight(test.evaluation))}
          </output>
          <span>of digits that it never learns from, read right</span>
        </p>
        <p className={styles.seen}>{seenSentence(state)}</p>
      </div>
      <div className={styles.parts}>
        <Samples
          verdicts={firstVerdicts(state, sampleCount)}
          wrong={state.test && state.test.evaluation.count - state.test.evaluation.correct}
        />
        <DrawPad status={state.status} position={state.position} predict={actions.predict} />
      </div>
      <LiveRegion>{spoken}</LiveRegion>
    </FigureFrame>
  );
}

/** How fast, and on what. */
function RunLine({ state }: { readonly state: RunState }) {
  const { backend, backends, examplesPerSecond } = state;
  const label = backends.find(({ id }) => id === backend)?.label;
  if (label === undefined) return '784-30-10, 23,860 weights and biases';
  const speed = examplesPerSecond === null ? [] : [`${speedText(examplesPerSecond)} images/s`];
  return [...speed, `${label} on this device`].join(' · ');
}
