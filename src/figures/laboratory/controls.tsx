// The laboratory's buttons and sliders. Page thread.
import { memo, useState } from 'react';
import { activationText } from '../../network/activations/index.ts';
import { parameterCount } from '../../network/network-spec.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { RunActions, RunStatus } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Slider } from '../../ui/slider.tsx';
import { wholeText } from '../reading.ts';
import { planWith, rateText, scales, settingsOf, type Settings } from './settings.ts';
import styles from './controls.module.css';

interface ButtonsProps {
  readonly status: RunStatus;
  /** No epoch is left to train. */
  readonly done: boolean;
  readonly actions: RunActions;
}

export const Buttons = memo(function Buttons({ status, done, actions }: ButtonsProps) {
  const training = status === 'training';
  const pausable = training || status === 'opening';
  return (
    <div className={styles.buttons}>
      <Button primary={!training} inactive={training || done} onClick={actions.train}>
        Train
      </Button>
      <Button primary={training} inactive={!pausable} onClick={actions.pause}>
        Pause
      </Button>
      <Button onClick={actions.step}>Step</Button>
      <Button onClick={() => actions.reset()}>Reset</Button>
    </div>
  );
});

interface SlidersProps {
  readonly plan: TrainingPlan;
  /** A change that starts anew goes on training if it trained before. */
  readonly training: boolean;
  readonly actions: RunActions;
}

export const Sliders = memo(function Sliders({ plan, training, actions }: SlidersProps) {
  const settings = settingsOf(plan);
  const startAnew = (change: Partial<Settings>) => {
    actions.reset(planWith({ ...settings, ...change }));
    if (training) actions.train();
  };
  return (
    <div className={styles.sliders}>
      <Slider
        label="Learning rate"
        symbol="η"
        value={settings.learningRate}
        scale={scales.learningRate}
        format={rateText}
        describe={rateText}
        onChange={(learningRate) => actions.tweak({ learningRate })}
      />
      <Slider
        label="Mini-batch size"
        value={settings.batchSize}
        scale={scales.batchSize}
        format={String}
        describe={(size) => `${String(size)} images a step`}
        onChange={(batchSize) => actions.tweak({ batchSize })}
      />
      <DearSlider
        label="Hidden units"
        value={settings.hiddenUnits}
        scale={scales.hiddenUnits}
        format={String}
        describe={(units) => (units === 0 ? 'no hidden layer' : `${String(units)} units`)}
        onCommit={(hiddenUnits) => startAnew({ hiddenUnits })}
        note={(hiddenUnits) =>
          `${wholeText(parameterCount(planWith({ ...settings, hiddenUnits }).network))} parameters. Changing this starts anew.`
        }
      />
      <Slider
        label="Epochs"
        value={settings.epochs}
        scale={scales.epochs}
        format={String}
        describe={(epochs) => `${String(epochs)} epochs`}
        onChange={(epochs) => actions.tweak({ epochs })}
      />
      <details className={styles.more}>
        <summary>More settings</summary>
        <div className={styles.sliders}>
          <Slider
            label="L2 strength"
            symbol="λ"
            value={settings.lambda}
            scale={scales.lambda}
            format={String}
            describe={(lambda) => (lambda === 0 ? 'none' : String(lambda))}
            onChange={(lambda) => actions.tweak({ lambda })}
          />
          <DearSlider
            label="Seed"
            value={settings.seed}
            scale={scales.seed}
            format={String}
            describe={(seed) => `number ${String(seed)}`}
            onCommit={(seed) => startAnew({ seed })}
            note={() => 'Other first weights, another order. Starts anew.'}
          />
          <Select
            label="Hidden activation"
            value={settings.activation}
            options={activations}
            onChange={(activation) => startAnew({ activation })}
          />
        </div>
      </details>
    </div>
  );
});

const activations = (['sigmoid', 'tanh', 'relu'] as const).map((value) => ({
  value,
  label: activationText(value).label,
}));

interface DearSliderProps extends Omit<
  Parameters<typeof Slider>[0],
  'onChange' | 'onCommit' | 'note'
> {
  readonly onCommit: (value: number) => void;
  readonly note: (value: number) => string;
}

/** For a setting that starts the run anew: it follows the thumb on its own, and acts when the thumb is let go. */
function DearSlider({ value, onCommit, note, ...slider }: DearSliderProps) {
  const [draft, setDraft] = useState<number | null>(null);
  return (
    <Slider
      {...slider}
      value={draft ?? value}
      onChange={setDraft}
      onCommit={(final) => {
        setDraft(null);
        if (final !== value) onCommit(final);
      }}
      note={note(draft ?? value)}
    />
  );
}
