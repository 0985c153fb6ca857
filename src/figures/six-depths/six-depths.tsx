// Networks of one to six hidden layers side by side, a thermometer in every layer, while all of them train. Page thread.
import { useMemo } from 'react';
import * as v from 'valibot';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { DataProblem } from '../data-problem.tsx';
import { DeepButtons } from '../depth/deep-buttons.tsx';
import { deepPlan, hiddenActivations, startNames } from '../depth/deep-plan.ts';
import { DeepSelects } from '../depth/deep-selects.tsx';
import { Thermometers } from '../depth/thermometers.tsx';
import { useDeepRun } from '../depth/use-deep-run.ts';
import type { FigureProps } from '../figure-props.ts';
import { useInsides } from '../gradient-thermometer/use-insides.ts';
import { latestTest, percentRight, percentText } from '../reading.ts';
import { scientific } from '../scientific.ts';
import { useFigureState } from '../state/figure-state.ts';
import { usePauseOffScreen } from '../use-pause-off-screen.ts';
import styles from './six-depths.module.css';

const schema = v.strictObject({
  activation: v.picklist(hiddenActivations),
  start: v.picklist(startNames),
});
type Settings = v.InferOutput<typeof schema>;
/** CSS pixels of the list: below, there are fewer than three columns, and low thermometers. */
const threeColumns = 821;
/** Least milliseconds between two looks at a network: six of them are looked at. */
const interval = 750;
const initial: Settings = { activation: 'sigmoid', start: 'fanIn' };

export default function SixDepths({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('depths', schema, initial);
  const networks = [
    useDepth(1, state),
    useDepth(2, state),
    useDepth(3, state),
    useDepth(4, state),
    useDepth(5, state),
    useDepth(6, state),
  ];
  const training = networks.some(({ run }) => run.training);
  const unfinished = networks.filter(({ run }) => run.state.status !== 'ended');
  const actions = {
    train: () => {
      for (const { run, plan } of unfinished.length > 0 ? unfinished : networks) {
        if (['ended', 'failed'].includes(run.state.status)) run.actions.reset(plan);
        run.actions.train();
      }
    },
    pause: () => {
      for (const { run } of networks) if (run.training) run.actions.pause();
    },
  };
  const [list, width] = useWidth<HTMLUListElement>();
  const { room } = usePauseOffScreen(training, actions);

  return (
    <FigureFrame
      title="Six depths at once"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            reset();
            for (const { layers, run } of networks) run.actions.reset(planFor(layers, initial));
          }}
          link={link}
        />
      }
      tryThis="train all six with sigmoids, and see in which order the red thermometers rise. Then ReLUs, with He’s first weights."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <DataProblem
        problem={networks[0]!.run.state.dataProblem}
        onRetry={networks[0]!.run.actions.retryData}
      />
      {networks.map(({ layers, run }) =>
        run.state.status === 'failed' && run.state.problem ? (
          <Notice key={layers} tone="error">
            {nameOf(layers)}: {run.state.problem.message} {run.state.problem.hint}
          </Notice>
        ) : null,
      )}
      <div className={styles.controls}>
        <DeepSelects {...state} onChange={change} />
        <DeepButtons
          runs={networks.map(({ run }) => run)}
          label="Train all six"
          onPress={training ? actions.pause : actions.train}
          onFirstWeights={() => {
            for (const { run, plan } of networks) run.actions.reset(plan);
          }}
        />
      </div>
      <ul ref={list} className={styles.networks} aria-label="Networks of one to six hidden layers">
        {networks.map(({ layers, norms, ratio, epoch, right }) => (
          <li key={layers}>
            <h4>{nameOf(layers)}</h4>
            <Thermometers norms={norms} count={layers + 1} low={width < threeColumns} />
            <p>
              first ÷ output <b>{ratio === null ? '–' : scientific(ratio)}</b>, epoch <b>{epoch}</b>
              , right <b>{right}</b>
            </p>
          </li>
        ))}
      </ul>
    </FigureFrame>
  );
}

const nameOf = (layers: number) =>
  layers === 1 ? '1 hidden layer' : `${String(layers)} hidden layers`;

/** η 0.1 and seed 1, as the figure before begins. */
const planFor = (layers: number, { activation, start }: Settings) =>
  deepPlan({ layers, activation, start, eta: 0.1, seed: 1 });

/** One of the networks. */
function useDepth(layers: number, settings: Settings) {
  const plan = useMemo(() => planFor(layers, settings), [layers, settings]);
  const run = useDeepRun(`depths-${String(layers)}`, plan);
  const { moments } = useInsides(plan, run.state, run.actions.inspect, interval, false);
  const norms = moments.at(-1)?.norms ?? null;
  const test = run.state.position.step === 0 ? null : latestTest(run.state);
  return {
    layers,
    plan,
    run,
    norms,
    ratio: norms && norms[0]! / norms.at(-1)!,
    epoch: run.state.position.epoch.toFixed(1),
    right: test === null ? '–' : percentText(percentRight(test.evaluation)),
  };
}
