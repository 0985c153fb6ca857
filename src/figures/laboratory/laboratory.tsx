// The laboratory: a network that trains while one reads, its knobs, its curves, what it reads, and a pad. Page thread.
import type { FigureProps } from '../figure-props.ts';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { digitsPlan, useDigitsRun } from '../digits-run.ts';
import { BackendPicker } from './backend-picker.tsx';
import { Buttons, Sliders } from './controls.tsx';
import { CurvePanels } from './curve-panels.tsx';
import { DrawPad } from './draw-pad.tsx';
import { sampleCount } from './sample-sheet.ts';
import { Samples } from './samples.tsx';
import { Loading, RunLine } from './run-line.tsx';
import { epochSentence, firstVerdicts, statusSentence } from './status-line.ts';
import { Troubles } from './troubles.tsx';
import { useGoals } from './use-goals.ts';
import { useLinkedSettings } from './use-linked-settings.ts';
import styles from './laboratory.module.css';

/** A sentence in so many milliseconds: on a fast device epochs pass quicker than they can be spoken. */
const spokenInterval = 5000;

export default function Laboratory({ number }: FigureProps) {
  const { state, actions } = useDigitsRun();
  useGoals(state);
  const { link, problem } = useLinkedSettings(state, actions);
  const spoken = usePaced(epochSentence(state), spokenInterval);
  const { status, plan, position, test } = state;
  return (
    <FigureFrame
      title="The laboratory"
      number={number}
      run={
        <div className={styles.run}>
          <RunLine state={state} />
          <FigureTools
            onReset={() => actions.reset(digitsPlan)}
            resetLabel="First settings"
            link={link}
          />
        </div>
      }
      tryThis="pause at epoch 5, draw a seven, and take single steps until the verdict settles. Then set η to 100 and watch the curve fall off. The dashed line is the run published with the original program."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <Troubles state={state} actions={actions} />
      <div className={styles.laboratory}>
        <div className={styles.controls}>
          <Buttons
            status={status}
            done={status === 'ended' && position.epoch >= plan.epochs}
            actions={actions}
          />
          <div className={styles.status}>
            <p>{statusSentence(state)}</p>
            <Loading state={state} />
          </div>
          <Sliders plan={plan} training={status === 'training'} actions={actions} />
        </div>
        <div className={styles.pictures}>
          <CurvePanels state={state} published="fc-784-30-10" />
          <div className={styles.under}>
            <Samples
              verdicts={firstVerdicts(state, sampleCount)}
              wrong={test && test.evaluation.count - test.evaluation.correct}
            />
            <DrawPad status={status} position={position} predict={actions.predict} />
          </div>
        </div>
      </div>
      <BackendPicker backends={state.backends} reason={state.backendReason} onMove={actions.move} />
      <LiveRegion>{spoken}</LiveRegion>
    </FigureFrame>
  );
}
