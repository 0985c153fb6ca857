// Three published experiments that can be rerun in place, each over its published curve. Page thread.
import * as v from 'valibot';
import { trainingSize } from '../../network/dataset.ts';
import { parameterCount } from '../../network/network-spec.ts';
import { presetOf, type Preset } from '../../network/presets/index.ts';
import { publishedCurve } from '../../network/presets/published-curves.ts';
import { useRun } from '../../training/use-run.ts';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { LinePlot } from '../../ui/line-plot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { Select } from '../../ui/select.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import bench from '../digit-runs/bench.module.css';
import { RunProblems } from '../digit-runs/run-problems.tsx';
import { TrainButtons } from '../digit-runs/train-buttons.tsx';
import { useKeep, type Keep } from '../digit-runs/use-keep.ts';
import type { FigureProps } from '../figure-props.ts';
import { accuracyPlot, accuracyTable, publishedPoints } from '../laboratory/curves.ts';
import {
  durationText,
  latestTest,
  percentRight,
  percentText,
  speedText,
  wholeText,
} from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';

const names = ['softmax-regression', 'mlp-625-sigmoid', 'mlp-625-625-relu-dropout'] as const;
const schema = v.strictObject({ preset: v.picklist(names) });
const initial: v.InferOutput<typeof schema> = { preset: 'softmax-regression' };

/** Milliseconds between two drawings of the plot. */
const interval = 250;

const found = names.map((name) => {
  const preset = presetOf(name);
  if (preset === undefined) throw new Error(`no preset ${name}`);
  return { name, preset };
});

export default function PublishedRuns({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('published', schema, initial);
  const { preset } = found.find(({ name }) => name === state.preset)!;
  const run = useRun(`preset-${state.preset}`, preset.plan);
  const { keep, room } = useKeep([run]);
  return (
    <FigureFrame
      title="Three published runs"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            run.actions.reset();
            reset();
            keep.set(false);
          }}
          link={link}
        />
      }
      tryThis="train the network without a hidden layer first: it takes a minute or two. The dashed line is what was published."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={bench.columns}>
        <Select
          label="Experiment"
          value={state.preset}
          options={found.map(({ name, preset: { title } }) => ({ value: name, label: title }))}
          onChange={(name) => {
            // What is no longer shown is off the screen too.
            if (!keep.on && run.state.status === 'training') run.actions.pause();
            change({ preset: name });
          }}
        />
        <p className={bench.status}>
          {preset.id}: published, {preset.published.figure}. {preset.published.source}.
        </p>
      </div>
      <PresetRun key={preset.id} name={state.preset} preset={preset} run={run} keep={keep} />
    </FigureFrame>
  );
}

interface PresetRunProps {
  readonly name: (typeof names)[number];
  readonly preset: Preset;
  readonly run: ReturnType<typeof useRun>;
  readonly keep: Keep;
}

function PresetRun({ name, preset, run, keep }: PresetRunProps) {
  const { state } = run;
  const paced = usePaced(state, interval);
  const curve = publishedCurve(name);
  const latest = latestTest(state);
  const best = Math.max(0, ...state.epochs.map(({ test }) => percentRight(test)));
  const left = (state.plan.epochs - state.position.epoch) * trainingSize(state.plan.data);
  const speed = state.examplesPerSecond;
  return (
    <>
      <RunProblems runs={[{ name: preset.title, ...run }]} />
      <div className={bench.columns}>
        <div className={bench.controls}>
          <TrainButtons runs={[run]} label="Train" keep={keep} />
          <Readings
            rows={[
              ['weights', wholeText(parameterCount(preset.plan.network))],
              ['epoch', `${state.position.epoch.toFixed(1)} of ${String(state.plan.epochs)}`],
              ['test accuracy', latest ? percentText(percentRight(latest.evaluation)) : '–'],
              ['best so far', best > 0 ? `${best.toFixed(2)} %` : '–'],
              ['images/s', speed === null ? '–' : speedText(speed)],
              ['time left', speed === null ? '–' : durationText(left / speed)],
            ]}
          />
        </div>
        <LinePlot
          {...accuracyPlot(paced, publishedPoints(curve, paced.plan.epochs))}
          title="Accuracy on the test images"
          note="percent, by epoch"
          summary={`Test accuracy by epoch; yours stands at ${best > 0 ? percentText(best) : 'nothing yet'} at best.`}
          height={240}
          table={() => accuracyTable(paced, curve)}
        />
      </div>
    </>
  );
}
