// What the hidden units of a deep network compute, and how its weights begin: the two choices of every figure of depths. Page thread.
import { activationText } from '../../network/activations/index.ts';
import { Select } from '../../ui/select.tsx';
import { hiddenActivations, startNames, starts } from './deep-plan.ts';

interface Choices {
  readonly activation: (typeof hiddenActivations)[number];
  readonly start: (typeof startNames)[number];
}

interface DeepSelectsProps extends Choices {
  readonly onChange: (change: Partial<Choices>) => void;
}

export function DeepSelects({ activation, start, onChange }: DeepSelectsProps) {
  return (
    <>
      <Select
        label="Hidden units"
        value={activation}
        options={hiddenActivations.map((value) => ({
          value,
          label: activationText(value).label,
        }))}
        onChange={(value) => onChange({ activation: value })}
      />
      <Select
        label="First weights"
        value={start}
        options={startNames.map((value) => ({ value, label: starts[value].name }))}
        onChange={(value) => onChange({ start: value })}
      />
    </>
  );
}
