// A number that can be typed, with a sentence when what was typed is none. Page thread.
import { useId, useState } from 'react';
import { plain } from '../signed.ts';
import styles from './backprop-stepper.module.css';

interface NumberCellProps {
  /** Its accessible name, such as w²₁₁. */
  readonly name: string;
  readonly value: number;
  /** It can be from minus this to this. */
  readonly limit: number;
  readonly onChange: (value: number) => void;
}

export function NumberCell({ name, value, limit, onChange }: NumberCellProps) {
  const id = useId();
  /** What is being typed; null: nothing, the value itself is shown. */
  const [draft, setDraft] = useState<string | null>(null);
  const wrong = draft !== null && readNumber(draft, limit) === null;
  return (
    <span className={styles.cell}>
      <input
        type="text"
        inputMode="text"
        aria-label={name}
        aria-invalid={wrong}
        aria-describedby={wrong ? id : undefined}
        value={draft ?? String(value)}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setDraft(text);
          const number = readNumber(text, limit);
          if (number !== null) onChange(number);
        }}
        onBlur={() => setDraft(null)}
      />
      {wrong && (
        <span id={id} role="alert" className={styles.wrong}>
          {name} must be a number from −{limit} to {limit}. It stays {plain(value)}.
        </span>
      )}
    </span>
  );
}

/** Takes a true minus sign and a decimal comma too; null for what is no number within the limit. */
function readNumber(text: string, limit: number): number | null {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  const number = Number(plain);
  return plain !== '' && Math.abs(number) <= limit ? number : null;
}
