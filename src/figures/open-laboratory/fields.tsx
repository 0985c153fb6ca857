// Controls for whatever can be set in a part of a plan. Page thread.
import type { Field } from '../../network/fields.ts';
import { Select } from '../../ui/select.tsx';
import { NumberField } from '../landscape/number-field.tsx';
import { choiceName, settingName } from './words.ts';
import styles from './open-laboratory.module.css';

interface FieldsProps<Value extends object> {
  readonly fields: readonly Field[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

export function Fields<Value extends object>({ fields, value, onChange }: FieldsProps<Value>) {
  return fields.map((field) => (
    <OneField
      key={field.key}
      field={field}
      value={(value as Readonly<Record<string, unknown>>)[field.key]}
      onChange={(next) => onChange({ ...value, [field.key]: next })}
    />
  ));
}

interface OneFieldProps {
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: number | string | boolean) => void;
}

function OneField({ field, value, onChange }: OneFieldProps) {
  const label = settingName(field.key);
  switch (field.kind) {
    case 'number':
      return (
        <NumberField
          label={label}
          value={Number(value)}
          min={field.least}
          max={field.most}
          whole={field.whole}
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <div className={styles.choice}>
          <Select
            label={label}
            value={String(value)}
            options={field.options.map((option) => ({ value: option, label: choiceName(option) }))}
            onChange={onChange}
          />
        </div>
      );
    case 'switch':
      return (
        <label className={styles.switch}>
          {label}
          <input
            type="checkbox"
            checked={value === true}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
        </label>
      );
  }
}

interface KindPickerProps<Value extends { readonly kind: string }> {
  readonly label: string;
  readonly kinds: Readonly<Record<string, { readonly label: string; readonly initial: Value }>>;
  readonly fields: (kind: string) => readonly Field[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One kind of several, and what can be set in it. */
export function KindPicker<Value extends { readonly kind: string }>(props: KindPickerProps<Value>) {
  const { label, kinds, fields, value, onChange } = props;
  return (
    <div className={styles.part}>
      <div className={styles.choice}>
        <Select
          label={label}
          value={value.kind}
          options={Object.entries(kinds).map(([kind, text]) => ({
            value: kind,
            label: text.label,
          }))}
          onChange={(kind) => onChange(kinds[kind]!.initial)}
        />
      </div>
      <Fields key={value.kind} fields={fields(value.kind)} value={value} onChange={onChange} />
    </div>
  );
}
