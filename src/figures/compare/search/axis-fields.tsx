// One setting that a search varies: which, from where to where, in which steps. Page thread.
import { Notice } from '../../../ui/notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { NumberField } from '../../landscape/number-field.tsx';
import { numberText } from '../differences/names.ts';
import { mostSteps, usualAxis, type Axis, type SearchAxis } from './search-plan.ts';
import styles from './search.module.css';
import type { Setting } from './settings.ts';

interface AxisFieldsProps {
  readonly title: string;
  readonly axis: Axis;
  /** Whether steps are taken; at random there are none. */
  readonly grid: boolean;
  readonly settings: readonly Setting[];
  readonly onChange: (axis: SearchAxis) => void;
  /** null: it is the only one, or the first. */
  readonly onRemove: (() => void) | null;
}

const scales = [
  { value: 'log', label: 'equal ratios' },
  { value: 'linear', label: 'equal steps' },
] as const;

export function AxisFields(props: AxisFieldsProps) {
  const { title, axis, grid, settings, onChange, onRemove } = props;
  const { of, values, problem } = axis;
  const { setting, from, to, scale, steps } = axis;
  const plain: SearchAxis = { setting, from, to, scale, steps };
  return (
    <div className={styles.axis} role="group" aria-label={of.label}>
      <div className={styles.setting}>
        <Select
          label={title}
          value={of.id}
          options={settings.map(({ id, label }) => ({ value: id, label }))}
          onChange={(id) => {
            const next = settings.find((one) => one.id === id);
            if (next) onChange(usualAxis(next, steps));
          }}
        />
        {onRemove !== null && (
          <button type="button" onClick={onRemove}>
            Leave out<span className="sr-only"> {of.label}</span>
          </button>
        )}
      </div>
      <NumberField
        label="From"
        value={from}
        min={of.least}
        max={of.most}
        whole={of.whole}
        onChange={(value) => onChange({ ...plain, from: value })}
      />
      <NumberField
        label="To"
        value={to}
        min={of.least}
        max={of.most}
        whole={of.whole}
        onChange={(value) => onChange({ ...plain, to: value })}
      />
      <Select
        label="In"
        value={scale}
        options={scales}
        onChange={(value) => onChange({ ...plain, scale: value })}
      />
      {grid && (
        <NumberField
          label="Values"
          value={steps}
          min={2}
          max={mostSteps}
          whole
          onChange={(value) => onChange({ ...plain, steps: value })}
        />
      )}
      {problem !== null ? (
        <Notice tone="error">{problem}</Notice>
      ) : (
        grid && <p>{values.map(numberText).join(', ')}</p>
      )}
    </div>
  );
}
