// The reader's digit, sent backwards through the network that the training chapter trains. Page thread.
import { useEffect, useMemo } from 'react';
import * as v from 'valibot';
import { digitFromStrokes, penWidth } from '../../data/digit/index.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { Select } from '../../ui/select.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { useDigitsRun } from '../digits-run.ts';
import type { FigureProps } from '../figure-props.ts';
import { exampleIfEmpty, useOwnDrawing } from '../own-drawing.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useInSight } from '../use-in-sight.ts';
import { clearDrawing, undo } from '../laboratory/drawing.ts';
import { PadCanvas } from '../laboratory/pad-canvas.tsx';
import { runLine, statusSentence } from '../laboratory/status-line.ts';
import { Troubles } from '../laboratory/troubles.tsx';
import { exampleMeant } from './example-drawing.ts';
import { denseNetwork } from './pass.ts';
import { Slopes } from './slopes.tsx';
import styles from './digit-backwards.module.css';

/** Least milliseconds between two networks while it trains. */
const interval = 250;
const digits = Array.from({ length: 10 }, (_, digit) => String(digit));

const whole = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));
const schema = v.strictObject({
  meant: whole(9),
  /** null: where most hangs on it. */
  pixel: v.nullable(v.strictObject({ row: whole(27), column: whole(27) })),
  /** Of the first layer; null: the one whose error is largest. */
  unit: v.nullable(whole(999)),
});
const initial: v.InferOutput<typeof schema> = { meant: exampleMeant, pixel: null, unit: null };

export default function DigitBackwards({ number }: FigureProps) {
  const { state, actions } = useDigitsRun();
  const { parameters, plan } = usePaced(state, interval);
  const [drawing, draw] = useOwnDrawing();
  const figure = useFigureState('backwards', schema, initial);
  const { meant } = figure.state;
  const digit = useMemo(() => digitFromStrokes(drawing.strokes), [drawing]);
  const network = useMemo(
    () => (parameters === null ? null : denseNetwork(parameters, plan)),
    [parameters, plan],
  );
  const { status } = state;
  const training = status === 'training';

  // There are errors to be seen before anything is trained.
  const [top, inSight] = useInSight<HTMLDivElement>();
  useEffect(() => {
    if (inSight && status === 'idle') actions.open();
  }, [inSight, status, actions]);

  return (
    <FigureFrame
      title="Your digit, backwards"
      number={number}
      run={
        <FigureTools
          onReset={() => {
            figure.reset();
            draw(exampleIfEmpty);
          }}
          link={figure.link}
        />
      }
      tryThis="say that it is meant to be another digit. The errors and the picture change at once: what does the network want to be added, and what to be gone?"
    >
      {figure.problem !== null && <Notice tone="note">{figure.problem}</Notice>}
      <Troubles state={state} actions={actions} />
      <div className={styles.top} ref={top}>
        <div className={styles.pad}>
          <PadCanvas drawing={drawing} penWidth={penWidth} onDraw={draw} />
        </div>
        <div className={styles.controls}>
          <div className={styles.buttons}>
            <Button onClick={() => draw(undo)}>Undo</Button>
            <Button onClick={() => draw(clearDrawing)}>Clear</Button>
          </div>
          <div className={styles.input}>
            <span className={styles.normalised}>
              <PixelImage pixels={digit} width={28} height={28} label="" />
            </span>
            <span>what the network gets, 28 × 28</span>
          </div>
          <Select
            label="It is meant to be"
            value={String(meant)}
            options={digits.map((name) => ({ value: name, label: name }))}
            onChange={(name) => figure.change({ meant: Number(name) })}
          />
          <div className={styles.buttons}>
            {training ? (
              <Button primary onClick={actions.pause}>
                Pause
              </Button>
            ) : (
              <Button
                primary
                inactive={status === 'opening' || status === 'ended'}
                onClick={actions.train}
              >
                Train
              </Button>
            )}
          </div>
          <p className={styles.status} aria-live="polite">
            {training ? `Training: ${runLine(state)}.` : statusSentence(state)}
          </p>
        </div>
      </div>
      {network !== null && digit !== null ? (
        <Slopes network={network} digit={digit} settings={figure.state} change={figure.change} />
      ) : (
        <div className={styles.before}>
          {digit === null ? (
            <p>Draw a digit: its errors will stand here.</p>
          ) : parameters === null ? (
            <p>
              Here stand the errors of the ten outputs and of the hidden units, and what ink would
              do, as soon as the network is built.
            </p>
          ) : (
            <Notice tone="note">
              This figure reads networks of dense layers with functions that act value by value, as
              the laboratory builds them. The present run has another kind of network.
            </Notice>
          )}
        </div>
      )}
    </FigureFrame>
  );
}
