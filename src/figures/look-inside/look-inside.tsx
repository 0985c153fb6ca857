// Inside the laboratory's network at any moment: weights, gradients, activations and errors of every layer, as histograms
// and as images. Page thread; the network is asked in the worker, and only while the figure is in sight.
import { memo, useCallback, useMemo, useState } from 'react';
import * as v from 'valibot';
import { checkedShapes, parameterCount, type LayerShapes } from '../../network/network-spec.ts';
import { sizeOf } from '../../network/layers/layer-definition.ts';
import { weightUses } from '../../network/work.ts';
import type { RunState } from '../../training/run-state.ts';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import type { FigureProps } from '../figure-props.ts';
import { useLaboratoryRun } from '../laboratory-run.ts';
import { OtherData } from '../other-data.tsx';
import { wholeText, verdictOf } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useInSight } from '../use-in-sight.ts';
import type { Inspection } from '../use-inspection.ts';
import { firstHand, handOfLink, handSchema, useImageInHand, type InHand } from './hand.ts';
import { HandTools } from './hand-tools.tsx';
import { ImagePicker } from './image-picker.tsx';
import { LayerDetail } from './layer-detail.tsx';
import { LayerRows, type Column, type LayerView } from './layer-rows.tsx';
import { short } from './numbers.ts';
import { imageInto } from './tiles.ts';
import { useInspected } from './use-inspected.ts';
import styles from './look-inside.module.css';

const figureId = 'inside';
const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const schema = v.strictObject({
  hand: handSchema,
  layer: v.pipe(place, v.maxValue(63)),
  /** As they are, or what has been added to the first ones. */
  weights: v.picklist(['now', 'added']),
  /** null: all of the layer's together. */
  unit: v.nullable(v.pipe(place, v.maxValue(9_999))),
});
type Settings = v.InferOutput<typeof schema>;
const initial: Settings = { hand: firstHand, layer: 0, weights: 'now', unit: null };

/** Least milliseconds between two looks: the eye follows, and neither the page nor the training is kept. */
const interval = 500;
/** Multiplications of one look through the training images, which the training waits for. */
const affordable = 4_000_000;
const mostExamples = 20;
/** Larger networks are copied too slowly to be looked through while they train. */
const mostParameters = 3_000_000;

export default function LookInside({ number }: FigureProps) {
  useState(() => handOfLink(figureId, schema));
  const { state, change, reset, problem } = useFigureState(figureId, schema, initial);
  const { state: run } = useLaboratoryRun();
  const [room, inSight] = useInSight<HTMLElement>();
  const paced = usePaced(run, interval);
  /** Off the screen it stands still. */
  const [seen, setSeen] = useState(paced);
  if (inSight && seen !== paced) setSeen(paced);
  return (
    <FigureFrame
      title="Look inside"
      number={number}
      room={room}
      run={<HandTools run={run} figure={figureId} state={state} reset={reset} />}
      tryThis="train for an epoch and watch the histograms: which layer’s weights move, and whose gradient fades as the cost falls? Press a layer, then go through its units. Build one with convolutions above, and see its filters beside the maps that they make."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <OtherData data={run.plan.data} />
      <Inside run={seen} inSight={inSight} {...state} change={change} />
    </FigureFrame>
  );
}

interface InsideProps extends Settings {
  readonly run: RunState;
  readonly inSight: boolean;
  readonly change: (change: Partial<Settings>) => void;
}

const Inside = memo(function Inside(props: InsideProps) {
  const { run, inSight, layer, unit, weights, change } = props;
  const { network } = run.plan;
  const shapes = useMemo(() => checkedShapes(network), [network]);
  const small = parameterCount(network) <= mostParameters;
  const image = useImageInHand();
  const forImage = useForImage(run, inSight && small, shapes, image);
  const [examples, forTraining] = useForTraining(run, inSight && small, shapes);

  const layers = useMemo(
    () =>
      network.layers.map((spec, index): LayerView => {
        const own = shapes[index]!;
        const learnt = run.parameters?.[index] ?? null;
        const size = own.parameters && sizeOf(own.parameters.weights);
        const known = learnt !== null && learnt.weights.length === size ? learnt : null;
        return {
          spec,
          shapes: own,
          weights: known?.weights ?? null,
          first: run.firstParameters?.[index]?.weights ?? null,
          biases: known?.biases ?? null,
          gradient: forTraining?.layers[index]?.gradient?.whole?.weights ?? null,
          outputs: forImage?.layers[index]?.outputs ?? null,
          errors: forImage?.layers[index]?.errors ?? null,
          noErrors:
            forImage !== null &&
            forImage.inputErrors !== null &&
            forImage.layers[index]!.errors === null,
        };
      }),
    [network, shapes, run.parameters, run.firstParameters, forImage, forTraining],
  );
  const chosen = Math.min(layer, layers.length - 1);
  const { output } = shapes[chosen]!;
  const shownUnit = unit === null ? null : Math.min(unit, output.at(-1)! - 1);
  const choose = useCallback((next: number) => change({ layer: next, unit: null }), [change]);
  const chooseUnit = useCallback((next: number | null) => change({ unit: next }), [change]);
  const chooseWeights = useCallback(
    (next: Settings['weights']) => change({ weights: next }),
    [change],
  );
  const { name, label } = image;
  const { parameters: learnt } = shapes[chosen]!;
  const norm = forTraining?.layers[chosen]?.gradient?.weightsNorm ?? null;
  const { noErrors } = layers[chosen]!;
  const isTiled = imageInto(network, shapes, chosen) !== null;
  const sentences = useMemo((): Readonly<Record<Column, string>> => {
    const images = examples === 1 ? 'one training image' : `${String(examples)} training images`;
    return {
      weights:
        learnt?.weights.length === 4
          ? 'A kernel for each map.'
          : isTiled
            ? 'A tile for each unit.'
            : 'A row for each unit.',
      gradient: `Of the mean cost of ${images}${norm === null ? '' : `; its length is ${short(norm)}`}.`,
      outputs: `For ${name}.`,
      errors: errorsSentence(label, noErrors),
    };
  }, [examples, norm, name, label, noErrors, learnt, isTiled]);

  return (
    <>
      <div className={styles.hand}>
        <div className={styles.thumb}>
          <PixelImage pixels={image.image} width={28} height={28} label={name} />
        </div>
        <ImagePicker run={run} />
        <p>{handSentence(image, forImage, run)}</p>
      </div>
      {!small && (
        <Notice tone="note">
          With {wholeText(parameterCount(network))} parameters this network is too large to be
          looked through while it trains: only its weights are shown.
        </Notice>
      )}
      <LayerRows layers={layers} chosen={chosen} onChoose={choose} />
      <LayerDetail
        network={network}
        layers={layers}
        layer={chosen}
        unit={shownUnit}
        onUnit={chooseUnit}
        weights={weights}
        onWeights={chooseWeights}
        sentences={sentences}
      />
    </>
  );
});

/** The image in hand, forwards, and backwards too where it is known what it is. */
function useForImage(
  run: RunState,
  inSight: boolean,
  shapes: readonly LayerShapes[],
  { hand, image, label }: InHand,
): Inspection | null {
  const classes = shapes.at(-1)!.output[0]!;
  const of = useMemo(() => {
    if (image === null) return null;
    const targets = label === null || label >= classes ? null : new Float32Array(classes);
    if (targets !== null && label !== null) targets[label] = 1;
    return { kind: 'given', inputs: image, targets, count: 1 } as const;
  }, [image, label, classes]);
  const subject = hand.source === 'own' ? 'own' : String(hand.index);
  return useInspected({ of, subject, whole: false, run, shapes, inSight })?.found ?? null;
}

/** Some training images, for the gradient of their cost. */
function useForTraining(
  run: RunState,
  inSight: boolean,
  shapes: readonly LayerShapes[],
): readonly [examples: number, found: Inspection | null] {
  const { network } = run.plan;
  const examples = Math.max(
    1,
    Math.min(mostExamples, Math.floor(affordable / weightUses(network))),
  );
  const of = useMemo(() => {
    const indices = Uint32Array.from({ length: examples }, (_, index) => index);
    return { kind: 'examples', split: 'training', indices } as const;
  }, [examples]);
  const answer = useInspected({ of, subject: 'training', whole: true, run, shapes, inSight });
  return [examples, answer?.found ?? null];
}

function errorsSentence(label: number | null, none: boolean): string {
  if (label === null) return 'Say what the drawing is meant to be, and the errors can be told.';
  if (none) return 'Here it cancels with the cost’s derivative: see the layer before.';
  return `How the cost of reading this ${String(label)} changes with each output.`;
}

function handSentence({ image, label, hand }: InHand, found: Inspection | null, run: RunState) {
  if (image === null)
    return hand.source === 'own'
      ? 'Nothing is drawn on the pad yet.'
      : 'The images are on their way.';
  const outputs = found?.layers.at(-1)?.outputs;
  if (outputs === undefined)
    return run.status === 'failed' ? 'The run has failed.' : 'Asking the network.';
  const verdict = verdictOf(outputs);
  return (
    <>
      {label !== null && <>A {label}, </>}
      {run.position.step === 0 ? 'by the untrained network ' : ''}read as{' '}
      <b data-right={label === null ? undefined : verdict === label}>{verdict}</b>, at{' '}
      {outputs[verdict]!.toFixed(2)}
    </>
  );
}
