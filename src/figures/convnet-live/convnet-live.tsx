// A convolutional network in training: its kernels, its maps for a digit, its answer, its curve. Page thread.
import { useEffect, useMemo, useState } from 'react';
import * as v from 'valibot';
import { parameterCount } from '../../network/network-spec.ts';
import { BarList } from '../../ui/bar-list.tsx';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { decadeScale, wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { digitSchema, usePickedDigit, type DigitChoice } from '../convolution/digit-choice.ts';
import { DigitPicker } from '../convolution/digit-picker.tsx';
import {
  convnetPlan,
  firstConvnetPlan,
  hiddenCounts,
  learntKernels,
  mapCounts,
  sizesOf,
  useConvnetRun,
} from '../convnet-run.ts';
import { KeepTraining } from '../digit-runs/keep-training.tsx';
import { useKeep } from '../digit-runs/use-keep.ts';
import type { FigureProps } from '../figure-props.ts';
import { BackendPicker } from '../laboratory/backend-picker.tsx';
import { rateText } from '../laboratory/settings.ts';
import { RunLine } from '../laboratory/run-line.tsx';
import { epochSentence, statusSentence } from '../laboratory/status-line.ts';
import { Troubles } from '../laboratory/troubles.tsx';
import { wholeText, verdictOf } from '../reading.ts';
import { useFigureState, writeLink } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { useInspection } from '../use-inspection.ts';
import { AccuracyPanel } from './accuracy-panel.tsx';
import { MapCards } from './map-cards.tsx';
import { comparesHidden, nothingRemembered, remember } from './remembered.ts';
import styles from './convnet-live.module.css';

const figureId = 'convnet';
const [leastRate, mostRate, mostEpochs] = [0.01, 1, 60];
const schema = v.strictObject({
  digit: digitSchema,
  /** null: whatever the run has. */
  maps: v.nullable(v.picklist(mapCounts)),
  hidden: v.nullable(v.picklist(hiddenCounts)),
  /** Of the network that a link names. */
  learningRate: v.optional(v.pipe(v.number(), v.minValue(leastRate), v.maxValue(mostRate))),
  epochs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostEpochs))),
});
const initial: v.InferOutput<typeof schema> = { digit: 0, maps: null, hidden: null };

const rates = decadeScale(-2, 0, [1, 1.5, 2, 3, 5, 7]);
const epochCounts = wholeScale(1, mostEpochs);
/** Least milliseconds between two drawings of the maps. */
const interval = 200;
/** A sentence in so many milliseconds. */
const spokenInterval = 5000;
/** Epochs that both networks of the exercise must have. */
const compared = 3;
const digits = Array.from({ length: 10 }, (_, digit) => String(digit));

export default function ConvnetLive({ number }: FigureProps) {
  const { state: run, actions } = useConvnetRun();
  const { state, change, reset, problem } = useFigureState(figureId, schema, initial);
  const choose = (digit: DigitChoice) => change({ digit });
  const { image, picker } = usePickedDigit(state.digit, choose, actions.readExamples);
  const { status, plan, position } = run;
  const { keep, room, inSight } = useKeep([{ state: run, actions }]);
  const { maps, hidden } = sizesOf(plan);
  const settings = { learningRate: plan.optimiser.learningRate, epochs: plan.epochs };

  const paced = usePaced(run, interval);
  const kernels = useMemo(() => learntKernels(paced.parameters, paced.plan), [paced]);
  const alive = status !== 'idle' && status !== 'failed';
  const of = useMemo(
    () =>
      alive ? ({ kind: 'given', inputs: image.values, targets: null, count: 1 } as const) : null,
    [alive, image],
  );
  const inspection = useInspection(actions.inspect, of, paced.position);
  const layers = inspection?.layers ?? [];
  const outputs = layers.at(-1)?.outputs ?? null;
  /** Of another number of maps: asked before the network was built anew. */
  const fits = layers.length === plan.network.layers.length && kernels.length === maps;
  const verdict = outputs && verdictOf(outputs);
  const spoken = usePaced(epochSentence(run), spokenInterval);

  const [memory, setMemory] = useState(nothingRemembered);
  const remembered = remember(memory, run);
  if (remembered !== memory) setMemory(remembered);
  useReportGoal('hidden-helps', comparesHidden(memory, compared));

  const startAnew = (nextMaps: number, nextHidden: number) => {
    const training = status === 'training';
    actions.reset(convnetPlan(nextMaps, nextHidden, settings));
    if (training) actions.train();
  };
  // The first view is the network before training: built as soon as it can be seen.
  const { open } = actions;
  const linked = state.maps !== null && state.hidden !== null;
  useEffect(() => {
    if (inSight === true && status === 'idle' && !linked) open();
  }, [inSight, status, linked, open]);
  // A link that names a network brings it, once, unless the run is at work on something.
  useEffect(() => {
    if (state.maps === null || state.hidden === null || status !== 'idle') return;
    change({ maps: null, hidden: null });
    actions.reset(convnetPlan(state.maps, state.hidden, state));
  }, [state, status, change, actions]);

  return (
    <FigureFrame
      title="A convolutional network at work"
      number={number}
      room={room}
      run={
        <div className={styles.run}>
          <RunLine state={run} />
          <FigureTools
            onReset={() => {
              reset();
              actions.reset(firstConvnetPlan);
              keep.set(false);
            }}
            link={() =>
              writeLink(location.href, figureId, { digit: state.digit, maps, hidden, ...settings })
            }
          />
        </div>
      }
      tryThis="train it for an epoch, and watch the kernels take shape. Draw a digit of your own and see which map finds which of its strokes. Then take 20 maps, with and without the hidden layer: the dashed line is the published run with 20 maps and 100 hidden units."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <Troubles state={run} actions={actions} />
      <div className={styles.parts}>
        <div className={styles.controls}>
          <div className={styles.buttons}>
            <Button
              primary={status !== 'training'}
              inactive={
                status === 'training' || (status === 'ended' && position.epoch >= plan.epochs)
              }
              onClick={actions.train}
            >
              Train
            </Button>
            <Button
              primary={status === 'training'}
              inactive={status !== 'training' && status !== 'opening'}
              onClick={actions.pause}
            >
              Pause
            </Button>
            <Button onClick={actions.step}>Step</Button>
          </div>
          <KeepTraining {...keep} />
          <p className={styles.status}>{statusSentence(run)}</p>
          <Select
            label="Maps"
            value={String(maps)}
            options={mapCounts.map((count) => ({ value: String(count), label: String(count) }))}
            onChange={(count) => startAnew(Number(count), hidden)}
          />
          <Select
            label="Hidden layer"
            value={String(hidden)}
            options={hiddenCounts.map((count) => ({
              value: String(count),
              label: count === 0 ? 'none' : `${String(count)} units`,
            }))}
            onChange={(count) => startAnew(maps, Number(count))}
          />
          <p className={styles.note}>
            {wholeText(parameterCount(plan.network))} parameters. Another choice starts anew.
          </p>
          <Slider
            label="Learning rate"
            symbol="η"
            value={plan.optimiser.learningRate}
            scale={rates}
            format={rateText}
            describe={rateText}
            onChange={(learningRate) => actions.tweak({ learningRate })}
          />
          <Slider
            label="Epochs"
            value={plan.epochs}
            scale={epochCounts}
            format={String}
            describe={(epochs) => `${String(epochs)} epochs`}
            onChange={(epochs) => actions.tweak({ epochs })}
          />
        </div>
        <div className={styles.curve}>
          <AccuracyPanel state={run} memory={memory} />
        </div>
        <div className={styles.answer}>
          <h4>What it reads</h4>
          <BarList
            label="Outputs of the convnet"
            items={digits.map((name, index) => ({ name, share: outputs?.[index] ?? null }))}
            top={verdict}
          />
          <p className={styles.verdict}>
            {position.step === 0 ? 'untrained' : 'it reads'}{' '}
            <output aria-label="Verdict of the convnet">{verdict}</output>
          </p>
        </div>
      </div>
      <DigitPicker {...picker} />
      <div className={styles.maps}>
        <MapCards
          kernels={kernels}
          expected={maps}
          activations={fits ? (layers[1]?.outputs ?? null) : null}
          pooled={fits ? (layers[2]?.outputs ?? null) : null}
        />
      </div>
      <BackendPicker backends={run.backends} reason={run.backendReason} onMove={actions.move} />
      <LiveRegion>{spoken}</LiveRegion>
    </FigureFrame>
  );
}
