// Which points, which network, how fast: all but single points. Page thread. Not drawn again while the run goes on.
import { memo } from 'react';
import { Select } from '../../ui/select.tsx';
import { decadeScale, wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { mostLayers, mostUnits, type Settings } from './settings.ts';
import styles from './decision-region.module.css';

const rates = decadeScale(-3, 1, [1, 2, 3, 5]);
const counts = wholeScale(0, mostLayers);
const units = wholeScale(1, mostUnits);
const seeds = wholeScale(1, 99);

interface ControlsProps {
  readonly settings: Settings;
  readonly change: (change: Partial<Settings>) => void;
}

export const Controls = memo(function Controls({ settings, change }: ControlsProps) {
  const { hidden } = settings;
  const resize = (count: number): Partial<Settings> => ({
    hidden: Array.from({ length: count }, (_, index) => hidden[index] ?? hidden.at(-1) ?? 4),
  });
  return (
    <div className={styles.settings}>
      <Select
        label="Points"
        value={settings.own === null ? settings.set : 'own'}
        options={[
          { value: 'circle', label: 'a disc in a ring' },
          { value: 'xor', label: 'XOR, four quarters' },
          { value: 'spiral', label: 'two spirals' },
          ...(settings.own === null ? [] : [{ value: 'own' as const, label: 'yours' }]),
        ]}
        onChange={(set) => {
          if (set !== 'own') change({ set, own: null });
        }}
      />
      <Select
        label="Hidden units"
        value={settings.activation}
        options={[
          { value: 'tanh', label: 'tanh' },
          { value: 'sigmoid', label: 'sigmoid' },
          { value: 'relu', label: 'ReLU' },
        ]}
        onChange={(activation) => change({ activation })}
      />
      <Slider
        label="Hidden layers"
        value={hidden.length}
        scale={counts}
        format={String}
        describe={(value) => `${String(value)} hidden layers`}
        onChange={(count) => change(resize(count))}
      />
      {hidden.map((size, index) => (
        <Slider
          key={index}
          label={hidden.length === 1 ? 'Units' : `Units of layer ${String(index + 1)}`}
          value={size}
          scale={units}
          format={String}
          describe={(value) => `${String(value)} units`}
          onChange={(value) =>
            change({ hidden: hidden.map((old, j) => (j === index ? value : old)) })
          }
        />
      ))}
      <Slider
        label="Learning rate"
        symbol="η"
        value={settings.learningRate}
        scale={rates}
        format={String}
        describe={(value) => `learning rate ${String(value)}`}
        onChange={(rate) => change({ learningRate: rate })}
      />
      <Slider
        label="First weights"
        value={settings.seed}
        scale={seeds}
        format={(value) => `draw ${String(value)}`}
        describe={(value) => `draw ${String(value)}`}
        onChange={(seed) => change({ seed })}
      />
    </div>
  );
});
