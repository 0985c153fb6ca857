// A drawing on its way to the network, stage by stage; each stage can be left out. Page thread.
import { useMemo } from 'react';
import * as v from 'valibot';
import { bytesOf } from '../../data/baseline/summary.ts';
import { normaliseStrokes, type NormalisedDigit } from '../../data/digit/index.ts';
import { useNeighbours } from '../../training/use-baseline.ts';
import { BarList } from '../../ui/bar-list.tsx';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { digits, digitsData, side } from '../baseline/digits-data.ts';
import { NeighbourRow } from '../baseline/neighbour-row.tsx';
import { OwnDigit } from '../baseline/own-digit.tsx';
import { useOwnDrawing } from '../own-drawing.ts';
import { useDigitsRun } from '../digits-run.ts';
import type { FigureProps } from '../figure-props.ts';
import type { Drawing } from '../laboratory/drawing.ts';
import { useOutputs } from '../laboratory/use-outputs.ts';
import { useFigureState } from '../state/figure-state.ts';
import { epochText, verdictOf } from '../reading.ts';
import { StageCosts } from './stage-costs.tsx';
import styles from './ink-xray.module.css';

const schema = v.strictObject({ crop: v.boolean(), scale: v.boolean(), centre: v.boolean() });
type State = v.InferOutput<typeof schema>;
const initial: State = { crop: true, scale: true, centre: true };
const remembered = 5000;
const nearest = 5;

const stages = [
  { key: 'crop', name: 'Crop', does: 'cut to the ink' },
  { key: 'scale', name: 'Scale', does: 'longer side 20' },
  { key: 'centre', name: 'Centre', does: 'by centre of mass' },
] as const satisfies readonly { key: keyof State; name: string; does: string }[];

/** Small, and in a corner. */
function intoCorner(drawing: Drawing): Drawing {
  const strokes = drawing.strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: 0.03 + x * 0.5, y: 0.46 + y * 0.5 })),
  );
  return { strokes, past: [...drawing.past, drawing.strokes].slice(-50) };
}

export default function InkXray({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('xray', schema, initial);
  const [drawing, changeDrawing] = useOwnDrawing();
  const digit = useMemo(() => normaliseStrokes(drawing.strokes, state), [drawing.strokes, state]);
  const pixels = digit?.pixels ?? null;
  const question = useMemo(
    () =>
      pixels === null
        ? null
        : ({
            kind: 'neighbours',
            data: digitsData,
            remembered,
            seed: 1,
            inputs: bytesOf(pixels),
            nearest,
          } as const),
    [pixels],
  );
  const answer = useNeighbours(question);
  const { state: run, actions } = useDigitsRun();
  const trained = run.position.step > 0 && run.status !== 'failed';
  const training = run.status === 'training';
  const outputs = useOutputs(actions.predict, trained ? pixels : null, trained, run.position);
  const verdict = outputs && verdictOf(outputs);

  return (
    <FigureFrame
      title="The way into the field"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="press “Into the corner”, then leave out the centring, then the scaling. Watch which digits the drawing is found to resemble."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.way}>
        <div className={styles.stage}>
          <h4>Drawn</h4>
          <div className={styles.drawn}>
            <OwnDigit drawing={drawing} onChange={changeDrawing} />
          </div>
          <Button inactive={pixels === null} onClick={() => changeDrawing(intoCorner)}>
            Into the corner
          </Button>
        </div>
        <div className={styles.stage}>
          <h4>Cropped and scaled</h4>
          <Scaled digit={digit} />
          <fieldset className={styles.switches}>
            <legend>Stages</legend>
            {stages.map(({ key, name, does }) => (
              <label key={key}>
                <input
                  type="checkbox"
                  checked={state[key]}
                  onChange={(event) => change({ [key]: event.currentTarget.checked })}
                />
                {name} <small>{does}</small>
              </label>
            ))}
          </fieldset>
          {state.crop && !state.scale && (
            <p className={styles.remark}>Without the scaling, the crop changes nothing.</p>
          )}
        </div>
        <div className={styles.stage}>
          <h4>Placed in the field</h4>
          <Placed digit={digit} />
          <p className={styles.remark}>
            {digit === null
              ? 'Draw a digit.'
              : `Centre of mass at ${massOf(digit).x.toFixed(1)}, ${massOf(digit).y.toFixed(1)}; the field’s centre is pixel 14, 14.`}
          </p>
        </div>
        <div className={styles.outputs}>
          <h4>The network’s ten outputs</h4>
          <BarList
            label="Outputs for the drawing"
            items={digits.map((name, index) => ({ name, share: outputs?.[index] ?? null }))}
            top={verdict}
          />
          <div className={styles.train}>
            <p>
              {trained ? epochText(run) : 'No network has been trained yet. One epoch is enough.'}
            </p>
            <Button
              primary={!trained}
              inactive={run.status === 'opening' || run.status === 'ended'}
              onClick={training ? actions.pause : actions.train}
            >
              {training ? 'Pause the training' : trained ? 'Train on' : 'Train it'}
            </Button>
          </div>
        </div>
      </div>
      <div className={styles.nearest}>
        <NeighbourRow
          title="Nearest of 5,000 training images"
          note="by shape"
          neighbours={answer?.byShape ?? null}
          pixels={answer?.pixels ?? null}
          from={0}
          count={nearest}
          decimals={2}
        />
        <StageCosts chosen={state} />
      </div>
    </FigureFrame>
  );
}

/** Of the ink in the field, as mean pixel indices. */
function massOf({ centreOfMass, offset }: NormalisedDigit): { x: number; y: number } {
  return { x: centreOfMass.x + offset.x, y: centreOfMass.y + offset.y };
}

function Scaled({ digit }: { readonly digit: NormalisedDigit | null }) {
  const width = digit?.scaledSide ?? 20;
  return (
    <div className={styles.sheet}>
      <PixelImage
        pixels={digit?.scaled ?? null}
        width={width}
        height={width}
        label={
          digit === null
            ? ''
            : `the ink, ${digit.size.width.toFixed(1)} by ${digit.size.height.toFixed(1)} pixels`
        }
      />
      {digit !== null && (
        <>
          <svg viewBox={`0 0 ${String(width)} ${String(width)}`} aria-hidden="true">
            <rect width={digit.size.width} height={digit.size.height} />
          </svg>
          <span className={styles.size}>
            {digit.size.width.toFixed(1)} × {digit.size.height.toFixed(1)}
          </span>
        </>
      )}
    </div>
  );
}

function Placed({ digit }: { readonly digit: NormalisedDigit | null }) {
  const mass = digit && massOf(digit);
  return (
    <div className={styles.sheet}>
      <PixelImage
        pixels={digit?.pixels ?? null}
        width={side}
        height={side}
        label={digit === null ? '' : 'the 28 by 28 pixels that the network gets'}
      />
      <svg viewBox={`0 0 ${String(side)} ${String(side)}`} aria-hidden="true">
        <path className={styles.centre} d="M14.5 0V28M0 14.5H28" />
        {mass && <circle className={styles.mass} cx={mass.x + 0.5} cy={mass.y + 0.5} r={0.8} />}
      </svg>
    </div>
  );
}
