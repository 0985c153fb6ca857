// Why the laboratory's network reads the image in hand as it does: its outputs, and how each pixel argued for one digit and
// against another. Page thread; the network is asked in the worker, and only while the figure is in sight.
import { useMemo, useState } from 'react';
import * as v from 'valibot';
import { penWidth } from '../../data/digit/index.ts';
import { BarList } from '../../ui/bar-list.tsx';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { Readings } from '../../ui/readings.tsx';
import { Select } from '../../ui/select.tsx';
import { SignedImage } from '../../ui/signed-image.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { SignedRamp } from '../../ui/signed-ramp.tsx';
import { digits, pixelCount, side } from '../baseline/digits-data.ts';
import type { FigureProps } from '../figure-props.ts';
import { useLaboratoryRun } from '../laboratory-run.ts';
import { clearDrawing, undo } from '../laboratory/drawing.ts';
import { useKeptDrawing } from '../laboratory/kept-drawing.ts';
import { PadCanvas } from '../laboratory/pad-canvas.tsx';
import { firstHand, handOfLink, handSchema, useHand, useImageInHand } from '../look-inside/hand.ts';
import { HandTools } from '../look-inside/hand-tools.tsx';
import { colourScale } from '../look-inside/histogram.ts';
import { ImagePicker } from '../look-inside/image-picker.tsx';
import { OtherData } from '../other-data.tsx';
import { signed } from '../signed.ts';
import { subscript } from '../small-digits.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useInSight } from '../use-in-sight.ts';
import { sumOf } from './argument.ts';
import { useArgument, type Argument } from './use-argument.ts';
import styles from './why-this-digit.module.css';

const figureId = 'why';
const digit = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)));
const mostErased = 100;
const schema = v.strictObject({
  hand: handSchema,
  /** null: what was read. */
  pro: digit,
  /** null: what it is, or the runner-up. */
  contra: digit,
  erase: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostErased)),
});
const initial: v.InferOutput<typeof schema> = {
  hand: firstHand,
  pro: null,
  contra: null,
  erase: 15,
};

/** Least milliseconds between two questions while it trains. */
const interval = 400;
const erasures = wholeScale(0, mostErased);
const nothing = new Float32Array(pixelCount);

export default function WhyThisDigit({ number }: FigureProps) {
  useState(() => handOfLink(figureId, schema));
  const { state, change, reset, problem } = useFigureState(figureId, schema, initial);
  const { state: run } = useLaboratoryRun();
  const [room, inSight] = useInSight<HTMLElement>();
  const hand = useHand();
  const paced = usePaced(run, interval);
  const image = useImageInHand();
  const { pro, contra, erase } = state;
  const argument = useArgument({ run: paced, inSight, image, pro, contra, erase });
  const [drawing, draw] = useKeptDrawing();

  return (
    <FigureFrame
      title="Why this digit?"
      number={number}
      room={room}
      run={<HandTools run={run} figure={figureId} state={state} reset={reset} />}
      tryThis="train the network, press Next mistake, and see which strokes spoke for what it read. Erase more and more of them: when does it change its mind, and how far off is the straight line by then? Then draw a 7 that it reads as a 1."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <OtherData data={run.plan.data} />
      <div className={styles.controls}>
        <ImagePicker run={paced} />
        <div className={styles.two}>
          <Select
            label="What speaks for"
            value={String(argument?.pro ?? '')}
            options={choices(argument?.pro, argument?.contra)}
            onChange={(next) => change({ pro: Number(next) })}
          />
          <Select
            label="and against"
            value={String(argument?.contra ?? '')}
            options={choices(argument?.contra, argument?.pro)}
            onChange={(next) => change({ contra: Number(next) })}
          />
          <Button
            inactive={pro === null && contra === null}
            onClick={() => change({ pro: null, contra: null })}
          >
            As read
          </Button>
        </div>
      </div>

      <div className={styles.panels}>
        <div>
          <h4>The image</h4>
          <div className={hand.source === 'own' ? styles.pad : styles.sheet}>
            {hand.source === 'own' ? (
              <PadCanvas drawing={drawing} penWidth={penWidth} onDraw={draw} />
            ) : (
              <PixelImage pixels={image.image} width={side} height={side} label={image.name} />
            )}
          </div>
          <p>{imageSentence(image, argument, run.position.step === 0)}</p>
          {hand.source === 'own' && (
            <div className={styles.buttons}>
              <Button onClick={() => draw(undo)}>Undo</Button>
              <Button onClick={() => draw(clearDrawing)}>Clear</Button>
            </div>
          )}
        </div>
        <div>
          <h4>Its outputs</h4>
          <BarList
            label="Outputs for the image in hand"
            items={digits.map((name, index) => ({ name, share: argument?.outputs[index] ?? null }))}
            top={argument?.verdict ?? null}
          />
        </div>
        <Map
          title="What its ink says"
          values={argument?.weighed?.shares ?? null}
          argument={argument}
          sentence="Slope times ink: what each pixel adds to the difference if the slope holds down to no ink."
        />
        <Map
          title="What more ink would say"
          values={argument?.weighed?.slopes ?? null}
          argument={argument}
          sentence="The slope alone: how the difference would change with a little more ink there."
        />
      </div>

      <div className={styles.trial}>
        <div>
          <Slider
            label={`Erase the pixels that say most for ${String(argument?.pro ?? 'it')}`}
            value={erase}
            scale={erasures}
            format={String}
            describe={(value) => `${String(value)} pixels`}
            onChange={(next) => change({ erase: next })}
          />
          <p className={styles.honest}>
            This is a first-order argument: slopes are exact for very small changes of ink, and the
            network is not a straight line. Erasing ink tries how far it carries.
          </p>
        </div>
        <div className={styles.after}>
          <div className={styles.small}>
            <PixelImage
              pixels={argument?.erasure?.image ?? null}
              width={side}
              height={side}
              label="The image with that ink erased"
            />
          </div>
          <p>
            now read as{' '}
            <output aria-label="Verdict after erasing">{argument?.erasure?.verdict}</output>
          </p>
        </div>
        <Readings rows={rowsOf(argument, erase)} />
      </div>
    </FigureFrame>
  );
}

function choices(own: number | undefined, other: number | undefined) {
  if (own === undefined) return [{ value: '', label: '–' }];
  return digits
    .filter((name) => name !== String(other))
    .map((name) => ({ value: name, label: `a ${name}` }));
}

function imageSentence(
  { image, label, hand }: ReturnType<typeof useImageInHand>,
  argument: Argument | null,
  untrained: boolean,
) {
  if (image === null) return hand.source === 'own' ? 'Draw a digit here.' : 'on its way';
  if (argument === null) return 'asking the network';
  const { verdict } = argument;
  return (
    <>
      {label === null ? '' : `a ${String(label)}, `}
      {untrained && 'by the untrained network '}read as{' '}
      <b data-right={label === null ? undefined : verdict === label}>{verdict}</b>
    </>
  );
}

/** Names as wide before the network has answered as after: no line breaks anew. */
function rowsOf(argument: Argument | null, erase: number): readonly (readonly [string, string])[] {
  const { pro, contra, weighed, erasure } = argument ?? {};
  const output = (digit: number | undefined) => `z${digit === undefined ? '…' : subscript(digit)}`;
  const total = weighed ? sumOf(weighed.shares) : null;
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : withSign(value);
  return [
    [`${output(pro)} − ${output(contra)}, the weighted sums`, text(weighed?.difference)],
    ['all pixels’ shares together', text(total)],
    [
      'the rest: biases and bends',
      text(weighed && total !== null ? weighed.difference - total : null),
    ],
    [`erasing ${String(erasure?.count ?? erase)} pixels, foretold`, text(erasure?.foretold)],
    ['what came of it', text(erasure?.came)],
  ];
}

const withSign = (value: number) => `${value > 0.005 ? '+' : ''}${signed(value, 2)}`;

interface MapProps {
  readonly title: string;
  readonly values: Float32Array | null;
  readonly argument: Argument | null;
  readonly sentence: string;
}

function Map({ title, values, argument, sentence }: MapProps) {
  const scale = useMemo(() => (values === null ? 1 : colourScale(values)), [values]);
  return (
    <div>
      <h4>{title}</h4>
      <div className={styles.sheet}>
        <SignedImage
          values={values ?? nothing}
          width={side}
          height={side}
          scale={scale}
          label={
            values === null || argument === null
              ? ''
              : `${title} for ${String(argument.pro)} (blue) and for ${String(argument.contra)} (orange), pixel by pixel`
          }
        />
      </div>
      <p className={styles.key} data-known={values !== null}>
        <SignedRamp low={<>for {argument?.contra ?? 0}</>} high={<>for {argument?.pro ?? 0}</>} />
        <span>full colour: {scale}</span>
      </p>
      <p>{sentence}</p>
    </div>
  );
}
