// A labelled choice of one among a few. Page thread, domain-free.
import { useId } from 'react';
import styles from './select.module.css';

interface SelectProps<Choice extends string> {
  readonly label: string;
  readonly value: Choice;
  readonly options: readonly { readonly value: Choice; readonly label: string }[];
  readonly onChange: (value: Choice) => void;
}

export function Select<Choice extends string>(props: SelectProps<Choice>) {
  const { label, value, options, onChange } = props;
  const id = useId();
  return (
    <div className={styles.select}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
