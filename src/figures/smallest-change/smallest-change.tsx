// The smallest change that makes the reader's own network take a digit for another one. Page thread; the network is
// asked in the worker.
import { useMemo } from 'react';
import * as v from 'valibot';
import { digitFromStrokes, penWidth } from '../../data/digit/index.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { Readings } from '../../ui/readings.tsx';
import { Select } from '../../ui/select.tsx';
import { SignedImage } from '../../ui/signed-image.tsx';
import { SteadyLabel } from '../../ui/steady-label.tsx';
import type { RunState } from '../../training/run-state.ts';
import { useFirstSteps } from '../digit-runs/use-first-steps.ts';
import { useDigitsRun } from '../digits-run.ts';
import type { FigureProps } from '../figure-props.ts';
import { clearDrawing, undo } from '../laboratory/drawing.ts';
import { PadCanvas } from '../laboratory/pad-canvas.tsx';
import { Troubles } from '../laboratory/troubles.tsx';
import { NumberField } from '../landscape/number-field.tsx';
import { exampleIfEmpty, useOwnDrawing } from '../own-drawing.ts';
import { latestTest, percentRight, percentText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { useSight } from '../use-in-sight.ts';
import { act, pressLabels, pressOf } from '../welcome-digits/press.ts';
import { useTestImages } from '../worst-mistakes/use-test-images.ts';
import { lengthBetween } from './attack.ts';
import { randomCount, smallestOf, useFound } from './use-found.ts';
import styles from './smallest-change.module.css';

const schema = v.strictObject({
  source: v.picklist(['test', 'own']),
  index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)),
  /** The reading to look at; null: the one that takes the smallest change. */
  wanted: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9))),
});
type Settings = v.InferOutput<typeof schema>;
const initial: Settings = { source: 'own', index: 0, wanted: null };
const sources = [
  { value: 'test', label: 'a test image' },
  { value: 'own', label: 'one that I draw' },
] as const;
const digits = Array.from({ length: 10 }, (_, digit) => digit);
/** What the exercise asks for. */
const nearBorder = 0.3;

export default function SmallestChange({ number }: FigureProps) {
  const { state: run, actions } = useDigitsRun();
  const { state, change, reset, link, problem } = useFigureState('smallest', schema, initial);
  const [drawing, draw] = useOwnDrawing();
  const indices = useMemo(
    () => (state.source === 'test' ? [state.index] : []),
    [state.source, state.index],
  );
  const images = useTestImages(actions.readExamples, indices);
  const stored = images.get(state.index);
  const digit = useMemo(() => {
    if (state.source === 'own') return digitFromStrokes(drawing.strokes);
    return stored === undefined ? null : Float32Array.from(stored.pixels, (byte) => byte / 255);
  }, [state.source, drawing, stored]);

  const found = useFound(digit, run, actions.inspect);
  const smallest = found && smallestOf(found.changes);
  const shown =
    found?.changes.find(({ wanted, image }) => wanted === state.wanted && image !== null) ??
    smallest;
  useReportGoal(
    'near-border',
    state.source === 'test' &&
      found !== null &&
      found.verdict === stored?.label &&
      (smallest?.length ?? Infinity) < nearBorder,
  );

  const [room, inSight] = useSight<HTMLElement>();
  useFirstSteps([{ state: run, actions }], inSight, 1);
  const press = pressOf(run);
  const test = latestTest(run);
  const percent = test && percentText(percentRight(test.evaluation));
  const readAs = found?.older === true ? 'was read as' : 'read as';

  return (
    <FigureFrame
      title="The smallest change"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            draw(exampleIfEmpty);
            reset();
          }}
          link={link}
        />
      }
      tryThis="take one of the nine other readings, and look at the middle picture: does it look like that digit? Then train the network further and see whether it takes more to fool it."
    >
      <Troubles state={run} actions={actions} />
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.controls}>
        <Select
          label="The digit"
          value={state.source}
          options={sources}
          onChange={(source) => change({ source, wanted: null })}
        />
        {state.source === 'test' ? (
          <>
            <NumberField
              label="Number of the test image"
              value={state.index}
              min={0}
              max={9999}
              whole
              onChange={(index) => change({ index, wanted: null })}
            />
            <Button onClick={() => change({ index: (state.index + 1) % 10_000, wanted: null })}>
              Next
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => draw(undo)}>Undo</Button>
            <Button onClick={() => draw(clearDrawing)}>Clear</Button>
          </>
        )}
        <span className={styles.network}>
          <Button primary={found === null} onClick={() => act(press, actions)}>
            <SteadyLabel label={press.label} among={pressLabels} />
          </Button>
          <span>
            {percent === null
              ? 'the network has not been trained'
              : found?.older === true
                ? `reads ${percent} now; these changes are older`
                : `a network that reads ${percent}`}
          </span>
        </span>
      </div>

      <div className={styles.sum}>
        <figure>
          <div className={styles.image}>
            {state.source === 'own' ? (
              <PadCanvas drawing={drawing} penWidth={penWidth} onDraw={draw} />
            ) : (
              <PixelImage
                pixels={digit}
                width={28}
                height={28}
                label={`Test image ${String(state.index)}`}
              />
            )}
          </div>
          <figcaption>
            {found === null ? 'the digit' : `${readAs} ${String(found.verdict)}`}
          </figcaption>
        </figure>
        <span aria-hidden="true">+</span>
        <figure>
          <div className={styles.image}>
            <ChangeImage from={digit} to={shown?.image ?? null} />
          </div>
          <figcaption>{shown === null ? 'a change' : 'blue: added, orange: taken'}</figcaption>
        </figure>
        <span aria-hidden="true">=</span>
        <figure>
          <div className={styles.image}>
            <PixelImage
              pixels={shown?.image ?? null}
              width={28}
              height={28}
              label={shown ? `The digit, changed, read as ${String(shown.wanted)}` : 'Nothing yet'}
            />
          </div>
          <figcaption>
            {shown ? (
              <b>
                {readAs} {shown.wanted}
              </b>
            ) : (
              'what it is taken for'
            )}
          </figcaption>
        </figure>
        <div className={styles.readings}>
          {found !== null && shown && shown.image && digit ? (
            <Readings
              rows={[
                ['length of the change', shown.length.toFixed(2)],
                [
                  'length of the digit itself',
                  lengthBetween(digit, new Float32Array(784)).toFixed(2),
                ],
                ['largest change of one pixel', largestOf(digit, shown.image).toFixed(2)],
                [
                  `random changes of length ${smallest!.length.toFixed(2)} that change the reading`,
                  `${String(found.randomFlips)} of ${String(randomCount)}`,
                ],
              ]}
            />
          ) : (
            <p>{waitingSentence(run, digit === null, found !== null)}</p>
          )}
        </div>
      </div>

      <ul className={styles.others} aria-label="Changes for each other reading">
        {digits
          .filter((wanted) => wanted !== found?.verdict)
          .slice(0, 9)
          .map((wanted) => {
            const one = found?.changes.find((candidate) => candidate.wanted === wanted);
            const isShown = one !== undefined && one === shown;
            return (
              <li key={wanted}>
                <button
                  type="button"
                  aria-pressed={isShown}
                  disabled={(one?.image ?? null) === null}
                  aria-label={
                    one === undefined
                      ? `As ${String(wanted)}: not sought yet`
                      : one.image === null
                        ? `As ${String(wanted)}: no change found`
                        : `As ${String(wanted)}: a change of ${one.length.toFixed(2)}`
                  }
                  onClick={() => change({ wanted })}
                >
                  <PixelImage pixels={one?.image ?? null} width={28} height={28} label="" />
                  <span>
                    as <b>{wanted}</b>
                  </span>
                  <small>
                    {one === undefined
                      ? '–'
                      : one.image === null
                        ? 'none found'
                        : one.length.toFixed(2)}
                  </small>
                </button>
              </li>
            );
          })}
      </ul>
    </FigureFrame>
  );
}

function largestOf(from: Float32Array, to: Float32Array): number {
  return from.reduce((most, value, k) => Math.max(most, Math.abs(to[k]! - value)), 0);
}

/** @param sought whether the search has ended, without a change */
function waitingSentence({ status, position }: RunState, empty: boolean, sought: boolean): string {
  if (empty) return 'Draw a digit first.';
  if (sought) return 'No change was found that turns the reading.';
  if (status === 'training') return 'The changes are sought when the network rests.';
  if (status === 'opening') return 'The network is being built.';
  if (position.step > 0) return 'The changes are being sought.';
  return 'Train the network for a second or two, then pause it: what it has learnt is what can be fooled.';
}

interface ChangeImageProps {
  readonly from: Float32Array | null;
  readonly to: Float32Array | null;
}

const nothing = new Float32Array(784);

function ChangeImage({ from, to }: ChangeImageProps) {
  const difference = useMemo(
    () => (from === null || to === null ? nothing : to.map((value, k) => value - from[k]!)),
    [from, to],
  );
  return (
    <SignedImage
      values={difference}
      width={28}
      height={28}
      scale={0.5}
      label={to === null ? 'No change yet' : 'The change, pixel by pixel'}
    />
  );
}
